/**
 * The beginning of a text, cut between two words and marked as cut.
 *
 * @param length in characters; a single word longer than this is cut all the same
 */
export function beginningOf(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length);
  const whole = cut.replace(/\S+$/, '').replace(/[\s.,;:…-]+$/, '');
  // Never half of a character outside the first plane.
  return `${whole === '' ? cut.replace(/[\ud800-\udbff]$/, '') : whole}…`;
}
