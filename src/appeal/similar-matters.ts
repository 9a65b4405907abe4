import { fold } from './folding.ts';
import type { AppealKind } from './kinds.ts';
import { askAbout } from './likeness.ts';
import { streetOf } from './street.ts';
import type { Topic } from './topics.ts';

/**
 * Topics on which a stranger may be told that somebody else reported something nearby: what a whole street
 * sees. Health, help, work, schools, officials and the like are told to nobody, for the mere fact is personal.
 */
export const SHARED_TOPICS: readonly Topic[] = [
  'roads',
  'transport',
  'water',
  'electricity',
  'heating',
  'gas',
  'waste',
  'yards',
  'ecology',
  'animals',
];

/** Whether others may be told of a matter at all; a complaint is one person's own. */
export function mayBeShared(topic: Topic, kind: AppealKind): boolean {
  return SHARED_TOPICS.includes(topic) && kind !== 'complaint';
}

/** What of a report is compared. */
export interface Comparable {
  readonly topic: Topic | undefined;
  readonly kato: string;
  readonly address: string | undefined;
  readonly text: string;
}

/** From this likeness on two reports are shown as perhaps one matter. */
export const ALIKE = 0.4;

/** Below this the wording has nothing in common but the language; on another topic it must have more. */
const LEAST_OF_TEXT = { sameTopic: 0.2, otherTopic: 0.35 };

const folded = (text: string | undefined) => (text === undefined ? undefined : fold(text));

/** Makes ready what others are compared with, so that it is taken apart once. */
export function comparisonWith(asked: Comparable): (other: Comparable) => number {
  const wording = askAbout(asked.text);
  const street = folded(streetOf(asked.address));
  /**
   * From 0 to 1. The wording weighs most; the same topic, place and street add what people leave out of a text
   * because they have said it already.
   */
  return (other) => {
    const text = wording.likenessTo(other.text).likeness;
    const sameTopic = asked.topic === other.topic;
    if (text < (sameTopic ? LEAST_OF_TEXT.sameTopic : LEAST_OF_TEXT.otherTopic)) return 0;
    const sameStreet = street !== undefined && street === folded(streetOf(other.address));
    return Math.min(
      1,
      text * 0.7 + (sameTopic ? 0.15 : 0) + (asked.kato === other.kato ? 0.05 : 0) + (sameStreet ? 0.2 : 0),
    );
  };
}
