import type { Receipt } from '../../src/appeal/appeal.ts';
import type { Attachment } from '../../src/appeal/attachments.ts';
import type { SentSignature } from '../../src/appeal/submission.ts';
import { type Entry, isBlank, type Values } from './fields.ts';
import type { BegunUpload } from './files/upload.ts';
import type { Tries } from './tries.ts';

/** What is kept of one file; its bytes lie beside the draft. */
export interface KeptFile {
  readonly id: string;
  readonly name: string;
  /** As the intake named it, once it is uploaded. */
  readonly uploaded?: Attachment | undefined;
  /** Its upload was begun: by which leave, and under which id. */
  readonly begun?: BegunUpload | undefined;
}

/** A signature over an appeal's text, good for as long as that does not change. */
export interface KeptSignature {
  readonly id: string;
  readonly text: string;
  readonly parts: SentSignature;
}

/** Everything that a draft is: what was typed, and what is known of sending it. */
export interface DraftRecord {
  readonly values: Values;
  readonly tries?: Tries | undefined;
  readonly receipt?: Receipt | undefined;
  /** The person has seen it, and need not meet it again in another tab. */
  readonly seen?: boolean | undefined;
  /** The person pressed Send and there was no line: it goes when the line is back. */
  readonly queued?: boolean | undefined;
  readonly signature?: KeptSignature | undefined;
  readonly files?: readonly KeptFile[] | undefined;
  /** For how many days it is kept. */
  readonly days?: number | undefined;
}

/** Writes a draft down; loaded with what else stands behind the form. */
export interface DraftKeeper {
  /** Something was typed. */
  soon(): void;
  write(): Promise<void>;
  /** Nothing of it may stay on the device. */
  erase(): Promise<void>;
}

/** For how many days a draft may be kept; the middle one unless the person chooses. */
export const DAYS = [1, 7, 30] as const;

const names = new Set<string>();

/** A name that no other form of this page has: two forms for one agency are two drafts. */
function takeName(agency: string): string {
  let name = agency;
  for (let count = 2; names.has(name); count += 1) name = `${agency}:${count}`;
  names.add(name);
  return name;
}

/** Does something with a store that may be closed to this page, or full. */
function tryStore<Result>(use: () => Result): Result | undefined {
  try {
    return use();
  } catch {
    return undefined;
  }
}

/**
 * What stands in one form. It is kept on the device, encrypted, as it is typed; on a shared computer it is
 * kept nowhere and ends with the page.
 */
export class Draft {
  record: DraftRecord;
  /** The person is at a computer that others use. */
  shared = false;
  /** The browser keeps what is typed. */
  kept = true;
  /** Something is kept that was not read yet: a form that is typed into now would be in its way. */
  waiting: boolean;
  /** Some of it is not written down yet. */
  dirty = false;
  /** Counts what is worth being written down. */
  changes = 0;
  keeper: DraftKeeper | undefined;
  /** Tells this draft from the others of the site. */
  readonly name: string;
  /** What the person typed since the form stands. */
  readonly typed = new Set<Entry>();

  /** @param empty what an empty form holds */
  constructor(agency: string, empty: Values) {
    this.name = takeName(agency);
    this.record = { values: empty };
    const until = tryStore(() => localStorage.getItem(this.#marker));
    this.waiting = Number(until ?? 0) > Date.now() || this.lastWords() !== undefined;
  }

  get values(): Values {
    return this.record.values;
  }

  get days(): number {
    return this.record.days ?? DAYS[1];
  }

  /** Something was typed that ends with the page. */
  get isFleeting(): boolean {
    return (this.shared || !this.kept) && !isBlank(this.values);
  }

  type(entry: Entry, value: string): void {
    this.typed.add(entry);
    this.put({ values: { ...this.values, [entry]: value } });
  }

  /** Fills in what the page, the agency or the text suggests; by itself it is no reason to keep anything. */
  suggest(values: Partial<Values>): void {
    this.record = { ...this.record, values: { ...this.values, ...values } };
  }

  /** Changes what is known of the draft; written soon. */
  put(change: Partial<DraftRecord>): void {
    this.record = { ...this.record, ...change };
    this.changes += 1;
    this.dirty = true;
    this.keeper?.soon();
  }

  /** Writes it down now. */
  async write(): Promise<void> {
    await this.keeper?.write();
  }

  /**
   * The page goes away, and what was typed last may not be written yet: for a reload it is put where only this
   * tab finds it.
   */
  hold(): void {
    if (this.shared || !this.dirty || isBlank(this.values)) return;
    tryStore(() => sessionStorage.setItem(this.#lastKey, JSON.stringify(this.record)));
    void this.write();
  }

  /** The person says whether others use this computer; if so, what was kept is erased at once. */
  share(shared: boolean): void {
    this.shared = shared;
    if (shared) this.#erase();
    else this.put({});
  }

  /** Erases it from the form and the device. */
  startAnew(empty: Values): void {
    this.record = { values: empty, days: this.record.days };
    this.typed.clear();
    this.#erase();
  }

  /**
   * The form leaves the page: another one there may take up its draft, also before what writes it down was
   * loaded.
   */
  leave(): void {
    this.hold();
    names.delete(this.name);
  }

  /** The form came back, moved within the page: what was typed moved along. */
  comeBack(): void {
    names.add(this.name);
  }

  /** Whether the receipt was handed out in this very tab: a reload shows it again. */
  get here(): boolean {
    return tryStore(() => sessionStorage.getItem(this.#hereKey)) === '1';
  }

  /** The receipt is on the screen, or was put away. */
  handOut(here: boolean): void {
    if (here && !this.record.seen) this.put({ seen: true });
    tryStore(() => sessionStorage.setItem(this.#hereKey, here && !this.shared ? '1' : ''));
  }

  /** Notes that there is something to wait for before the form is shown: a time, and not a word of it. */
  mark(until: number): void {
    tryStore(() => {
      if (until) localStorage.setItem(this.#marker, String(until));
      else localStorage.removeItem(this.#marker);
    });
  }

  /** What `hold` put away. */
  lastWords(): unknown {
    return tryStore(() => JSON.parse(sessionStorage.getItem(this.#lastKey) ?? 'null')) ?? undefined;
  }

  forgetLastWords(): void {
    tryStore(() => sessionStorage.removeItem(this.#lastKey));
  }

  #erase(): void {
    this.dirty = false;
    this.mark(0);
    this.forgetLastWords();
    void this.keeper?.erase();
  }

  get #marker(): string {
    return `dauys:kept:${this.name}`;
  }

  get #hereKey(): string {
    return `dauys:here:${this.name}`;
  }

  get #lastKey(): string {
    return `dauys:last:${this.name}`;
  }
}
