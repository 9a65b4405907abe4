import { SMALLEST_TOLD } from '../../appeal/figures.ts';

/**
 * Takes from the parts of a whole those that are too small to be told. Where only one would be missing, anybody
 * could work it out from the whole, so the next smallest goes with it.
 *
 * @returns the parts in their order, `null` for what is not told
 */
export function hideSmall(parts: readonly number[]): (number | null)[] {
  const told: (number | null)[] = parts.map((count) => (count > 0 && count < SMALLEST_TOLD ? null : count));
  if (told.filter((count) => count === null).length !== 1) return told;
  const others = told.filter((count): count is number => count !== null && count > 0);
  if (others.length === 0) return told;
  told[told.indexOf(Math.min(...others))] = null;
  return told;
}

/** One number that is no part of a whole. */
export function hideOne(count: number): number | null {
  return count > 0 && count < SMALLEST_TOLD ? null : count;
}
