import { fold } from '../../appeal/folding.ts';
import type { PlaceKind, PlaceName } from '../../appeal/found-places.ts';
import { REGIONS } from '../../appeal/places.ts';

/** One place as the table keeps it. */
export interface PlaceRow {
  readonly kato: string;
  readonly parent: string | null;
  readonly kind: PlaceKind;
  readonly name: PlaceName;
  readonly folded: string;
}

/** Digits of a code that tell its level: AB, CD, EF and HIJ, as the classifier names them. */
const LEVELS = [2, 4, 6, 9] as const;

/** How deep a code lies: 0 a region, 1 a district, 2 a rural district, 3 a settlement. */
function levelOf(kato: string): number {
  return LEVELS.findIndex((digits) => /^0*$/.test(kato.slice(digits)));
}

/** The codes of the larger places that a code may lie in, nearest first. */
export function largerCodes(kato: string): string[] {
  return LEVELS.slice(0, Math.max(levelOf(kato), 0))
    .map((digits) => kato.slice(0, digits).padEnd(9, '0'))
    .reverse();
}

/** What codes within a place begin with. */
export function codePrefix(kato: string): string {
  return kato.slice(0, LEVELS[levelOf(kato)] ?? 9);
}

/** What the place is, by its level and by the abbreviation that the classifier sets before a town's name. */
function kindOf(kato: string, russian: string): PlaceKind {
  const level = levelOf(kato);
  if (/^г\s*\./iu.test(russian)) return 'city';
  if (level === 0) return 'region';
  if (level === 1) return /\bг\.?\s*а\b|(?<!\p{L})Г\.\s?А\./u.test(russian) ? 'city' : 'district';
  return level === 2 ? 'rural-district' : 'settlement';
}

/** What stands before the name proper: nobody types it, and a name should be found by its beginning. */
const BEFORE_A_NAME =
  /^(?:г|с|п|а|рп|кп|ст|рзд|село|аул|город|поселок|станция|разъезд|раион|область|республика) (?=.)/u;

/** Both names as they are searched. */
export function foldedNames({ kk, ru }: Pick<PlaceName, 'kk' | 'ru'>): string {
  return [kk, ru].map((name) => `|${fold(name).replace(BEFORE_A_NAME, '')}`).join('');
}

/** @param known the codes of the same import: the parent is the nearest larger one among them */
export function placeRow(kato: string, name: PlaceName, known: ReadonlySet<string>): PlaceRow {
  return {
    kato,
    parent: largerCodes(kato).find((code) => known.has(code)) ?? null,
    kind: kindOf(kato, name.ru),
    name,
    folded: foldedNames(name),
  };
}

/** The regions, which are known without any file. */
export const REGION_ROWS: readonly PlaceRow[] = REGIONS.map(({ kato, name }) =>
  placeRow(kato, name, new Set()),
);
