import type { Language } from '../../appeal/language.ts';
import { fieldErrors as errorsEn } from '../../i18n/field-errors/en.ts';
import { fieldErrors as errorsKk } from '../../i18n/field-errors/kk.ts';
import { fieldErrors as errorsRu } from '../../i18n/field-errors/ru.ts';
import { messages as hostedEn } from '../../i18n/hosted/en.ts';
import { messages as hostedKk } from '../../i18n/hosted/kk.ts';
import { messages as hostedRu } from '../../i18n/hosted/ru.ts';
import { terms as termsEn } from '../../i18n/terms/en.ts';
import { terms as termsKk } from '../../i18n/terms/kk.ts';
import { terms as termsRu } from '../../i18n/terms/ru.ts';
import { messages as afterEn } from '../../i18n/widget/after/en.ts';
import { messages as afterKk } from '../../i18n/widget/after/kk.ts';
import { messages as afterRu } from '../../i18n/widget/after/ru.ts';
import { messages as factsEn } from '../../i18n/widget/facts/en.ts';
import { messages as factsKk } from '../../i18n/widget/facts/kk.ts';
import { messages as factsRu } from '../../i18n/widget/facts/ru.ts';
import { messages as formEn } from '../../i18n/widget/form/en.ts';
import { messages as formKk } from '../../i18n/widget/form/kk.ts';
import { messages as formRu } from '../../i18n/widget/form/ru.ts';
import { messages as receiptEn } from '../../i18n/widget/receipt/en.ts';
import { messages as receiptKk } from '../../i18n/widget/receipt/kk.ts';
import { messages as receiptRu } from '../../i18n/widget/receipt/ru.ts';
import { messages as statusEn } from '../../i18n/widget/status/en.ts';
import { messages as statusKk } from '../../i18n/widget/status/kk.ts';
import { messages as statusRu } from '../../i18n/widget/status/ru.ts';
import { messages as stepsEn } from '../../i18n/widget/steps/en.ts';
import { messages as stepsKk } from '../../i18n/widget/steps/kk.ts';
import { messages as stepsRu } from '../../i18n/widget/steps/ru.ts';

const kk = {
  ...{ hosted: hostedKk, errors: errorsKk, terms: termsKk, form: formKk },
  ...{ steps: stepsKk, receipt: { ...factsKk, ...receiptKk }, status: statusKk, after: afterKk },
};

/** All that these pages say, in one language: the widget's own words, so that both doors speak alike. */
export type HostedWords = typeof kk;

export const WORDS: Readonly<Record<Language, HostedWords>> = {
  kk,
  ru: {
    ...{ hosted: hostedRu, errors: errorsRu, terms: termsRu, form: formRu },
    ...{ steps: stepsRu, receipt: { ...factsRu, ...receiptRu }, status: statusRu, after: afterRu },
  },
  en: {
    ...{ hosted: hostedEn, errors: errorsEn, terms: termsEn, form: formEn },
    ...{ steps: stepsEn, receipt: { ...factsEn, ...receiptEn }, status: statusEn, after: afterEn },
  },
};
