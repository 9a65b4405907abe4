import type { Receipt } from '../../src/appeal/appeal.ts';
import type { Attachment } from '../../src/appeal/attachments.ts';
import type { FieldProblem } from '../../src/appeal/field-problems.ts';
import type { Language } from '../../src/appeal/language.ts';
import type { WidgetSubmission } from '../../src/appeal/submission.ts';
import type { Outcome } from '../../src/client/outcome.ts';
import type { Step, WidgetField } from '../../src/i18n/widget/form/ru.ts';
import type { Wrong } from './field-words.ts';
import { type Entry, fieldAt, fieldsOf, type Values } from './fields.ts';
import { type FailureName, type Refusal, type Sent, send } from './sending.ts';
import { checkedSubmission, sameOrNew } from './submission.ts';
import type { Tries, TriesKeeper } from './tries.ts';

/** What filing needs of the world around it. */
export interface FilingWorld {
  readonly keeper: TriesKeeper;
  submit(submission: WidgetSubmission): Promise<Outcome<Receipt>>;
  newId(): string;
  /** Milliseconds since the epoch. */
  now(): number;
  /** Called whenever something that is shown has changed. */
  changed(): void;
}

/** Whom the appeal is addressed to (the agency's code), and the language it is filed in. */
export interface Addressed {
  readonly agency: string;
  readonly language: Language;
}

/** How a try to send ended; `already`: another one was under way. */
export type Ending = Sent['kind'] | 'already';

/**
 * From what was typed to the receipt, without a word of how it looks. Whatever goes wrong on the way, the
 * next try is the same submission under the same id until the register has it.
 */
export class Filing {
  /** What is wrong with fields, as last found. */
  wrong: ReadonlyMap<WidgetField, Wrong> = new Map();
  /** What was wrong at the last try: listed above the form until the next one, mended or not. */
  listed: ReadonlyMap<WidgetField, Wrong> = new Map();
  /** Mistakes that the intake found where the form has no field. */
  stray: readonly Wrong[] = [];
  failure: { readonly name: FailureName; readonly detail?: string | undefined } | undefined;
  sending = false;
  receipt: Receipt | undefined;
  /** The receipt is of an earlier try; what was changed since still waits in the form. */
  earlier = false;
  /** The intake will take nothing from this page. */
  unavailable: Refusal | undefined;

  readonly #world: FilingWorld;
  #tries: Tries;

  constructor(world: FilingWorld) {
    this.#world = world;
    this.#tries = world.keeper.read() ?? this.#noTries();
    this.receipt = world.keeper.readReceipt();
  }

