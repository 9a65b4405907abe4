import { approximateInstant } from './relative-time.ts';

/** Turns texts into others of the same shape. The same word becomes the same word throughout a page. */
export interface Scrambler {
  /** Letters become letters of the same script and case, digits digits; all else stays. */
  text(text: string): string;
  /** As `text`, but numbers of one or two digits stay: they count pictures and parts. */
  code(text: string): string;
  word(word: string): string;
  digits(digits: string): string;
  /** A machine's time, moved by the page's own distance; `null` for what is none. */
  time(text: string): string | null;
}

export interface ScrambleOptions {
  /** Anything; whoever knows it could try words against a scrambled page, so it is drawn anew each time. */
  readonly seed: number;
  /** When the page stood there, milliseconds since the epoch. */
  readonly now: number;
  /** Words of the page: none of them may come out again, not even for another. */
  readonly taken: ReadonlySet<string>;
}

const ALPHABETS = [
  'abcdefghijklmnopqrstuvwxyz',
  'абвгдежзиклмнопрстуфхцчшэюя',
  // Kept apart, so that a Kazakh text is still told from a Russian one.
  'әғқңөұүһі',
  'ابتثجحخدذرزسشصضطظعغفقكلمنهوي',
];

/** A time of day stays one. */
const PARTS = /(?<!\d)\d{1,2}:\d\d(?!\d)|[\p{L}\p{M}]+|\p{Nd}+/gu;
const WORDS = /[\p{L}\p{M}]+|\p{Nd}+/gu;
/** Units of counters: «1,2 тыс.» must stay a counter. */
const UNITS = /^(?:k|к|m|м|b|тыс|млн|млрд|мың|mln|bn)$/i;

export function scrambler({ seed, now, taken }: ScrambleOptions): Scrambler {
  const made = new Map<string, string>();
  // Eleven years and some days, hours and milliseconds: no part of a time stays what it was.
  const distance = (11 * 365 + 40 + (seed % 300)) * 86_400_000 + 12_345_678 + (seed % 997) * 60_000;

  /** The first thing made that the page doesn't hold; always the same for the same source. */
  function once(source: string, make: (random: () => number) => string): string {
    const known = made.get(source);
    if (known !== undefined) return known;
    const random = randomFrom(`${seed} ${source}`);
    let result = make(random);
    for (let tries = 0; tries < 200 && taken.has(result.toLowerCase()); tries += 1) result = make(random);
    made.set(source, result);
    return result;
  }

  // Names are written in either case and mean the same.
  const word = (source: string): string => {
    const other = [
      ...once(source.toLowerCase(), (random) =>
        source.toLowerCase().replace(/\p{L}/gu, (letter) => otherLetter(letter, random)),
      ),
    ];
    const small = [...source.toLowerCase()];
    return [...source]
      .map((letter, at) => (letter === small[at] ? other[at] : other[at]?.toUpperCase()))
      .join('');
  };

  const digits = (source: string): string =>
    once(source, (random) =>
      source.replace(/\p{Nd}/gu, (_, at) => {
        const least = at === 0 && source.length > 1 ? (source.length === 10 ? 5 : 1) : 0;
        return String(least + Math.floor(random() * (10 - least)));
      }),
    );

  function text(source: string): string {
    const label = source.trim();
    if (label !== '' && approximateInstant(label, now) !== null)
      return source.replace(label, timeLabel(label));
    // The unit of a counter is told from a word by the number before it.
    return source.replace(PARTS, (part, at: number) => {
      if (part.includes(':')) return clock(part);
      if (/^\p{Nd}/u.test(part)) return isOfName(source, at, part) ? part : digits(part);
      return UNITS.test(part) && /\p{Nd}[\s\u00a0\u202f]?$/u.test(source.slice(0, at)) ? part : word(part);
    });
  }

  const clock = (source: string): string =>
    once(source, (random) => {
      const [hours, minutes] = [Math.floor(random() * 10), Math.floor(random() * 60)];
      return [String(hours).padStart(source.indexOf(':'), '0'), String(minutes).padStart(2, '0')].join(':');
    });

  /** A label keeps its words, which are every post's, and gets other numbers with which it still is a time. */
  function timeLabel(label: string): string {
    return once(label, (random) => {
      const other = label.replace(/\p{Nd}+/gu, (figure, at: number) => {
        const most = figure.length >= 4 ? 0 : label[at - 1] === ':' ? 59 : Math.min(Number(figure) || 9, 28);
        if (figure.length >= 4) return String(Number(figure) - 11);
        return String(1 + Math.floor(random() * most)).padStart(
          figure.length === 2 && label[at - 1] === ':' ? 2 : 1,
          '0',
        );
      });
      return approximateInstant(other, now) === null ? label.replace(/\p{Nd}/gu, '1') : other;
    });
  }

  return {
    text,
    word,
    digits,
    code: (source) =>
      source.replace(WORDS, (part) =>
        /^\p{Nd}/u.test(part) ? (part.length < 3 ? part : digits(part)) : word(part),
      ),
    time(source) {
      if (/^[1-9]\d{9}$/.test(source)) return String(Number(source) - Math.floor(distance / 1000));
      if (/^[1-9]\d{12}$/.test(source)) return String(Number(source) - distance);
      if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(source) || Number.isNaN(Date.parse(source))) return null;
      return new Date(Date.parse(source) - distance).toISOString();
    },
  };
}

/** «zhanar_90» is the name that its address has, where short numbers stay. */
function isOfName(text: string, at: number, digits: string): boolean {
  const around = `${text[at - 1] ?? ''}${text[at + digits.length] ?? ''}`;
  return digits.length < 3 && /[\p{L}_]/u.test(around);
}

function otherLetter(letter: string, random: () => number): string {
  const lower = letter.toLowerCase();
  const alphabet = ALPHABETS.find((each) => each.includes(lower)) ?? alphabetOf(lower);
  const other = alphabet[Math.floor(random() * alphabet.length)] ?? 'x';
  return lower === letter ? other : other.toUpperCase();
}

function alphabetOf(letter: string): string {
  return (
    (/\p{Script=Cyrillic}/u.test(letter)
      ? ALPHABETS[1]
      : /\p{Script=Arabic}/u.test(letter)
        ? ALPHABETS[3]
        : ALPHABETS[0]) ?? 'x'
  );
}

/** Numbers from 0 to 1 that follow from a text (FNV-1a, then a multiplicative generator). */
function randomFrom(text: string): () => number {
  let state = 0x811c9dc5;
  for (const unit of text) state = Math.imul(state ^ (unit.codePointAt(0) ?? 0), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
