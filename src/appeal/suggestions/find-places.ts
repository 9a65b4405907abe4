import { type RegionPrefix, regionKato } from '../region-prefixes.ts';
import { PLACE_STEMS, STREET_STEMS } from './place-names.ts';
import { type Passage, stemFinder, type Weighed, weigh } from './stems.ts';
import { wordsOf } from './words.ts';

const findNames = stemFinder<RegionPrefix>(PLACE_STEMS);
const findStreets = stemFinder([['street', STREET_STEMS]]);

/** What may part a street's name from the word for a street: «ул. Астана». A comma parts more than that. */
const TOGETHER = /^[\s.«»"'-]*$/;

/**
 * The regions that a text names, in any case form of either language, the likeliest first. A region within
 * whose name a city's stands («Алматы облысы») is the region; the name of a street is no place.
 *
 * @returns KATO codes of regions
 */
export function placesIn(text: string): Weighed<string>[] {
  const words = wordsOf(text);
  const streets = findStreets(words);
  const isStreet = (name: Passage) =>
    streets.some((street) => {
      const before = street.end <= name.start && TOGETHER.test(text.slice(street.end, name.start));
      return before || (street.start >= name.end && TOGETHER.test(text.slice(name.end, street.start)));
    });
  const met = findNames(words).filter((name) => !isStreet(name));
  const whole = met.filter(
    (one) =>
      !met.some(
        (other) =>
          other.start <= one.start && other.end >= one.end && other.end - other.start > one.end - one.start,
      ),
  );
  return weigh(whole.map((one) => ({ ...one, value: regionKato(one.value) })));
}
