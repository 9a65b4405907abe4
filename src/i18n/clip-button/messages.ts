import type { Language } from '../../appeal/language.ts';
import { clipButtonMessages as en } from './en.ts';
import { clipButtonMessages as kk } from './kk.ts';
import { type ClipButtonMessages, clipButtonMessages as ru } from './ru.ts';

export type { ClipButtonMessages } from './ru.ts';

const ALL: Readonly<Record<Language, ClipButtonMessages>> = { kk, ru, en };

/** The words beside a post, in one language. */
export function clipButtonMessages(language: Language): ClipButtonMessages {
  return ALL[language];
}
