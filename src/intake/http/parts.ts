import type { Logger } from 'pino';
import type { ArchiveKey } from '../../evidence/wacz/archive-signature.ts';
import type { NoteKey } from '../../register/note-keys.ts';
import type { RegisterDesk } from '../acceptance.ts';
import type { MovedTerms } from '../course/moved-terms.ts';
import type { BlobStore } from '../evidence-store/blob-store.ts';
import type { Law } from '../law.ts';
import type { Witness } from '../log-book/witness.ts';
import type { RateLimit } from '../rate-limit.ts';
import type { RootKey } from '../root-key.ts';
import type { SignatureVerifier } from '../signatures/signature-verifier.ts';
import type { Agencies } from '../store/agencies.ts';
import type { Database } from '../store/database.ts';
import type { UsedProofs } from '../store/used-proofs.ts';
import type { Tally } from '../tally.ts';

/** What the routes stand on. */
export interface AppParts extends Pick<RegisterDesk, 'accept' | 'record' | 'change'> {
  readonly database: Pick<Database, 'reader'>;
  readonly agencies: Agencies;
  readonly rootKey: RootKey;
  /** The public half of the key that signs the log. */
  readonly logKey: NoteKey;
  /** Signs packages of evidence. */
  readonly archiveKey: ArchiveKey;
  /** This intake as a witness of other bodies' logs; `undefined` where it watches none. */
  readonly witness: Witness | undefined;
  readonly law: Law;
  /** Last days of appeals whose term was extended or stopped. */
  readonly movedTerms: MovedTerms;
  /** Whether requests can be served now: the database answers and the intake is not stopping. */
  isReady(): Promise<boolean>;
  /** Where people reach this intake, without a slash at the end. */
  readonly publicUrl: string;
  /** Origins of the intake's own pages, which may show any agency's form. */
  readonly ownOrigins: ReadonlySet<string>;
  /** Absolute path of the built widget's folder. */
  readonly widgetFolder: string;
  /** Verifies citizens' EDS. */
  readonly signatures: SignatureVerifier;
  readonly tokenDays: number;
  /** The proofs of officials' requests that were taken already, by whichever intake. */
  readonly usedProofs: UsedProofs;
  /** Where the files of appeals lie. */
  readonly evidence: BlobStore;
  /** Bytes that may lie there without an appeal that names them. */
  readonly mostWaiting: number;
  readonly trustedProxies: number;
  readonly limits: {
    /** Wrong numbers and tracking codes per network. */
    readonly lookUps: RateLimit;
    /** Wrong enrolment codes per network. */
    readonly enrolments: RateLimit;
    /** Appeals filed through a form, per agency and network. */
    readonly filings: RateLimit;
    /** Searches and challenges that a form asks for, per network. */
    readonly searches: RateLimit;
    /** Questions whether others reported the same, per network. */
    readonly comparisons: RateLimit;
  };
  /** Whether filing on a page takes a proof of work. */
  readonly proofNeeded: boolean;
  /** What was filed on pages lately: what the work is measured by. */
  readonly filed: { readonly byNetwork: Tally; readonly byAgency: Tally };
  readonly log: Logger;
}
