import type { WidgetField } from '../../src/i18n/widget/form/ru.ts';
import {
  createDraftKeeper,
  type DraftKeeper,
  pageStores,
  receiptKeyOf,
  take,
  takeDraftName,
} from './draft.ts';
import type { Values } from './fields.ts';

/** A draft is written this many milliseconds after the last key, and at once when the page goes away. */
const WRITE_AFTER = 300;

/** What stands in one form, kept on the device as it is typed. */
export class TypedDraft {
  values: Values;
  /** The browser keeps what is typed. */
  kept: boolean;
  /** Tells this draft from the others of the site. */
  readonly name: string;
  /** A receipt is kept beside it: there is nothing to type any more. */
  readonly hasReceipt: boolean;
  private readonly keeper: DraftKeeper;
  private readonly agency: string;
  private release: () => void;
  private writing: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param agency the agency's code
   * @param empty what an empty form holds
   */
  constructor(agency: string, empty: Values) {
    const stores = pageStores();
    const { name, release } = takeDraftName(agency);
    this.agency = agency;
    this.name = name;
    this.release = release;
    this.keeper = createDraftKeeper(name, stores, Date.now);
    this.kept = stores.lasting !== undefined && stores.passing !== undefined;
    this.hasReceipt = take(stores.passing, receiptKeyOf(name)) !== undefined;
    this.values = this.keeper.read() ?? empty;
  }

  type(field: WidgetField, value: string): void {
    this.values = { ...this.values, [field]: value };
    clearTimeout(this.writing);
    this.writing = setTimeout(() => this.write(), WRITE_AFTER);
  }

  /** Fills in what the page or the agency suggests, unless something stands there. */
  suggest(field: WidgetField, value: string): void {
    if (this.values[field] === '') this.values = { ...this.values, [field]: value };
  }

  write(): void {
    clearTimeout(this.writing);
    this.kept = this.keeper.write(this.values);
  }

  /** Erases it from the form and the device. */
  startAnew(empty: Values): void {
    clearTimeout(this.writing);
    this.keeper.clear();
    this.values = empty;
  }

  /** The form leaves the page: another one there may take up its draft. */
  leave(): void {
    this.write();
    this.release();
  }

  /** The form came back, moved within the page: what was typed moved along. */
  comeBack(): void {
    this.release();
    this.release = takeDraftName(this.agency).release;
  }
}
