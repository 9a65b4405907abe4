/** How kk, ru and en (and the site's own short forms) write thousands, millions and milliards. */
const SCALES: ReadonlyMap<string, number> = new Map(
  [
    'k к тыс тысяч тысяча тысячи thousand мың мыӊ',
    'm м mln млн миллион миллиона миллионов million',
    'b bn млрд миллиард billion',
  ].flatMap((words, at) => words.split(' ').map((word) => [word, 1000 ** (at + 1)] as const)),
);

const DIGIT_ZEROS = [0x660, 0x6f0];

/** Arabic and Persian digits as the ASCII ones. */
export function asciiDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => {
    const code = digit.charCodeAt(0);
    const zero = DIGIT_ZEROS.find((each) => code >= each && code < each + 10) ?? code;
    return String(code - zero);
  });
}

const NUMBER = /\d+(?:[.,\u066b\u066c\u00a0\u202f\u2009 ']\d+)*/g;
const GROUPED = /^\d{1,3}(?:[^\d]\d{3})+$/;

/**
 * The number that a counter's label says: «1,2 тыс.», «3,4 мың», «1.2K», «12 345», «25 млн», "1406 Share".
 *
 * @returns `null` where the label holds no number, several, a negative one, or one that can be read two ways
 */
export function counterValue(label: string | null | undefined): number | null {
  const text = asciiDigits(label ?? '');
  const found = [...text.matchAll(NUMBER)];
  const match = found[0];
  if (!match || found.length > 1) return null;
  const before = text.slice(0, match.index);
  if (/[-−–]\s*$/.test(before) || /[\p{L}\p{N}]$/u.test(before)) return null;

  const [number] = match;
  const after = text.slice(match.index + number.length);
  const word = /^[\s\u00a0\u202f]?(\p{L}+)/u.exec(after)?.[1] ?? '';
  // A lower-case m is metres or minutes; the millions are written M.
  const scale = word === 'm' || word === 'м' ? undefined : SCALES.get(word.toLowerCase());
  const grouped = GROUPED.test(number);
  if (scale === undefined) {
    if (/^\d+$/.test(number)) return safe(Number(number));
    return grouped ? safe(Number(number.replace(/\D/g, ''))) : null;
  }
  // «1,2 B» is a thousand in Turkish and a milliard in English.
  if (/^b$/i.test(word) && number.includes(',')) return null;
  if (!/^\d+(?:[.,\u066b]\d+)?$/.test(number)) return null;
  return safe(Math.round(Number(number.replace(/\D/, '.')) * scale));
}

function safe(value: number): number | null {
  return Number.isSafeInteger(value) ? value : null;
}

/** The whole numbers of a label in their order, thousands separators folded: "1 406 replies, 3 likes". */
export function countsIn(label: string | null | undefined): number[] {
  const numbers = asciiDigits(label ?? '').match(/\d{1,3}(?:[.,\u00a0\u202f\u2009 ]\d{3})+(?!\d)|\d+/g) ?? [];
  return numbers.map((number) => Number(number.replace(/\D/g, ''))).filter(Number.isSafeInteger);
}

/**
 * The count in a label that says what it counts: «25.4k» of «25.4k comments», «1,2 тыс.» of «1,2 тыс. ответов».
 *
 * @returns `null` where the label holds no number, or several
 */
export function countPart(label: string | null | undefined): string | null {
  const text = label ?? '';
  const found = [...asciiDigits(text).matchAll(NUMBER)];
  const [match] = found;
  if (!match || found.length > 1) return null;
  const end = match.index + match[0].length;
  const [word = '', letters = ''] = /^[\s\u00a0\u202f]?(\p{L}+)\.?/u.exec(text.slice(end)) ?? [];
  const scaled = letters !== 'm' && letters !== 'м' && SCALES.has(letters.toLowerCase());
  return text.slice(match.index, end + (scaled ? word.length : 0));
}
