/**
 * The first two digits of every KATO code, one pair a region, as in ISO 3166-2:KZ; cities of republican
 * significance first, as every list in the country has them.
 */
export const REGION_PREFIXES = [
  '71',
  '75',
  '79',
  '10',
  '11',
  '15',
  '19',
  '23',
  '27',
  '31',
  '33',
  '35',
  '39',
  '43',
  '47',
  '55',
  '59',
  '61',
  '62',
  '63',
] as const;

export type RegionPrefix = (typeof REGION_PREFIXES)[number];

/** A region's own KATO code: its two digits and seven zeros. */
export function regionKato(prefix: RegionPrefix): string {
  return `${prefix}0000000`;
}

/** The region that a KATO code of any level lies in; `undefined` for a code of none. */
export function regionPrefixOf(kato: string): RegionPrefix | undefined {
  return REGION_PREFIXES.find((prefix) => kato.startsWith(prefix));
}
