import type { Locator, Page } from 'playwright-core';
import type { Language } from '../../src/appeal/language.ts';
import { terms as enTerms } from '../../src/i18n/terms/en.ts';
import { terms as kkTerms } from '../../src/i18n/terms/kk.ts';
import { terms as ruTerms } from '../../src/i18n/terms/ru.ts';
import { messages as enAnswers } from '../../src/i18n/widget/answers/en.ts';
import { messages as kkAnswers } from '../../src/i18n/widget/answers/kk.ts';
import { messages as ruAnswers } from '../../src/i18n/widget/answers/ru.ts';
import { messages as enFacts } from '../../src/i18n/widget/facts/en.ts';
import { messages as kkFacts } from '../../src/i18n/widget/facts/kk.ts';
import { messages as ruFacts } from '../../src/i18n/widget/facts/ru.ts';
import { messages as enForm } from '../../src/i18n/widget/form/en.ts';
import { messages as kkForm } from '../../src/i18n/widget/form/kk.ts';
import { messages as ruForm, type Step, type WidgetField } from '../../src/i18n/widget/form/ru.ts';
import { messages as enReceipt } from '../../src/i18n/widget/receipt/en.ts';
import { messages as kkReceipt } from '../../src/i18n/widget/receipt/kk.ts';
import { messages as ruReceipt } from '../../src/i18n/widget/receipt/ru.ts';
import { messages as enStatus } from '../../src/i18n/widget/status/en.ts';
import { messages as kkStatus } from '../../src/i18n/widget/status/kk.ts';
import { messages as ruStatus } from '../../src/i18n/widget/status/ru.ts';
import { messages as enSteps } from '../../src/i18n/widget/steps/en.ts';
import { messages as kkSteps } from '../../src/i18n/widget/steps/kk.ts';
import { messages as ruSteps } from '../../src/i18n/widget/steps/ru.ts';

/** What the widget says, as the citizen reads it. */
export const WORDS = {
  kk: {
    ...{ terms: kkTerms, form: kkForm, steps: kkSteps, answers: kkAnswers },
    ...{ receipt: { ...kkFacts, ...kkReceipt }, status: kkStatus },
  },
  ru: {
    ...{ terms: ruTerms, form: ruForm, steps: ruSteps, answers: ruAnswers },
    ...{ receipt: { ...ruFacts, ...ruReceipt }, status: ruStatus },
  },
  en: {
    ...{ terms: enTerms, form: enForm, steps: enSteps, answers: enAnswers },
    ...{ receipt: { ...enFacts, ...enReceipt }, status: enStatus },
  },
} as const;

export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  kk: 'Қазақша',
  ru: 'Русский',
  en: 'English',
};

/** What somebody writes into the fields. */
export type Letter = Readonly<Partial<Record<WidgetField, string>>>;

/** What one citizen writes. */
export const LETTER: Letter = {
  text: 'Абай даңғылындағы аялдаманың жанында екі аптадан бері үлкен шұңқыр бар. Жөндеп беруіңізді сұраймын.',
  address: 'Абай даңғылы, 12',
  familyName: 'Сәрсенқызы',
  givenName: 'Айгүл',
  postalAddress: 'Үлгі қ., Абай даңғылы, 12-үй, 5-пәтер',
  phone: '8 701 123 45 67',
};

/** A field of the form by the label that the person sees. */
export function field(page: Page, language: Language, name: WidgetField): Locator {
  const escaped = labelOf(language, name).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return page.locator('dauys-appeal-form').getByLabel(new RegExp(`^\\s*${escaped}`));
}

/** How a field is called. */
export function labelOf(language: Language, name: WidgetField): string {
  const { form, steps } = WORDS[language];
  return { ...steps.fields, ...form.fields }[name].label;
}

/** Waits until a page of the form is open. */
export function atStep(page: Page, language: Language, step: Step): Promise<void> {
  const form = page.locator('dauys-appeal-form');
  return form.getByRole('heading', { name: WORDS[language].form.steps[step] }).waitFor();
}

/** Presses the button that leads on. */
export async function goOn(page: Page, language: Language): Promise<void> {
  const { next, toCheck } = WORDS[language].form;
  await page
    .locator('dauys-appeal-form')
    .getByRole('button', { name: new RegExp(`^(${next}|${toCheck})$`) })
    .click();
}

/** Goes on from one page to the next one. */
export async function goOnTo(page: Page, language: Language, step: Step): Promise<void> {
  await goOn(page, language);
  await atStep(page, language, step);
}

/** Writes what stands in a letter into the fields of the page that is open. */
async function write(page: Page, language: Language, letter: Letter, names: readonly WidgetField[]) {
  for (const name of names) {
    const text = letter[name];
    if (text !== undefined) await field(page, language, name).fill(text);
  }
}

/** Walks through the form from its first page, answers everything that the law asks of a person, and stops before sending. */
export async function fillIn(page: Page, language: Language, letter = LETTER): Promise<void> {
  await write(page, language, letter, ['text']);
  await field(page, language, 'topic').selectOption('roads');
  await goOnTo(page, language, 'place');
  await field(page, language, 'kato').selectOption('190000000');
  await write(page, language, letter, ['address']);
  await goOnTo(page, language, 'files');
  await goOnTo(page, language, 'applicant');
  await write(page, language, letter, ['familyName', 'givenName', 'iin', 'postalAddress', 'phone']);
  await goOnTo(page, language, 'check');
  await field(page, language, 'consent').check();
}

export async function send(page: Page, language: Language): Promise<void> {
  const { send, again } = WORDS[language].steps;
  await page.getByRole('button', { name: new RegExp(`^(${send}|${again})$`) }).click();
}

/** What stands on the receipt. */
export async function readReceipt(page: Page, language: Language): Promise<{ number: string; code: string }> {
  await page.getByRole('heading', { name: WORDS[language].receipt.title }).waitFor();
  const number = await page.locator('dauys-appeal-form [part~=number]').innerText();
  const code = await page.locator('dauys-appeal-form [part~=code]').innerText();
  return { number: number.trim(), code: code.replace(/\s+/g, ' ').trim() };
}

/** The id of the element that has the focus, inside whatever shadow roots. */
export function focusedId(page: Page): Promise<string> {
  return page.evaluate(() => {
    let focused = document.activeElement;
    while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
    return focused?.id ?? '';
  });
}

/** How many CSS pixels the page is wider than the screen. */
export function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
}
