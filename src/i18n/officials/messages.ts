import type { Language } from '../../appeal/language.ts';
import { officials as en } from './en.ts';
import { officials as kk } from './kk.ts';
import { type OfficialsMessages, officials as ru } from './ru.ts';

const ALL: Readonly<Record<Language, OfficialsMessages>> = { kk, ru, en };

/** What an administrator is told, in one language. */
export function officialsMessages(language: Language): OfficialsMessages {
  return ALL[language];
}
