import * as v from 'valibot';
import { type AnswerFile, AnswerFileSchema, type EntryType } from '../../appeal/appeal.ts';
import { openBody } from '../log-book/private-body.ts';
import type { RootKey } from '../root-key.ts';

/** An entry as `findAppeal` brings it. */
export interface EntryRow {
  readonly type: EntryType;
  readonly at: string;
  /** The entry's canonical JSON. */
  readonly leaf: string;
  /** `events.sealed`, base64. */
  readonly sealed: string | null;
  /** The name of the official who made it. */
  readonly name: string | null;
  /** The name of the official whom it makes the executor. */
  readonly executor: string | null;
}

/** An entry, opened. */
export interface OpenedEntry {
  readonly type: EntryType;
  readonly at: Date;
  readonly by: 'applicant' | 'official' | 'register';
  readonly name: string | null;
  readonly executor: string | null;
  /** The public members and the private ones together; of the latter none once the applicant was erased. */
  readonly says: Readonly<Record<string, unknown>>;
}

const LeafSchema = v.object({
  by: v.string(),
  body: v.optional(v.record(v.string(), v.unknown()), {}),
});

const PrivateSchema = v.record(v.string(), v.unknown());

/** Opens the entries of one appeal. @throws Error where a byte was changed */
export function openEntries(
  rootKey: RootKey,
  appeal: { readonly id: string; readonly agency: string; readonly sealedKey: Buffer | null },
  rows: readonly EntryRow[],
): OpenedEntry[] {
  return rows.map(({ type, at, leaf, sealed, name, executor }) => {
    const { by, body } = v.parse(LeafSchema, JSON.parse(leaf));
    const opened = sealed === null ? null : openBody(rootKey, appeal, Buffer.from(sealed, 'base64'));
    const secret = v.safeParse(PrivateSchema, opened);
    return {
      type,
      at: new Date(at),
      by: by === 'applicant' || by === 'register' ? by : 'official',
      name,
      executor,
      says: { ...body, ...(secret.success ? secret.output : {}) },
    };
  });
}

/** A text of an entry; empty where it has none. */
export function textOf({ says }: OpenedEntry, ...names: readonly string[]): string {
  for (const name of names) {
    const said = says[name];
    if (typeof said === 'string') return said;
  }
  return '';
}

const FilesSchema = v.fallback(v.array(AnswerFileSchema), []);

/** The files that an entry gives with an answer; none once the applicant was erased. */
export function answerFilesOf({ says }: OpenedEntry): AnswerFile[] {
  return v.parse(FilesSchema, says.files);
}
