import type { Step } from '../../src/i18n/widget/form/ru.ts';
import { historyState } from '../history-state.ts';
import { isStep } from './fields.ts';

/** After this many milliseconds the browser will not go back any more: another page had come in between. */
const BACK_WITHIN = 300;

/**
 * The way a person took through the form, in the history of the page, so that the browser's own Back goes to
 * the question before. The address stays as it is and whatever the page keeps at its entries stays beside it.
 */
export class Trail {
  readonly #name: string;
  readonly #show: (step: Step) => void;

  /**
   * @param name tells this form from the others of the page
   * @param show goes to a page of the form because the browser went back or forth
   * @param signal ends it
   */
  constructor(name: string, show: (step: Step) => void, signal: AbortSignal) {
    this.#name = name;
    this.#show = show;
    addEventListener('popstate', () => this.#show(this.here.at ?? 'matter'), { signal });
  }

  /** The page of the form that this entry of the history stands for, and the one before it. */
  get here(): { readonly at?: Step; readonly from?: Step } {
    const places: unknown = historyState().dauysSteps;
    const place: unknown = Reflect.get(Object(places), this.#name);
    const [at, from] = Array.isArray(place) ? place : [];
    return isStep(at) ? { at, ...(isStep(from) ? { from } : {}) } : {};
  }

  /** The person went on to a page. */
  go(at: Step, from: Step): void {
    this.#put('pushState', [at, from]);
  }

  /** The person starts again from the first page. */
  leave(): void {
    if (this.here.at) this.#put('replaceState', undefined);
  }

  /** Goes back to a page: through the history where it is the entry before, else as a further one. */
  back(to: Step, from: Step): void {
    const came = this.here.from === to;
    if (came) history.back();
    const rest = () => {
      if (came && this.here.at !== from) return;
      this.#put(came ? 'replaceState' : 'pushState', [to]);
      this.#show(to);
    };
    if (came) setTimeout(rest, BACK_WITHIN);
    else rest();
  }

  #put(how: 'pushState' | 'replaceState', place: readonly Step[] | undefined): void {
    const state = historyState();
    const places = { ...Object(state.dauysSteps), [this.#name]: place };
    try {
      history[how]({ ...state, dauysSteps: places }, '');
    } catch {
      // A document without a history of its own, such as a sandboxed frame, has no Back either.
    }
  }
}
