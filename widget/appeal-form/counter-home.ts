import type { Receipt } from '../../src/appeal/appeal.ts';
import type { WidgetSubmission } from '../../src/appeal/submission.ts';
import type { IntakeSettings } from '../../src/client/intake-call.ts';
import type { Outcome } from '../../src/client/outcome.ts';
import type { Entry } from './fields.ts';
import type { FormWords } from './form-view.ts';
import type { SigningHome } from './signing/signature.ts';

/** What the form tells the page. */
export type FormEvent = 'dauys-step' | 'dauys-submitted' | 'dauys-error';

/** Sends a submission otherwise than by filing an ordinary appeal. */
export type SubmitAs = (
  submission: WidgetSubmission,
  signature: WidgetSubmission['signature'],
) => Promise<Outcome<Receipt>>;

/** What the counter needs of the form that it serves. */
export interface CounterHome extends SigningHome {
  readonly element: HTMLElement;
  /** The page's history is left alone. */
  readonly noHistory: boolean;
  settings(): IntakeSettings;
  readonly submit?: SubmitAs | undefined;
  /** Whether an EDS is verified where this goes; `undefined`: as the agency says. */
  edsHere(): boolean | undefined;
  /** The appeal was accepted: the form is emptied and keeps the receipt. */
  finish(): void;
  /** Says something once to those who do not see it. */
  announce(text: string): void;
  tell(name: FormEvent, detail: Readonly<Record<string, string>>): void;
  focusOn(selector: string): void;
  /** As if the person had typed it. */
  type(entry: Entry, value: string): void;
  /** Ends with the form's life in the page. */
  signal(): AbortSignal;
}

/** The words that are there once the counter is open. */
export type CounterWords = Required<FormWords>;
