import type { Language } from '../../appeal/language.ts';
import { WORDS } from './words.ts';

/** An instant on Kazakhstan's clock in words: «14 декабря 2026 года, 09:05». @param instant RFC 3339 */
export function momentInWords(instant: string, language: Language): string {
  const at = Temporal.Instant.from(instant).toZonedDateTimeISO('Asia/Almaty');
  const time = at.toPlainTime().toString({ smallestUnit: 'minute' });
  return `${WORDS[language].terms.day(at.toPlainDate().toString())}, ${time}`;
}
