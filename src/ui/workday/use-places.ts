import { type Signal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { type FoundPlace, placeNameIn } from '../../appeal/found-places.ts';
import { regionOf } from '../../appeal/places.ts';
import { choosePlace, wordsCalled } from '../../appeal/suggestions/choose-place.ts';
import { barePlace, type NamedPlace, placesNamedIn } from '../../appeal/suggestions/place-words.ts';
import type { Suggestion } from '../../appeal/suggestions/suggest.ts';
import type { IntakeSettings } from '../../client/intake-call.ts';
import { findPlaces, readPlace } from '../../client/places.ts';
import type { Identity } from '../../clip/identity.ts';
import { callsOf } from '../../clip/intake.ts';
import { language } from '../language.ts';

/** A draft that is passed by quickly asks nothing, in milliseconds. */
const PAUSE = 500;
/** As many as the intake gives at once: the right village may be the twentieth of its name. */
const MOST = 50;

/** A settlement or a district that a text names, with what it lies in. */
export interface SuggestedPlace {
  readonly place: FoundPlace;
  readonly suggestion: Suggestion<string>;
}

/** The place with all that it lies in, in the official's language. */
export function placeInWords({ name, within }: FoundPlace): string {
  return [{ name }, ...within].map((each) => placeNameIn(each.name, language.value)).join(', ');
}

/**
 * Looks up in the intake's classifier what a text names: only the names of places are asked of it, and which of
 * those that are called so is meant is told here.
 *
 * @param text as it may leave the browser
 * @param region what the text's words suggest without asking anybody
 */
export function useSuggestedPlace(
  identity: Identity | null,
  text: string | null,
  region: Suggestion<string> | null,
): Signal<SuggestedPlace | null> {
  const found = useSignal<SuggestedPlace | null>(null);
  useEffect(() => {
    found.value = null;
    const named = namedIn(text ?? '', region);
    if (!identity || named.length === 0 || !navigator.onLine) return;
    const stop = new AbortController();
    const timer = setTimeout(async () => {
      const intake = { ...callsOf(identity, language.value), tries: 2, timeout: 8_000 };
      const home = identity.agency.kato;
      // A region that the text names by itself, then the agency's own, then anywhere.
      const around = [isNamedApart(region, named) ? region?.value : undefined, regionOf(home)?.kato];
      const places = await Promise.all(
        named.map(async (each) => ({ named: each, places: await lookUp(intake, each, around, stop.signal) })),
      );
      const chosen = stop.signal.aborted ? null : choosePlace(places, home);
      if (chosen) found.value = suggestedOf(chosen, text ?? '');
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [identity, text, region]);
  return found;
}

/** What is named with a word for what it is, and towns that go by their name alone. */
function namedIn(text: string, region: Suggestion<string> | null): NamedPlace[] {
  const named = placesNamedIn(text);
  const words = named.flatMap(({ name }) => name);
  const towns = (region?.from === 'text' ? region.because : []).filter(
    ({ start, end }) => !words.some((word) => word.start < end && start < word.end),
  );
  return [...named, ...towns.slice(0, 2).map((town) => barePlace(text, town))];
}

/** Whether words of their own name the region: «Қызылжар ауылы» is no word for the region of a town called so. */
function isNamedApart(region: Suggestion<string> | null, named: readonly NamedPlace[]): boolean {
  const words = named.flatMap(({ name }) => name);
  return (
    region?.from === 'text' &&
    region.because.some(({ start, end }) => !words.some((word) => word.start < end && start < word.end))
  );
}

/** The first of the larger places within which something is called so is enough. */
async function lookUp(
  intake: IntakeSettings,
  named: NamedPlace,
  around: readonly (string | undefined)[],
  signal: AbortSignal,
): Promise<readonly FoundPlace[]> {
  for (const within of new Set([...around.filter((each) => each !== undefined), undefined])) {
    const outcome = await findPlaces(intake, { q: named.sought, within, limit: MOST }, signal);
    if (!outcome.ok) return [];
    if (outcome.value.some((place) => wordsCalled(place, named) > 0)) return outcome.value;
  }
  return [];
}

function suggestedOf(
  { place, because }: NonNullable<ReturnType<typeof choosePlace>>,
  text: string,
): SuggestedPlace {
  const words = because.map(({ start, end }) => text.slice(start, end));
  return { place, suggestion: { value: place.kato, because, words, from: 'text' } };
}

/** The names of places by their codes, as far as the intake knows them; regions need no asking. */
export function usePlaceNames(
  identity: Identity | null,
  codes: readonly (string | undefined)[],
): (kato: string) => string | undefined {
  const known = useSignal<ReadonlyMap<string, FoundPlace>>(new Map());
  const asked = [...new Set(codes)].filter((kato) => kato && regionOf(kato)?.kato !== kato).join();
  useEffect(() => {
    if (!identity || asked === '') return;
    const stop = new AbortController();
    for (const kato of asked.split(',').filter((each) => !known.value.has(each))) {
      void readPlace(callsOf(identity, language.value), kato, stop.signal).then((outcome) => {
        if (outcome.ok) known.value = new Map([...known.value, [kato, outcome.value]]);
      });
    }
    return () => stop.abort();
  }, [identity, asked]);
  return (kato) => {
    const place = known.value.get(kato);
    return place && placeInWords(place);
  };
}
