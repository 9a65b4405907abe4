import type { Language } from '../../appeal/language.ts';
import { postMarkMessages as en } from './en.ts';
import { postMarkMessages as kk } from './kk.ts';
import { type PostMarkMessages, postMarkMessages as ru } from './ru.ts';

export type { PostMarkMessages } from './ru.ts';

const ALL: Readonly<Record<Language, PostMarkMessages>> = { kk, ru, en };

/** What a post on its page is said to wear, in one language. */
export function postMarkMessages(language: Language): PostMarkMessages {
  return ALL[language];
}
