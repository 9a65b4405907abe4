import type { PlaceKind } from '../found-places.ts';
import type { Passage } from './stems.ts';
import { type Word, wordsOf } from './words.ts';

/** A place that a text names together with what it is: «Бесқайнар ауылында», «в посёлке Солнечном». */
export interface NamedPlace {
  /** What the word beside the name says that it is. */
  readonly kinds: readonly PlaceKind[];
  /** The words that may be its name, in the text's order. Only the one beside the word for what it is is sure to. */
  readonly name: readonly Word[];
  /** Whether the name stands before that word and not behind it. */
  readonly before: boolean;
  /** Whether it stands in its basic form, as Kazakh has it before «ауылы». */
  readonly basic: boolean;
  /** Where the word for what it is stands; `null` where there is none. */
  readonly beside: Passage | null;
  /** What to look the place up by: the name as it stands there, without its ending. */
  readonly sought: string;
}

interface KindWord {
  readonly fits: RegExp;
  readonly kinds: readonly PlaceKind[];
  /** The name stands before it, not inflected (Kazakh), behind it, or before it as an adjective (Russian). */
  readonly name: 'basic-before' | 'behind' | 'adjective-before';
  /** Whether it is an abbreviation, and one only with a full stop behind it. */
  readonly short?: true;
}

/*
 * Folded, as `foldWord` writes them. In Kazakh only with the possessive ending: «ауылында», in the village of
 * that name, and not «ауылда», in the village.
 */
const KIND_WORDS: readonly KindWord[] = [
  { fits: /^аудани/, kinds: ['district'], name: 'basic-before' },
  { fits: /^каласи/, kinds: ['city'], name: 'basic-before' },
  {
    fits: /^(?:ауили|аули|кенти|селоси|поселкеси|стансаси|станцияси|разъезди)/,
    kinds: ['settlement', 'city'],
    name: 'basic-before',
  },
  { fits: /^район(?:а|е|у|ом)?$/, kinds: ['district'], name: 'adjective-before' },
  { fits: /^район(?:а|е|у|ом)?$/, kinds: ['district'], name: 'behind' },
  {
    fits: /^(?:сел(?:о|а|е|у|ом)|поселок|поселк(?:а|е|у|ом)|аул(?:а|е|у|ом)?|станци(?:я|и|ю|ей)|разъезд(?:а|е|у|ом)?)$/,
    kinds: ['settlement', 'city'],
    name: 'behind',
  },
  { fits: /^(?:с|п|пос|ст|рзд)$/, kinds: ['settlement', 'city'], name: 'behind', short: true },
  { fits: /^город(?:а|е|у|ом)?$/, kinds: ['city'], name: 'behind' },
  { fits: /^г$/, kinds: ['city'], name: 'behind', short: true },
];

/** «ауылдық округі», «сельский округ»: two words that are one. */
const RURAL_DISTRICT = {
  first: /^(?:ауилдик|сельск(?:ий|ого|ому|им|ом))$/,
  second: /^округ(?:и|а|е|у|ом)?/,
};

