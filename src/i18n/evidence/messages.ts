import type { Language } from '../../appeal/language.ts';
import { evidenceMessages as en } from './en.ts';
import { evidenceMessages as kk } from './kk.ts';
import { type EvidenceMessages, evidenceMessages as ru } from './ru.ts';

export type { EvidenceMessages } from './ru.ts';

const ALL: Readonly<Record<Language, EvidenceMessages>> = { kk, ru, en };

/** What is said of evidence, in one language. */
export function evidenceMessagesIn(language: Language): EvidenceMessages {
  return ALL[language];
}
