import type { TemplateResult } from 'lit/html.js';
import type { Appeal, Receipt } from '../../src/appeal/appeal.ts';
import {
  type FollowUpForm,
  type FollowUpKind,
  type FollowUpRequestInput,
  OWN_MOVES,
  offeredAfter,
} from '../../src/appeal/follow-up.ts';
import type { Language } from '../../src/appeal/language.ts';
import { isProblem } from '../../src/appeal/problem.ts';
import { moveOwn, type OwnAppeal, rateAnswer, sendFollowUp } from '../../src/client/follow-ups.ts';
import type { IntakeSettings } from '../../src/client/intake-call.ts';
import { type Failure, statusOf } from '../../src/client/outcome.ts';
import { newSubmissionId } from '../../src/client/submission-id.ts';
import type { AfterMessages } from '../../src/i18n/widget/after/ru.ts';
import { copyText } from '../hand-out.ts';
import { afterStyles } from '../look/after-styles.ts';
import type { Vocabulary } from '../words.ts';
import { drawFollowUps } from './follow-ups-view.ts';

/** What follow-ups need of the element that shows the appeal. */
export interface FollowUpsHome {
  readonly element: HTMLElement;
  settings(): IntakeSettings;
  language(): Language;
  /** Something that is shown has changed. */
  changed(): void;
  /** Says something once to those who do not see it. */
  announce(text: string): void;
  focusOn(selector: string): void;
  /** The appeal is another one now: rated, or followed. */
  show(appeal: Appeal): void;
  /** Looks up another appeal of the same person. */
  check(number: string, trackingCode: string): void;
}

/** Shorter texts say nothing; the register wants as much. */
const SHORTEST = 10;
const LONGEST = { complaint: 20_000, repeat: 20_000, mend: 4_000, withdraw: 0, rating: 1_000 } as const;

/**
 * What an applicant may send after an appeal: a complaint, the matter once more, a rating, what was missing, and
 * that they take it back. What was typed stays until the register has it, and a second try under the same id is never a second appeal.
 */
export class FollowUps {
  static readonly styles = afterStyles;

  open: FollowUpForm | undefined;
  text = '';
  rating = 0;
  /** What is wrong with what was typed, in words. */
  wrong: string | undefined;
  failure: { readonly title: string; readonly text: string } | undefined;
  sending = false;
  /** What the register made of the last one. */
  made: { readonly as: FollowUpKind; readonly receipt: Receipt } | undefined;
  copied = false;
  #request: FollowUpRequestInput | undefined;
  #move: { readonly id: string; readonly text: string } | undefined;
  readonly #own: OwnAppeal;
  readonly #home: FollowUpsHome;
  readonly appeal: Appeal;

  constructor(appeal: Appeal, own: OwnAppeal, home: FollowUpsHome) {
    this.appeal = appeal;
    this.#own = own;
    this.#home = home;
  }

  /** What may follow the appeal as it stands. */
  get offered(): FollowUpForm[] {
    return offeredAfter(this.appeal);
  }

  draw(after: AfterMessages, standing: Vocabulary['standing']): TemplateResult {
    return drawFollowUps(this, after, standing);
  }

  start(form: FollowUpForm): void {
    this.#begin(form);
    this.#home.focusOn('#follow-up');
  }

  cancel(): void {
    const { open } = this;
    this.#begin(undefined);
    if (open) this.#home.focusOn(`[data-open="${open}"]`);
  }

  /** Checks and sends what stands in the open form. */
  async send(after: AfterMessages): Promise<void> {
    const { open } = this;
    const own = this.#own;
    if (!open || this.sending) return;
    this.failure = undefined;
    this.wrong = this.#mistake(open, after);
    if (this.wrong !== undefined) {
      this.#home.changed();
      this.#home.focusOn(open === 'rating' ? '#rating-1' : '#follow-up-text');
      return;
    }
    this.sending = true;
    this.#home.changed();
    const text = this.text.trim();
    if (open === 'rating') {
      const words = text === '' ? {} : { words: text };
      const outcome = await rateAnswer(this.#home.settings(), own, { rating: this.rating, ...words });
      this.sending = false;
      if (!outcome.ok) return this.#fail(outcome.failure, after);
      this.#home.show(outcome.value);
      this.#home.announce(after.rating.thanks);
      return;
    }
    if (open === 'mend' || open === 'withdraw') {
      const { id } = this.#sameOrNewMove(text);
      const move =
        open === 'mend' ? { id, type: OWN_MOVES[open], mended: text } : { id, type: OWN_MOVES[open] };
      const outcome = await moveOwn(this.#home.settings(), own, move);
      this.sending = false;
      if (!outcome.ok) return this.#fail(outcome.failure, after);
      this.#home.show(outcome.value);
      this.#home.announce(after[open].done);
      return;
    }
    const outcome = await sendFollowUp(this.#home.settings(), own, this.#sameOrNew(open, text));
    this.sending = false;
    if (!outcome.ok) return this.#fail(outcome.failure, after);
    this.#begin(undefined);
    this.made = { as: open, receipt: outcome.value };
    this.#home.changed();
    this.#home.focusOn('#made');
  }

  async copy(text: string, after: AfterMessages): Promise<void> {
    this.copied = await copyText(text, this.#home.element.shadowRoot ?? this.#home.element);
    this.#home.announce(this.copied ? after.copied : '');
    this.#home.changed();
  }

  see(): void {
    const { number, trackingCode } = this.made?.receipt ?? {};
    if (number && trackingCode) this.#home.check(number, trackingCode);
  }

  /** The very same request again where nothing was changed since: so the register knows it, and its receipt. */
  #sameOrNew(as: FollowUpKind, text: string): FollowUpRequestInput {
    if (this.#request?.as !== as || this.#request.text !== text) {
      const id = this.#request?.id ?? newSubmissionId();
      this.#request = { id, as, text, language: this.#home.language(), sentAt: new Date().toISOString() };
    }
    return this.#request;
  }

  #sameOrNewMove(text: string): { readonly id: string } {
    if (this.#move?.text !== text) this.#move = { id: newSubmissionId(), text };
    return this.#move;
  }

  #begin(form: FollowUpForm | undefined): void {
    this.open = form;
    this.text = '';
    this.rating = 0;
    this.wrong = undefined;
    this.failure = undefined;
    this.copied = false;
    this.#request = undefined;
    this.#move = undefined;
    if (form) this.made = undefined;
    this.#home.changed();
  }

  #mistake(form: FollowUpForm, after: AfterMessages): string | undefined {
    const length = [...this.text.trim()].length;
    if (length > LONGEST[form]) return after.tooLong;
    if (form === 'rating') return this.rating === 0 ? after.rating.missing : undefined;
    if (form === 'withdraw') return undefined;
    if (form === 'mend') return length === 0 ? after.mend.missing : undefined;
    return length < SHORTEST ? after.tooShort : undefined;
  }

  #fail(failure: Failure, { failures }: AfterMessages): void {
    const status = statusOf(failure) ?? 0;
    if (failure.kind === 'offline' || failure.kind === 'timeout') this.failure = failures.offline;
    else if (status === 429) this.failure = failures.busy;
    else if (failure.kind === 'problem' && status < 500) {
      // The register has the earlier words under this id: what stands here now is another appeal.
      if (isProblem(failure.problem, 'changed-under-same-id')) this.#request = undefined;
      const { title, detail } = failure.problem;
      this.failure = { title, text: detail };
    } else this.failure = failures.down;
    this.#home.changed();
  }
}
