import type { Step, WidgetField } from '../../src/i18n/widget/form/ru.ts';
import { STEPS } from './fields.ts';
import { Trail } from './trail.ts';

/** What a walk needs of the form that it leads through. */
export interface WalkHome {
  /** Looks at what a page asks. @returns whether nothing is wrong or missing there */
  passes(step: Step): boolean;
  /** The person came to a page. @param moved from another one */
  arrived(step: Step, moved: boolean, field: WidgetField | undefined): void;
  /** Something is wrong on the page that they wanted to leave. */
  held(): void;
  /** There is no way now: it is being sent, or was. */
  closed(): boolean;
}

/** Where the person is in the form, and the ways from there. */
export class Walk {
  step: Step = 'matter';
  /** They came from the last page to change something, and go back there. */
  changing = false;
  readonly #home: WalkHome;
  readonly #trail: Trail | undefined;

  /**
   * @param name the draft's name; `undefined`: the page's history is left alone
   * @param signal ends it
   */
  constructor(home: WalkHome, name: string | undefined, signal: AbortSignal) {
    this.#home = home;
    const show = (step: Step) => {
      if (!home.closed()) this.#come(step);
    };
    this.#trail = name === undefined ? undefined : new Trail(name, show, signal);
  }

  /** The page that was open before a reload. */
  get before(): Step | undefined {
    return this.#trail?.here.at;
  }

  /** Goes on to the next page, unless something on this one is wrong or missing. */
  goOn(): void {
    const { step } = this;
    const home = this.#home;
    const to = this.changing ? 'check' : STEPS[STEPS.indexOf(step) + 1];
    if (!to || home.closed()) return;
    if (!home.passes(step)) home.held();
    else {
      this.#trail?.go(to, step);
      this.#come(to);
    }
  }

  /** To the page before. */
  back(): void {
    const before = STEPS[STEPS.indexOf(this.step) - 1];
    this.changing = false;
    if (!before || this.#home.closed()) return;
    if (this.#trail) this.#trail.back(before, this.step);
    else this.#come(before);
  }

  /** To a page that a list of answers or of mistakes names; from the last page, the way on leads back there. */
  change(to: Step, field?: WidgetField): void {
    const from = this.step;
    if (to !== from) {
      this.changing = from === 'check';
      this.#trail?.go(to, from);
    }
    this.#come(to, field);
  }

  /** Starts on a page, without a word. */
  start(step: Step): void {
    this.step = step;
  }

  /** Back to the first page, without a word: what comes next is another appeal. */
  rest(): void {
    this.#trail?.leave();
    this.changing = false;
    this.step = 'matter';
  }

  #come(step: Step, field?: WidgetField): void {
    const moved = step !== this.step;
    if (step === 'check') this.changing = false;
    this.step = step;
    this.#home.arrived(step, moved, field);
  }
}
