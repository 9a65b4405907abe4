/**
 * A word out of a file that is being checked, as a terminal may be given it: in one line, without the characters by
 * which a terminal is moved about or a line is made to look like another. Whoever forged the file wrote it.
 */
export function shown(word: string): string {
  return word.replace(/[\s\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').trim();
}
