import type { Draft, DraftKeeper } from './draft.ts';
import { type Entry, isBlank } from './fields.ts';
import { parseDraft } from './kept-draft.ts';
import { openVault, type Vault } from './vault.ts';

/** A draft is written this many milliseconds after the last key. */
const WRITE_AFTER = 300;

const DAY = 24 * 60 * 60 * 1000;

/** Keeps one draft in the device's vault, unless the computer is a shared one. */
export class DraftKeeping implements DraftKeeper {
  readonly #draft: Draft;
  /** Absent where this browser keeps nothing for this page. */
  readonly #vault: Vault | undefined;
  readonly #changed: () => void;
  #writing: ReturnType<typeof setTimeout> | undefined;

  private constructor(draft: Draft, vault: Vault | undefined, changed: () => void) {
    this.#draft = draft;
    this.#vault = vault;
    this.#changed = changed;
  }

  /**
   * Reads what was kept into the draft. What was typed meanwhile is not lost over it.
   *
   * @param changed called when the browser stops or begins again to keep what is typed
   */
  static async open(draft: Draft, changed: () => void, now: () => number = Date.now): Promise<DraftKeeping> {
    const vault = await openVault(draft.name, now).catch(() => undefined);
    const keeping = new DraftKeeping(draft, vault, changed);
    draft.keeper = keeping;
    draft.kept = vault !== undefined;
    const last = draft.lastWords();
    const found = draft.shared ? undefined : (last ?? (await vault?.read().catch(() => undefined)));
    const kept = parseDraft(found);
    draft.waiting = false;
    if (draft.shared) await keeping.erase();
    if (!kept) {
      // The marker outlived what it stood for: its time was up, or the browser cleared its stores.
      if (!draft.dirty) draft.mark(0);
      else keeping.soon();
      return keeping;
    }
    const values: Record<Entry, string> = { ...kept.values };
    for (const entry of draft.typed) values[entry] = draft.values[entry];
    const { text } = kept.values;
    if (draft.typed.has('text') && !values.text.includes(text)) values.text = `${text}\n${values.text}`;
    draft.record = { ...kept, values };
    draft.dirty = last !== undefined || draft.typed.size > 0;
    await keeping.write();
    return keeping;
  }

  /** Where the bytes of its files are kept; nowhere on a shared computer. */
  get files(): Vault | undefined {
    return this.#draft.shared ? undefined : this.#vault;
  }

  soon(): void {
    clearTimeout(this.#writing);
    this.#writing = setTimeout(() => void this.write(), WRITE_AFTER);
  }

  /** An empty form leaves no trace. */
  async write(): Promise<void> {
    clearTimeout(this.#writing);
    const draft = this.#draft;
    const vault = this.#vault;
    const { record, days, changes } = draft;
    if (draft.shared || !vault || !draft.dirty) return;
    const empty = isBlank(record.values) && !record.receipt && !record.files?.length;
    try {
      await (empty ? vault.clear() : vault.write(record, days));
      // On a shared computer since: what was just written is being erased.
      if (draft.shared) return;
      draft.mark(empty ? 0 : Date.now() + days * DAY);
      this.#say(true);
      if (changes !== draft.changes) return;
      draft.dirty = false;
      draft.forgetLastWords();
    } catch {
      // The disk is full, or the browser closed the store: the page says that nothing is kept.
      this.#say(false);
    }
  }

  /** Whether the browser keeps what is typed: shown beside the form. */
  #say(kept: boolean): void {
    if (this.#draft.kept === kept) return;
    this.#draft.kept = kept;
    this.#changed();
  }

  async erase(): Promise<void> {
    clearTimeout(this.#writing);
    await this.#vault?.clear().catch(() => undefined);
  }
}
