import type { Localized } from './language.ts';
import { regionNames as en } from './region-names/en.ts';
import { regionNames as kk } from './region-names/kk.ts';
import { regionNames as ru } from './region-names/ru.ts';
import { REGION_PREFIXES, regionKato } from './region-prefixes.ts';

// It stands apart, for it needs no names.
export * from './place.ts';

/** A region or city of republican significance; `kato` is its own KATO code (two digits and seven zeros). */
export interface Region {
  readonly kato: string;
  readonly name: Localized;
}

/** The first level of the classifier of administrative-territorial objects (КАТО). */
export const REGIONS: readonly Region[] = /* @__PURE__ */ REGION_PREFIXES.map((prefix) => ({
  kato: regionKato(prefix),
  // A door that speaks one language (the widget) imports that file alone instead of this list.
  name: { kk: kk[prefix], ru: ru[prefix], en: en[prefix] },
}));

/** The region that a KATO code lies in, by its first two digits; `undefined` for a code of none. */
export function regionOf(kato: string): Region | undefined {
  return REGIONS.find((candidate) => candidate.kato.slice(0, 2) === kato.slice(0, 2));
}

/** The digits that all places within a place begin with: 2 of a region, 4 of a district, 6 of a rural one. */
export function katoPrefix(kato: string): string {
  const level = [2, 4, 6].find((digits) => /^0+$/.test(kato.slice(digits)));
  return kato.slice(0, level);
}
