import type { Language } from '../src/appeal/language.ts';
import type { RegionPrefix } from '../src/appeal/region-prefixes.ts';
import type { Choices } from '../src/i18n/choices/ru.ts';
import type { TypedErrorMessages } from '../src/i18n/field-errors/ru.ts';
import type { Standing } from '../src/i18n/standing/ru.ts';
import type { AfterMessages } from '../src/i18n/widget/after/ru.ts';
import type { AnswerMessages } from '../src/i18n/widget/answers/ru.ts';
import type { FactMessages } from '../src/i18n/widget/facts/ru.ts';
import type { FiguresMessages } from '../src/i18n/widget/figures/ru.ts';
import type { FormMessages } from '../src/i18n/widget/form/ru.ts';
import type { FrameMessages } from '../src/i18n/widget/frame/ru.ts';
import type { ReceiptMessages } from '../src/i18n/widget/receipt/ru.ts';
import type { StatusMessages } from '../src/i18n/widget/status/ru.ts';
import type { StepMessages } from '../src/i18n/widget/steps/ru.ts';

/** Everything the widget can say, by the moment at which it is needed; each is one chunk a language. */
export interface Vocabulary {
  /** Before anything else, in every element. */
  readonly frame: FrameMessages & Choices;
  /** The first page of the form. */
  readonly form: FormMessages;
  /** Its other pages, the receipt, and what is said of mistakes and refusals: whoever comes to one may need the others. */
  readonly later: {
    readonly steps: StepMessages;
    readonly receipt: ReceiptMessages;
    readonly answers: Answers;
  };
  /** What is said of an appeal that was accepted, on its receipt and elsewhere. */
  readonly standing: FactMessages &
    Standing & {
      /** What the regions are called, by the first two digits of their codes. */
      readonly regions: Readonly<Record<RegionPrefix, string>>;
    };
  readonly status: StatusMessages;
  /** What may follow an appeal. */
  readonly after: AfterMessages;
  /** An agency's public figures. */
  readonly figures: FiguresMessages;
}

export type Frame = Vocabulary['frame'];
/** What a program gets wrong has no words here: an intake that finds it says so itself. */
export type Answers = AnswerMessages & { readonly fieldErrors: TypedErrorMessages };

/**
 * What an element knows of the world it was put into. The entry hands it over and shares no module with the
 * elements: so no chunk ever imports the entry, which a page may have loaded with a query or an integrity
 * hash of its own, and nothing is loaded twice.
 */
export interface Surroundings {
  /** The origin that served the script: the intake, unless an element's `intake` says otherwise. */
  readonly intake: string;
  /** The language for an element: its own `lang`, then the page's, then the browser's, then Kazakh. */
  languageOf(element: Element): Language;
  /** Loads a part of the vocabulary in one language; once loaded, at once. */
  words<Part extends keyof Vocabulary>(part: Part, language: Language): Promise<Vocabulary[Part]>;
}
