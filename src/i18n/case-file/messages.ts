import type { Language } from '../../appeal/language.ts';
import { caseFile as en } from './en.ts';
import { caseFile as kk } from './kk.ts';
import { type CaseFileMessages, caseFile as ru } from './ru.ts';

export type { CaseFileMessages } from './ru.ts';

const ALL: Readonly<Record<Language, CaseFileMessages>> = { kk, ru, en };

/** What is said of the file of a case, in one language. */
export function caseFileMessages(language: Language): CaseFileMessages {
  return ALL[language];
}
