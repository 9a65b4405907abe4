import type { Language } from '../../appeal/language.ts';
import { pageReportMessages as en } from './en.ts';
import { pageReportMessages as kk } from './kk.ts';
import { type PageReportMessages, pageReportMessages as ru } from './ru.ts';

const ALL: Readonly<Record<Language, PageReportMessages>> = { kk, ru, en };

/** What the panel says of a page that was read wrong, in one language. */
export function pageReportWords(language: Language): PageReportMessages {
  return ALL[language];
}
