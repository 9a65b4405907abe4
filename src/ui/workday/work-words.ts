import { computed } from '@preact/signals';
import { workMessages } from '../../i18n/workday/messages.ts';
import { language } from '../language.ts';

/** What is said while an official works, in the language of the page. */
export const workWords = computed(() => workMessages(language.value));

/** Words as a reason names them: «су жоқ», «воды». */
export function quoted(words: readonly string[]): string {
  return words.map((word) => `«${word}»`).join(', ');
}
