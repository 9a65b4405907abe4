import type { Receipt } from '../../src/appeal/appeal.ts';
import { TRAP_FIELD } from '../../src/appeal/proof-of-work.ts';
import type { WidgetSubmission } from '../../src/appeal/submission.ts';
import type { Outcome } from '../../src/client/outcome.ts';
import { fileWithProof, makeProof } from '../../src/client/proof.ts';
import type { CounterHome } from './counter-home.ts';

/** Milliseconds after which a proof is made anew: the intake takes one for an hour. */
const GOOD_FOR = 50 * 60_000;

/** A proof, ready or being made, and what it is good for. */
interface Prepared {
  readonly agency: string;
  /** Milliseconds since the epoch. */
  readonly until: number;
  readonly proof: ReturnType<typeof makeProof>;
}

type ProvenHome = Pick<CounterHome, 'element' | 'settings' | 'addressed' | 'signal'>;

/** Files an ordinary appeal with its proof of work, which is made while the person looks at what they will send. */
export class ProvenFiling {
  readonly #home: ProvenHome;
  readonly #now: () => number;
  #prepared: Prepared | undefined;

  constructor(home: ProvenHome, now: () => number = Date.now) {
    this.#home = home;
    this.#now = now;
  }

  /** The last page is open: the work begins, unless it was done before. */
  prepare(): void {
    const { settings, addressed, signal } = this.#home;
    const { agency } = addressed();
    if (this.#fresh(agency)) return;
    const proof = makeProof(settings(), { agency }, signal());
    // Nobody may be waiting for it yet, or ever.
    proof.catch(() => undefined);
    this.#prepared = { agency, until: this.#now() + GOOD_FOR, proof };
  }

  /** @param signature over the submission, where the person signed it */
  async file(
    submission: WidgetSubmission,
    signature: WidgetSubmission['signature'],
  ): Promise<Outcome<Receipt>> {
    const { element, settings } = this.#home;
    const trap = element.shadowRoot?.querySelector<HTMLInputElement>(`[name="${TRAP_FIELD}"]`);
    const trapped = Boolean(trap?.value);
    // Each is good for one sending, and none that was made before the trap was filled is hard enough.
    const ready = trapped ? undefined : this.#fresh(submission.agency);
    this.#prepared = undefined;
    const body = signature ? { ...submission, signature } : submission;
    return fileWithProof(settings(), body, { trapped, proof: ready?.proof });
  }

  #fresh(agency: string): Prepared | undefined {
    const prepared = this.#prepared;
    return prepared && prepared.agency === agency && this.#now() < prepared.until ? prepared : undefined;
  }
}
