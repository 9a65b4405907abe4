import type { Language } from '../../appeal/language.ts';
import { record as en } from './en.ts';
import { record as kk } from './kk.ts';
import { type RecordMessages, record as ru } from './ru.ts';

export type { MoveField, RecordMessages } from './ru.ts';

const ALL: Readonly<Record<Language, RecordMessages>> = { kk, ru, en };

/** What the side panel says of records, in one language. */
export function recordMessages(language: Language): RecordMessages {
  return ALL[language];
}