/** What may stand between a name and the word beside it. */
const TOGETHER = /^[\s«»"'’“”-]*$/;
const BEHIND_SHORT = /^\.[\s«»"'’“”-]*$/;

/** Words of a name, at most: «Первое Мая», «Қызыл жар». */
const LONGEST_NAME = 2;
/** Places looked for in one text. */
const MOST = 4;

const ADJECTIVE = /(?:ий|ой|ого|его|ому|ему|им|ом|ем)$/;
const RUSSIAN_ENDING = /(?:[иы]й|ой|ая|яя|ое|ее|ого|его|ому|ему|[иы]м|ом|ем|ей|[аяоеуюыи])$/i;
const KAZAKH_ENDING = /(?:[нд]?[ыі]ң|[гғкқ][ае]|[дт][ае](?:н|ғы|гі)?|н[ае]н|[ндт][ыі]|[дтл][ыі][қк])$/i;

/** The name without an ending, where enough is left to look for. */
export function withoutEnding(name: string, ending: RegExp = RUSSIAN_ENDING): string {
  const short = name.replace(ending, '');
  return short.length >= 4 ? short : name;
}

/**
 * The places that a text names with what they are, in its order. Which of them exist is the intake's to know.
 *
 * @param text in Kazakh, Russian or both mixed
 */
export function placesNamedIn(text: string): NamedPlace[] {
  const words = wordsOf(text);
  return words
    .flatMap((_, at) => kindsAt(words, at, text).flatMap((kind) => nameBeside(words, text, kind) ?? []))
    .slice(0, MOST);
}

/** A word for what a place is, with where it stands: from one word to another, both included. */
interface MetKind extends Pick<KindWord, 'kinds' | 'name' | 'short'> {
  readonly from: number;
  readonly to: number;
}

function kindsAt(words: readonly Word[], at: number, text: string): MetKind[] {
  const word = words[at]?.folded ?? '';
  const next = words[at + 1]?.folded ?? '';
  if (RURAL_DISTRICT.first.test(word) && RURAL_DISTRICT.second.test(next)) {
    const name = word.startsWith('ауил') ? 'basic-before' : 'adjective-before';
    return [{ kinds: ['rural-district'], name, from: at, to: at + 1 }];
  }
  return KIND_WORDS.filter(
    ({ fits, short }) => fits.test(word) && (!short || text[words[at]?.end ?? 0] === '.'),
  ).map((kind) => ({ ...kind, from: at, to: at }));
}

/** A word that begins with a capital, or is a number behind a name. */
function isCapital(text: string, word: Word | undefined): boolean {
  return word !== undefined && /^[\p{Lu}\p{N}]/u.test(text.slice(word.start, word.end));
}

function isKindWord(word: Word | undefined): boolean {
  const folded = word?.folded ?? '';
  return (
    RURAL_DISTRICT.second.test(folded) || KIND_WORDS.some(({ fits, short }) => !short && fits.test(folded))
  );
}

function nameBeside(words: readonly Word[], text: string, kind: MetKind): NamedPlace | null {
  const [from, to] = [words[kind.from], words[kind.to]];
  const name = kind.name === 'behind' ? namesBehind(words, text, kind) : namesBefore(words, text, kind);
  const before = kind.name !== 'behind';
  const sure = name[before ? name.length - 1 : 0];
  if (!from || !to || !sure) return null;
  const basic = kind.name === 'basic-before';
  const written = text.slice(sure.start, sure.end);
  return {
    kinds: kind.kinds,
    name,
    before,
    basic,
    beside: { start: from.start, end: to.end },
    sought: basic ? written : withoutEnding(written),
  };
}

function namesBehind(words: readonly Word[], text: string, { to, short }: MetKind): Word[] {
  const name: Word[] = [];
  for (let at = to + 1; name.length < LONGEST_NAME; at += 1) {
    const [last, word, next] = [words[at - 1], words[at], words[at + 1]];
    if (!last || !word || !isCapital(text, word) || isKindWord(word)) break;
    const touches = short && name.length === 0 ? BEHIND_SHORT : TOGETHER;
    if (!touches.test(text.slice(last.end, word.start))) break;
    // «в селе Жанаталап Илийского района»: the name of what comes next.
    if (name.length > 0 && isKindWord(next) && ADJECTIVE.test(word.folded)) break;
    name.push(word);
  }
  return name;
}

function namesBefore(words: readonly Word[], text: string, { from, name }: MetKind): Word[] {
  const [first, word, kind] = [words[from - 2], words[from - 1], words[from]];
  if (!word || !kind || isKindWord(word) || !TOGETHER.test(text.slice(word.end, kind.start))) return [];
  if (name === 'adjective-before') {
    const adjective = ADJECTIVE.test(word.folded);
    return adjective && (isCapital(text, word) || /[сц]к..?.?$/u.test(word.folded)) ? [word] : [];
  }
  // «Қызыл жар ауылы»: a name of two words is told by the capital of its first.
  const long =
    first &&
    isCapital(text, first) &&
    !isKindWord(first) &&
    /^[\s-]$/.test(text.slice(first.end, word.start));
  return long ? [first, word] : [word];
}

/** A place named without a word for what it is: the passage is that of the name. */
export function barePlace(text: string, { start, end }: Passage): NamedPlace {
  const written = text.slice(start, end);
  const kazakh = withoutEnding(written, KAZAKH_ENDING);
  const name = wordsOf(written).map((word) => ({
    ...word,
    start: start + word.start,
    end: start + word.end,
  }));
  return {
    kinds: ['city', 'settlement', 'district'],
    name,
    before: false,
    basic: false,
    beside: null,
    sought: kazakh === written ? withoutEnding(written) : kazakh,
  };
}
