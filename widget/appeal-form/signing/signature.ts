import type { SentSignature, WidgetSubmission } from '../../../src/appeal/submission.ts';
import type { Outcome } from '../../../src/client/outcome.ts';
import type { Draft } from '../draft.ts';
import type { Addressed } from '../filing.ts';
import { refusalIn, type SigningPurpose, sign } from './sign.ts';

/** What a signature needs of the form that it is made in. */
export interface SigningHome {
  readonly draft: Draft;
  addressed(): Addressed;
  signingFor(): SigningPurpose;
  /** Something that is shown has changed. */
  changed(): void;
}

/** A signature, or why there is none although one is wanted. */
export type Signed = { readonly signature: SentSignature } | { readonly refused: Outcome<never> };

/**
 * The person's EDS over what is sent, where they want one. It is made once for a text, and kept with the
 * draft: a sending that has to be repeated, also days later, asks for no second one.
 */
export class Signature {
  /** What is waited for while signing, in words. */
  step = '';
  /** The last signing came to nothing, or the register refused what was signed. */
  failed = false;
  /** What the button says that signs once more, after the person's own program did not. */
  again = '';
  readonly #home: SigningHome;

  constructor(home: SigningHome) {
    this.#home = home;
  }

  async over(submission: WidgetSubmission): Promise<Signed> {
    const home = this.#home;
    const { draft } = home;
    const { id, text } = submission;
    this.failed = false;
    this.again = '';
    const kept = draft.record.signature;
    if (kept?.id === id && kept.text === text) return { signature: kept.parts };
    const { language } = home.addressed();
    const signing = await sign(submission, home.signingFor(), language, (step) => {
      this.step = step;
      home.changed();
    });
    this.step = '';
    this.failed = 'refused' in signing;
    if ('refused' in signing) {
      this.again = signing.again;
      return signing;
    }
    draft.put({ signature: { id, text, parts: signing.signature } });
    return { signature: signing.signature };
  }

  /**
   * Reads what the register said of what was signed. A signature that it does not accept is of no use a second
   * time, so the next sending signs anew; where only the check could not be made, the same one is sent again.
   */
  heard(outcome: Outcome<unknown>): void {
    const { draft } = this.#home;
    if (outcome.ok || !draft.record.signature) return;
    const refusal = refusalIn(outcome.failure);
    this.failed = refusal !== undefined;
    if (refusal === 'lasting') draft.put({ signature: undefined });
  }
}
