import type { AppealKind } from '../kinds.ts';
import type { Topic } from '../topics.ts';
import { DANGER_STEMS, type Danger } from './danger-stems.ts';
import { placesIn } from './find-places.ts';
import { KIND_STEMS } from './kind-stems.ts';
import { type Passage, stemFinder, type Weighed, weigh } from './stems.ts';
import { TOPIC_STEMS } from './topic-stems.ts';
import { wordsOf } from './words.ts';

/** What a text seems to say, and the words that make it seem so. Never a decision: a person confirms it. */
export interface Suggestion<Value> {
  readonly value: Value;
  /** Where the words stand; none where the page, not the text, names it. */
  readonly because: readonly Passage[];
  /** The words themselves, the first few, as they stand there. */
  readonly words: readonly string[];
  /** The words are of the page's title or the author's name, not of the text. */
  readonly from: 'text' | 'page';
}

/** What is suggested of one text. `null`: nothing in it tells. */
export interface Suggestions {
  readonly kind: Suggestion<AppealKind> | null;
  readonly topic: Suggestion<Topic> | null;
  /** The KATO code of a region. */
  readonly place: Suggestion<string> | null;
  /** What must be handed over at once if it is true. */
  readonly danger: Suggestion<Danger> | null;
}

/** Nothing to suggest. */
export const NO_SUGGESTIONS: Suggestions = { kind: null, topic: null, place: null, danger: null };

const findTopics = stemFinder<Topic>(TOPIC_STEMS);
const findKinds = stemFinder<AppealKind>(KIND_STEMS);
const findDangers = stemFinder<Danger>(DANGER_STEMS);

/** Words shown of one reason. */
const MOST_WORDS = 3;
/** A text longer than this is read up to here, in UTF-16 units: what it is about stands at its beginning. */
const LONGEST = 10_000;

/**
 * Suggests kind, topic, place and danger of what somebody wrote: by the words in it, on the device, asking
 * nobody.
 *
 * @param text in Kazakh, Russian or both mixed; Kazakh letters may be missing
 * @param page the page's title and the author's name: a place that the text does not name may stand there
 */
export function suggest(text: string, page: readonly string[] = []): Suggestions {
  const read = text.slice(0, LONGEST);
  const words = wordsOf(read);
  const topics = weigh(findTopics(words));
  return {
    kind: kindOf(weigh(findKinds(words)), read),
    topic: topics[0] && topics[0].weight > 1 ? suggestionOf(topics[0], read) : null,
    place: firstOf(placesIn(read), read) ?? placeOfPage(page),
    danger: firstOf(weigh(findDangers(words)), read),
  };
}

function placeOfPage(page: readonly string[]): Suggestion<string> | null {
  for (const line of page) {
    const found = firstOf(placesIn(line), line);
    if (found) return { ...found, because: [], from: 'page' };
  }
  return null;
}

/**
 * Who asks for something appeals, whatever else the text tells of; a question alone is an inquiry; what only
 * tells of a fault is a message.
 */
function kindOf(kinds: readonly Weighed<AppealKind>[], text: string): Suggestion<AppealKind> | null {
  const [first, second] = kinds;
  if (!first) return null;
  const best = first.value === 'message' && second && second.weight > 1 ? second : first;
  return suggestionOf(best, text);
}

function firstOf<Value>(weighed: readonly Weighed<Value>[], text: string): Suggestion<Value> | null {
  return weighed[0] ? suggestionOf(weighed[0], text) : null;
}

function suggestionOf<Value>({ value, because }: Weighed<Value>, text: string): Suggestion<Value> {
  const words = [...new Set(because.map(({ start, end }) => text.slice(start, end).toLowerCase()))];
  return {
    value,
    because: because.map(({ start, end }) => ({ start, end })),
    words: words.slice(0, MOST_WORDS),
    from: 'text',
  };
}
