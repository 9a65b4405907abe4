import type { Language } from '../../appeal/language.ts';
import { extensionMessages as en } from './en.ts';
import { extensionMessages as kk } from './kk.ts';
import { type ExtensionMessages, extensionMessages as ru } from './ru.ts';

export type { ExtensionMessages } from './ru.ts';

const ALL: Readonly<Record<Language, ExtensionMessages>> = { kk, ru, en };

/** The extension's words in one language. */
export function extensionMessages(language: Language): ExtensionMessages {
  return ALL[language];
}
