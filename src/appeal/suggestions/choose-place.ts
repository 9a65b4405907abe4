import type { FoundPlace } from '../found-places.ts';
import { katoPrefix } from '../places.ts';
import type { NamedPlace } from './place-words.ts';
import type { Passage } from './stems.ts';
import { isEnding } from './word-forms.ts';
import { wordsOf } from './words.ts';

/** The one place that a text is about, as far as it can be told, and the words that name it. */
export interface ChosenPlace {
  readonly place: FoundPlace;
  /** In the text's order. */
  readonly because: readonly Passage[];
}

/** What the classifier writes beside a name, folded; single letters («с.», «а.о.») go by their length. */
const BESIDE =
  /^(?:г|го|га|рп|кп|ст|рзд|аудан|аудани|район|облис|облиси|область|кала|каласи|город|ауил|ауили|аул|аули|село|селоси|кент|кенти|поселок|станция|станцияси|разъезд|округ|округи|ауилдик|сельский)$/;

/** Kinds from the larger to the smaller: a village is looked for within the district that the text names. */
const ORDER: readonly FoundPlace['kind'][] = ['district', 'city', 'rural-district', 'settlement'];

function properWords(name: string): string[] {
  return wordsOf(name)
    .map(({ folded }) => folded)
    .filter((word) => word.length > 1 && !BESIDE.test(word));
}

function isForm(word: string, proper: string): boolean {
  if (word === proper) return true;
  const stem = proper.replace(/(?:ий|ой|ая|яя|ое|ее|[аяоеиь])$/, '');
  return stem.length >= 3 && word.startsWith(stem) && isEnding(word.slice(stem.length));
}

/**
 * How many words of a name a place of the classifier is called by: all of its own, beside the word that says what
 * it is. 0: it is called otherwise.
 */
export function wordsCalled(place: FoundPlace, { name, kinds, before, basic }: NamedPlace): number {
  if (!kinds.includes(place.kind)) return 0;
  const called = [place.name.kk, place.name.ru].map((written) => {
    const proper = properWords(written);
    const said = before ? name.slice(-proper.length) : name.slice(0, proper.length);
    const same = proper.every((word, at) => {
      const folded = said[at]?.folded ?? '';
      return basic ? folded === word : isForm(folded, word);
    });
    return same && said.length === proper.length ? proper.length : 0;
  });
  return Math.max(...called);
}

/** The places that are called by the most words: «Қызыл жар» and not «Жар». */
function calledSo(
  places: readonly FoundPlace[],
  named: NamedPlace,
): { readonly places: readonly FoundPlace[]; readonly count: number } {
  const counts = new Map(places.map((place) => [place, isRegion(place) ? 0 : wordsCalled(place, named)]));
  const count = Math.max(0, ...counts.values());
  return { count, places: count === 0 ? [] : places.filter((place) => counts.get(place) === count) };
}

function isRegion({ kato }: FoundPlace): boolean {
  return /^..0+$/.test(kato);
}

/** The words of a name that were a place's, with the word for what it is. */
function passageOf({ name, before, beside }: NamedPlace, count: number): Passage {
  const words: readonly Passage[] = before ? name.slice(-count) : name.slice(0, count);
  const all = beside ? [...words, beside] : words;
  return { start: Math.min(...all.map(({ start }) => start)), end: Math.max(...all.map(({ end }) => end)) };
}

function liesWithin({ kato }: FoundPlace, larger: string): boolean {
  return kato.startsWith(katoPrefix(larger));
}

/** The narrowest of some codes that at least one of the places lies in; then only those that do. */
function nearest(places: readonly FoundPlace[], codes: readonly string[]): readonly FoundPlace[] {
  for (const code of codes) {
    const within = places.filter((place) => liesWithin(place, code));
    if (within.length > 0) return within;
  }
  return places;
}

/** The one that all others contain: a town and the district of the same name around it are the town. */
function innermost(places: readonly FoundPlace[]): FoundPlace | undefined {
  return places.find((place) => places.every((other) => other === place || liesWithin(place, other.kato)));
}

/**
 * Chooses among the places that were found for what a text names: within a larger place that the text names as
 * well, else nearest to home. Of several that are equally near none is chosen: a wrong village is worse than
 * none.
 *
 * @param found what was found for each name
 * @param home the KATO code of the agency's own place
 * @returns the smallest place that is sure; `null` where none is
 */
export function choosePlace(
  found: readonly { readonly named: NamedPlace; readonly places: readonly FoundPlace[] }[],
  home: string,
): ChosenPlace | null {
  const rank = ({ kinds: [kind] }: NamedPlace) => (kind ? ORDER.indexOf(kind) : -1);
  const sorted = [...found].sort((one, other) => rank(one.named) - rank(other.named));
  let chosen: ChosenPlace | null = null;
  for (const { named, places } of sorted) {
    const called = calledSo(places, named);
    const larger: string[] = chosen ? [chosen.place.kato] : [];
    const place = innermost(nearest(called.places, [...larger, home, `${home.slice(0, 2)}0000000`]));
    // What lies elsewhere than what was named before is another place, and no more sure than that.
    if (!place || (chosen && !liesWithin(place, chosen.place.kato))) continue;
    const because: Passage[] = [...(chosen?.because ?? []), passageOf(named, called.count)];
    chosen = { place, because: because.sort((one, other) => one.start - other.start) };
  }
  return chosen;
}
