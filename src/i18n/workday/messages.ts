import type { Language } from '../../appeal/language.ts';
import { work as en } from './en.ts';
import { work as kk } from './kk.ts';
import { work as ru, type WorkMessages } from './ru.ts';

const ALL: Readonly<Record<Language, WorkMessages>> = { kk, ru, en };

/** What the side panel says while an official works, in one language. */
export function workMessages(language: Language): WorkMessages {
  return ALL[language];
}