  /**
   * Something was typed into a field. A mistake shown there goes as soon as it is mended; a new one is shown
   * only where nothing can be added any more (the twelve digits of an IIN or BIN), for a field that is just
   * being filled in is no mistake. Nothing is looked at when a field is left: the page would move under the
   * finger that is pressing something else.
   */
  typed(entry: Entry, values: Values, to: Addressed): void {
    const field = fieldAt(entry);
    if (!field) return;
    const looked = field === 'type' ? [...this.wrong.keys()] : [field];
    const whole = (field === 'iin' || field === 'bin') && values[field].replace(/\D/g, '').length >= 12;
    this.#check(
      looked.filter((name) => whole || this.wrong.has(name)),
      values,
      to,
    );
  }

  /**
   * Checks what one page of the form asks, before the person goes on from it, or all of it.
   *
   * @returns whether nothing is wrong there
   */
  passes(step: Step | undefined, values: Values, to: Addressed): boolean {
    this.failure = undefined;
    const checked = checkedSubmission(values, this.#facts(to));
    const asked = (pointer: string) => {
      const field = fieldAt(pointer);
      return !step || (field !== undefined && fieldsOf(step).includes(field));
    };
    const found = checked.ok ? [] : checked.problems.filter(({ pointer }) => asked(pointer));
    this.#mark(found);
    this.listed = this.wrong;
    this.#world.changed();
    return found.length === 0;
  }

  /** A page of the form is left without being checked: what was wrong elsewhere is not its matter. */
  pass(): void {
    this.listed = new Map();
    this.stray = [];
    this.failure = undefined;
  }

  /**
   * Checks, sends, and reads the answer.
   *
   * @param files what was uploaded before
   */
  async submit(values: Values, to: Addressed, files: readonly Attachment[] = []): Promise<Ending> {
    if (this.sending) return 'already';
    this.failure = undefined;
    const checked = checkedSubmission(values, this.#facts(to), files);
    this.#mark(checked.ok ? [] : checked.problems);
    this.listed = this.wrong;
    if (!checked.ok) {
      this.#world.changed();
      return 'invalid';
    }
    const { id, sent: before } = this.#tries;
    const submission = sameOrNew(before, checked.submission);
    this.sending = true;
    this.#world.changed();
    // Written down first: should the page die now, the next try still is the same submission.
    await this.#keep({ id, sent: [...before.filter((other) => other !== submission), submission] });
    const sent = await this.#send(submission, before);
    this.sending = false;
    this.#take(sent, before);
    this.#world.changed();
    return sent.kind;
  }

  /** Nothing can be sent, for its files are not there: the line broke, or one of them was refused. */
  without(why: 'offline' | 'refused'): Ending {
    if (why === 'refused') {
      this.#mark([{ pointer: '/attachments', code: 'not-uploaded' }]);
      this.listed = this.wrong;
    } else this.failure = { name: why };
    this.#world.changed();
    return why === 'refused' ? 'invalid' : 'failed';
  }

  /** Forgets everything, as when the person erases the form. */
  forget(): void {
    this.#world.keeper.clear();
    this.#tries = this.#noTries();
    this.failure = undefined;
    this.#mark([]);
    this.listed = this.wrong;
  }

  /** Puts the receipt away, for another appeal or for the changes that the accepted one lacks. */
  putReceiptAway(): void {
    this.#world.keeper.clearReceipt();
    this.receipt = undefined;
    this.earlier = false;
    this.#world.changed();
  }

  async #send(submission: WidgetSubmission, before: readonly WidgetSubmission[]): Promise<Sent> {
    try {
      return await send(submission, before, (attempt) => this.#world.submit(attempt));
    } catch (error) {
      console.error('Dauys: sending failed', error);
      return { kind: 'failed', failure: 'broken' };
    }
  }

  #take(sent: Sent, before: readonly WidgetSubmission[]): void {
    if (sent.kind === 'accepted') {
      this.receipt = sent.receipt;
      this.earlier = sent.earlier;
      this.#world.keeper.writeReceipt(sent.receipt);
      this.forget();
    } else if (sent.kind === 'changed') {
      void this.#keep(this.#noTries());
      this.failure = { name: 'changed' };
    } else if (sent.kind === 'failed' && sent.failure !== 'refused') {
      this.failure = { name: sent.failure };
    } else {
      // An answer: this try did not arrive.
      void this.#keep({ id: this.#tries.id, sent: before });
      if (sent.kind === 'failed') this.failure = { name: sent.failure, detail: sent.detail };
      else if (sent.kind === 'unavailable') this.unavailable = sent.why;
      else {
        this.#mark(sent.errors);
        this.listed = this.wrong;
      }
    }
  }

  async #keep(tries: Tries): Promise<void> {
    this.#tries = tries;
    await this.#world.keeper.write(tries);
  }

  #noTries(): Tries {
    return { id: this.#world.newId(), sent: [] };
  }

  #facts(to: Addressed) {
    return { id: this.#tries.id, sentAt: new Date(this.#world.now()).toISOString(), ...to };
  }

  /** Looks at some fields again and leaves what is known of the others. */
  #check(fields: readonly WidgetField[], values: Values, to: Addressed): void {
    if (fields.length === 0) return;
    const checked = checkedSubmission(values, this.#facts(to));
    const problems: readonly FieldProblem[] = checked.ok ? [] : checked.problems;
    const wrong = new Map(this.wrong);
    for (const field of fields) {
      const problem = problems.find(({ pointer }) => fieldAt(pointer) === field);
      if (problem) wrong.set(field, problem);
      else wrong.delete(field);
    }
    this.wrong = wrong;
    this.#world.changed();
  }

  #mark(problems: readonly (Wrong & { readonly pointer: string })[]): void {
    const wrong = new Map<WidgetField, Wrong>();
    const stray: Wrong[] = [];
    for (const problem of problems) {
      const field = fieldAt(problem.pointer);
      if (!field) stray.push(problem);
      else if (!wrong.has(field)) wrong.set(field, problem);
    }
    this.wrong = wrong;
    this.stray = stray;
  }
}
