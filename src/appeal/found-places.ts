import * as v from 'valibot';
import type { Language } from './language.ts';

/** What a place is, from the largest: the levels of the classifier (КАТО), and towns on whichever they stand. */
export const PLACE_KINDS = ['region', 'district', 'city', 'rural-district', 'settlement'] as const;

export type PlaceKind = (typeof PLACE_KINDS)[number];

/** The classifier names places in Kazakh and Russian; a region has an English name as well. */
export const PlaceNameSchema = v.object({ kk: v.string(), ru: v.string(), en: v.optional(v.string()) });

export type PlaceName = v.InferOutput<typeof PlaceNameSchema>;

/** The name of a place in a language: the classifier's Russian one where it has none in English. */
export function placeNameIn(name: PlaceName, language: Language): string {
  return language === 'en' ? (name.en ?? name.ru) : name[language];
}

/** One place, with what it lies in. */
export const FoundPlaceSchema = v.object({
  /** Nine digits. */
  kato: v.string(),
  kind: v.picklist(PLACE_KINDS),
  name: PlaceNameSchema,
  /** The nearest first, the region last; none for a region. */
  within: v.array(v.object({ kato: v.string(), name: PlaceNameSchema })),
});

/** What a search for places found, best first. */
export const PlacesAnswerSchema = v.object({ places: v.array(FoundPlaceSchema) });

export type FoundPlace = v.InferOutput<typeof FoundPlaceSchema>;
