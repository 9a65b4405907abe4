import type { CounterHome, CounterWords } from './counter-home.ts';
import type { SettledFiles } from './files/shelf.ts';
import type { Ending, Filing } from './filing.ts';
import type { Pages } from './pages.ts';
import type { Signature } from './signing/signature.ts';

/** After this many milliseconds of sending the person is told that the line is slow. */
const SLOW_AFTER = 6_000;

/** Milliseconds between tries while the browser believes that it has a line. */
const AGAIN_AFTER = 20_000;

/**
 * Sends what is in the form, with its files. What finds no line waits in the draft, and is sent again when the
 * line may be back: at once when the browser says so, from time to time, for a browser often does not know,
 * and when the form is opened the next time.
 */
export class Dispatch {
  /** It is on its way: the fields are locked. */
  sending = false;
  /** The line is slow. */
  #slow = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #home: CounterHome;
  readonly #filing: Filing;
  readonly #pages: Pages;
  readonly #signature: () => Signature | undefined;

  constructor(home: CounterHome, filing: Filing, pages: Pages, signature: () => Signature | undefined) {
    this.#home = home;
    this.#filing = filing;
    this.#pages = pages;
    this.#signature = signature;
    const signal = home.signal();
    addEventListener('online', () => this.again(), { signal });
    signal.addEventListener('abort', () => clearTimeout(this.#timer));
  }

  /** Sends what waited for the line. */
  again(): void {
    if (this.#home.draft.record.queued) void this.send(true);
  }

  /**
   * Sends it.
   *
   * @param byItself nobody pressed anything: the focus stays where it is
   */
  async send(byItself = false): Promise<void> {
    if (this.sending) return;
    const home = this.#home;
    this.sending = true;
    home.announce('');
    home.changed();
    // The fields are locked while sending, and focus must not fall out of the form with them.
    if (!byItself) home.focusOn('#submit');
    const slow = setTimeout(() => {
      this.#slow = true;
      home.changed();
    }, SLOW_AFTER);
    let ending: Ending = 'failed';
    try {
      ending = await this.#handIn();
    } catch (error) {
      console.error('Dauys: the files could not be made ready', error);
      ending = this.#filing.without('offline');
    }
    clearTimeout(slow);
    this.#slow = false;
    this.sending = false;
    this.#follow(ending === 'failed' && this.#filing.failure?.name === 'offline');
    this.#tell(ending, byItself);
    home.changed();
  }

  /** What is waited for, in words. */
  waiting({ steps }: CounterWords): string | undefined {
    const step = this.#signature()?.step;
    if (step) return step;
    if (!this.#slow) return undefined;
    const left = this.#filing.sending ? 0 : (this.#pages.files?.left ?? 0);
    return left > 0 ? steps.files.left(left) : steps.slow;
  }

  /** The words on the button that sends. */
  button({ steps }: CounterWords, signs: boolean): string {
    if (this.sending) return steps.sending;
    const signature = this.#signature();
    const signsAnew = signs && signature?.failed && !this.#home.draft.record.signature;
    if (this.#filing.failure && !signsAnew) return steps.again;
    if (signsAnew && signature.again) return signature.again;
    return signs ? steps.signAndSend : steps.send;
  }

  async #handIn(): Promise<Ending> {
    const filing = this.#filing;
    const home = this.#home;
    const { draft } = home;
    const to = home.addressed();
    if (!filing.passes(undefined, draft.values, to)) return 'invalid';
    const files = await this.#files();
    if (!files.ok) return filing.without(files.why);
    const ending = await filing.submit(draft.values, to, files.attachments);
    if (ending !== 'invalid' || filing.wrong.get('attachments')?.code !== 'not-uploaded') return ending;
    // They lay too long for the intake, but not for this device: once more, with all of them.
    this.#pages.files?.reset();
    const anew = await this.#files();
    return anew.ok ? filing.submit(draft.values, to, anew.attachments) : filing.without(anew.why);
  }

  /** Everything that the person added, uploaded. */
  async #files(): Promise<SettledFiles> {
    if (!this.#home.draft.record.files?.length) return { ok: true, attachments: [] };
    return this.#pages.openFiles().settle();
  }

  /** @param waits it did not go for want of a line */
  #follow(waits: boolean): void {
    const { draft } = this.#home;
    clearTimeout(this.#timer);
    if (waits !== Boolean(draft.record.queued)) {
      draft.put({ queued: waits });
      void draft.write();
    }
    if (waits) this.#timer = setTimeout(() => this.again(), AGAIN_AFTER);
  }

  #tell(ending: Ending, byItself: boolean): void {
    const filing = this.#filing;
    const home = this.#home;
    if (ending === 'accepted') {
      if (!filing.earlier) home.finish();
      if (!byItself || home.element.matches(':focus-within')) home.focusOn('#receipt');
      home.tell('dauys-submitted', { number: filing.receipt?.number ?? '' });
    } else if (ending !== 'already' && ending !== 'unavailable') {
      // What went wrong stands above the button and may have pushed it out of a small screen.
      if (!byItself) home.focusOn(ending === 'invalid' ? '#summary' : '#submit');
      home.tell('dauys-error', { reason: filing.failure?.name ?? ending });
    }
  }
}
