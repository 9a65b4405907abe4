import type { Locator, Page } from 'playwright-core';
import type { Language } from '../../src/appeal/language.ts';
import { terms as enTerms } from '../../src/i18n/terms/en.ts';
import { terms as kkTerms } from '../../src/i18n/terms/kk.ts';
import { terms as ruTerms } from '../../src/i18n/terms/ru.ts';
import { messages as enAnswers } from '../../src/i18n/widget/answers/en.ts';
import { messages as kkAnswers } from '../../src/i18n/widget/answers/kk.ts';
import { messages as ruAnswers } from '../../src/i18n/widget/answers/ru.ts';
import { messages as enForm } from '../../src/i18n/widget/form/en.ts';
import { messages as kkForm } from '../../src/i18n/widget/form/kk.ts';
import { messages as ruForm, type WidgetField } from '../../src/i18n/widget/form/ru.ts';
import { messages as enReceipt } from '../../src/i18n/widget/receipt/en.ts';
import { messages as kkReceipt } from '../../src/i18n/widget/receipt/kk.ts';
import { messages as ruReceipt } from '../../src/i18n/widget/receipt/ru.ts';
import { messages as enStatus } from '../../src/i18n/widget/status/en.ts';
import { messages as kkStatus } from '../../src/i18n/widget/status/kk.ts';
import { messages as ruStatus } from '../../src/i18n/widget/status/ru.ts';

/** What the widget says, as the citizen reads it. */
export const WORDS = {
  kk: { terms: kkTerms, form: kkForm, answers: kkAnswers, receipt: kkReceipt, status: kkStatus },
  ru: { terms: ruTerms, form: ruForm, answers: ruAnswers, receipt: ruReceipt, status: ruStatus },
  en: { terms: enTerms, form: enForm, answers: enAnswers, receipt: enReceipt, status: enStatus },
} as const;

export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  kk: 'Қазақша',
  ru: 'Русский',
  en: 'English',
};

/** What one citizen writes. */
export const LETTER: Readonly<Partial<Record<WidgetField, string>>> = {
  text: 'Абай даңғылындағы аялдаманың жанында екі аптадан бері үлкен шұңқыр бар. Жөндеп беруіңізді сұраймын.',
  address: 'Абай даңғылы, 12',
  familyName: 'Сәрсенқызы',
  givenName: 'Айгүл',
  postalAddress: 'Үлгі қ., Абай даңғылы, 12-үй, 5-пәтер',
  phone: '8 701 123 45 67',
};

/** A field of the form by the label that the person sees. */
export function field(page: Page, language: Language, name: WidgetField): Locator {
  const { label } = WORDS[language].form.fields[name];
  const escaped = label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return page.locator('dauys-appeal-form').getByLabel(new RegExp(`^\\s*${escaped}`));
}

/** Fills in everything that the law asks of a person. */
export async function fillIn(page: Page, language: Language, letter = LETTER): Promise<void> {
  for (const name of Object.keys(letter)) {
    const known = (['text', 'address', 'familyName', 'givenName', 'postalAddress', 'phone'] as const).find(
      (one) => one === name,
    );
    if (known) await field(page, language, known).fill(letter[known] ?? '');
  }
  await field(page, language, 'topic').selectOption('roads');
  await field(page, language, 'kato').selectOption('190000000');
  await field(page, language, 'consent').check();
}

export async function send(page: Page, language: Language): Promise<void> {
  const { send, again } = WORDS[language].form;
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
