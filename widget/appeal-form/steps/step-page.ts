import type { TemplateResult } from 'lit/html.js';
import type { Language } from '../../../src/appeal/language.ts';
import type { Step, WidgetField } from '../../../src/i18n/widget/form/ru.ts';
import type { StepMessages } from '../../../src/i18n/widget/steps/ru.ts';
import type { Frame, Vocabulary } from '../../words.ts';
import type { CounterHome } from '../counter-home.ts';
import type { FieldView } from '../field-view.ts';
import type { Vault } from '../vault.ts';

/** What a page of the form needs to draw itself. */
export interface StepView extends FieldView {
  readonly language: Language;
  readonly frame: Frame;
}

/** The same for the pages after the first one. */
export interface LaterView extends StepView {
  readonly steps: StepMessages;
  readonly standing: Vocabulary['standing'];
  /** Whether an EDS can be verified where this appeal goes. */
  readonly eds: boolean;
  /** The agency's own map, as the intake told it; `undefined` where there is none. */
  readonly map: unknown;
}

/** What a page of the form may do with the form it stands in. */
export interface StepHome extends CounterHome {
  /** Where the bytes of files are kept; `undefined` where nothing is. */
  files(): Vault | undefined;
  /** Goes to a page of the form, and there to one field. */
  goTo(step: Step, field?: WidgetField): void;
}

/** One page of the form. */
export interface StepPage {
  draw(view: LaterView): TemplateResult;
}
