import { type LeafRange, splitOf } from './subtrees.ts';

function requireSize(size: number): void {
  if (!Number.isSafeInteger(size) || size < 0) throw new RangeError(`Not a size: ${size}`);
}

/**
 * The parts of the tree whose hashes prove that a leaf is in it, from the leaf's sibling up to the root's
 * child: PATH(m, D_n) of RFC 9162, 2.1.3.1.
 *
 * @throws RangeError where the tree has no such leaf
 */
export function inclusionRanges(index: number, size: number): LeafRange[] {
  requireSize(size);
  if (!Number.isSafeInteger(index) || index < 0 || index >= size) {
    throw new RangeError(`A tree of ${size} leaves has no leaf ${index}`);
  }
  const fromRoot: LeafRange[] = [];
  let [start, end] = [0, size];
  while (end - start > 1) {
    const middle = start + splitOf(end - start);
    if (index < middle) {
      fromRoot.push({ start: middle, end });
      end = middle;
    } else {
      fromRoot.push({ start, end: middle });
      start = middle;
    }
  }
  return fromRoot.reverse();
}

/**
 * The parts of the tree whose hashes prove that a tree of `newSize` leaves begins with the tree of `oldSize`
 * leaves: PROOF(m, D_n) of RFC 9162, 2.1.4.1. None for equal sizes.
 *
 * @throws RangeError where the old tree is empty (everything begins with nothing) or the greater one
 */
export function consistencyRanges(oldSize: number, newSize: number): LeafRange[] {
  requireSize(newSize);
  if (!Number.isSafeInteger(oldSize) || oldSize < 1 || oldSize > newSize) {
    throw new RangeError(`No consistency from ${oldSize} to ${newSize} leaves`);
  }
  const fromRoot: LeafRange[] = [];
  let [start, end] = [0, newSize];
  while (oldSize !== end) {
    const middle = start + splitOf(end - start);
    if (oldSize <= middle) {
      fromRoot.push({ start: middle, end });
      end = middle;
    } else {
      fromRoot.push({ start, end: middle });
      start = middle;
    }
  }
  // Where the walk never went right, the last part is the old tree itself, whose root the verifier holds.
  if (start > 0) fromRoot.push({ start, end });
  return fromRoot.reverse();
}
