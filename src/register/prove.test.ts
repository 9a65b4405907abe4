import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leafInTree, leavesOf, merkleTreeHash, tilesFrom, twoSizes } from './fixtures/trees.ts';
import type { Hash } from './hashing.ts';
import { consistencyProof, inclusionProof, rootFromTiles } from './prove.ts';
import { verifyConsistency, verifyInclusion } from './verify-proof.ts';

const leaves = leavesOf(700);
const readTile = tilesFrom(leaves);
const rootAt = (size: number): Hash => merkleTreeHash(leaves.slice(0, size));
const leafAt = (index: number): Hash => merkleTreeHash(leaves.slice(index, index + 1));

/** A copy with one bit of one hash turned. */
function withBitFlipped(hashes: readonly Hash[], at: number, bit: number): Hash[] {
  return hashes.map((hash, place) => {
    const copy = hash.slice();
    if (place === at) copy[Math.floor(bit / 8)] = (copy[Math.floor(bit / 8)] ?? 0) ^ (1 << (bit % 8));
    return copy;
  });
}

describe('inclusion', () => {
  it('is proved for any leaf of any tree, and for nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(leafInTree, fc.nat(), fc.nat({ max: 255 }), async ({ index, size }, at, bit) => {
        const proof = await inclusionProof(index, size, readTile);
        const claim = { index, size, leafHash: leafAt(index), root: rootAt(size), proof };
        expect(verifyInclusion(claim)).toBe(true);

        const [otherLeaf = leafAt(index)] = withBitFlipped([leafAt(index)], 0, bit);
        expect(verifyInclusion({ ...claim, leafHash: otherLeaf })).toBe(false);
        const [otherRoot = rootAt(size)] = withBitFlipped([rootAt(size)], 0, bit);
        expect(verifyInclusion({ ...claim, root: otherRoot })).toBe(false);
        expect(verifyInclusion({ ...claim, index: index + 1 })).toBe(false);
        expect(verifyInclusion({ ...claim, index: index - 1 })).toBe(false);
        expect(verifyInclusion({ ...claim, proof: [...proof, leafAt(index)] })).toBe(false);
        if (proof.length === 0) return;
        expect(verifyInclusion({ ...claim, proof: withBitFlipped(proof, at % proof.length, bit) })).toBe(
          false,
        );
        expect(verifyInclusion({ ...claim, proof: proof.slice(1) })).toBe(false);
        expect(verifyInclusion({ ...claim, proof: proof.slice(0, -1) })).toBe(false);
      }),
    );
  });

  it('is of the leaf that stands there, not of another entry of the same log', async () => {
    await fc.assert(
      fc.asyncProperty(leafInTree, fc.nat({ max: 699 }), async ({ index, size }, other) => {
        fc.pre(other !== index);
        const proof = await inclusionProof(index, size, readTile);
        expect(verifyInclusion({ index, size, leafHash: leafAt(other), root: rootAt(size), proof })).toBe(
          false,
        );
      }),
    );
  });

  it('is not verified for numbers that are none', () => {
    const claim = { index: 0, size: 1, leafHash: leafAt(0), root: leafAt(0), proof: [] };
    expect(verifyInclusion(claim)).toBe(true);
    for (const broken of [
      { index: 0.5 },
      { index: Number.NaN },
      { size: 1.5 },
      { size: 2 ** 60 },
      { index: -1 },
    ]) {
      expect(verifyInclusion({ ...claim, ...broken })).toBe(false);
    }
  });

  it('refuses a leaf that the tree has not', async () => {
    await expect(inclusionProof(5, 5, readTile)).rejects.toThrow(RangeError);
    await expect(inclusionProof(-1, 5, readTile)).rejects.toThrow(RangeError);
    await expect(inclusionProof(0.5, 5, readTile)).rejects.toThrow(RangeError);
    await expect(inclusionProof(0, 0, readTile)).rejects.toThrow(RangeError);
  });
});

describe('consistency', () => {
  it('is proved from any tree to any later one, and for nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(twoSizes, fc.nat(), fc.nat({ max: 255 }), async ({ oldSize, newSize }, at, bit) => {
        const proof = await consistencyProof(oldSize, newSize, readTile);
        const claim = { oldSize, newSize, oldRoot: rootAt(oldSize), newRoot: rootAt(newSize), proof };
        expect(verifyConsistency(claim)).toBe(true);

        const [otherRoot = claim.oldRoot] = withBitFlipped([claim.oldRoot], 0, bit);
        expect(verifyConsistency({ ...claim, oldRoot: otherRoot })).toBe(false);
        expect(verifyConsistency({ ...claim, newRoot: otherRoot })).toBe(false);
        expect(verifyConsistency({ ...claim, proof: [...proof, otherRoot] })).toBe(false);
        if (proof.length === 0) return;
        expect(verifyConsistency({ ...claim, proof: withBitFlipped(proof, at % proof.length, bit) })).toBe(
          false,
        );
        expect(verifyConsistency({ ...claim, proof: proof.slice(1) })).toBe(false);
      }),
    );
  });

  it('is refused when an old entry was changed, however the proof was made', async () => {
    await fc.assert(
      fc.asyncProperty(twoSizes, fc.nat({ max: 699 }), async ({ oldSize, newSize }, changed) => {
        fc.pre(oldSize < newSize && changed < oldSize);
        const forged = leaves.with(changed, leafAt((changed + 1) % 700));
        const proof = await consistencyProof(oldSize, newSize, tilesFrom(forged));
        const newRoot = merkleTreeHash(forged.slice(0, newSize));
        expect(verifyConsistency({ oldSize, newSize, oldRoot: rootAt(oldSize), newRoot, proof })).toBe(false);
      }),
    );
  });

  it('refuses an empty or greater old tree', async () => {
    await expect(consistencyProof(0, 5, readTile)).rejects.toThrow(RangeError);
    await expect(consistencyProof(6, 5, readTile)).rejects.toThrow(RangeError);
  });
});

describe('tiles as the source', () => {
  it('are read once each, at the width that the tree has', async () => {
    const asked: string[] = [];
    const proof = await inclusionProof(300, 700, tilesFrom(leaves, asked));
    expect(proof).toHaveLength(10);
    expect(asked.sort()).toEqual(['0/1/256', '0/2/188', '1/0/2']);
  });

  it('give the root of the tree again', async () => {
    for (const size of [0, 1, 255, 256, 257, 512, 700])
      expect(await rootFromTiles(size, readTile)).toEqual(rootAt(size));
  });

  it('are refused when shorter than the tree says, and may be longer', async () => {
    await expect(inclusionProof(0, 700, async () => new Uint8Array(31))).rejects.toThrow('shorter');
    const whole = tilesFrom(leaves);
    const proof = await inclusionProof(3, 5, (tile) => whole({ ...tile, width: 256 }));
    expect(verifyInclusion({ index: 3, size: 5, leafHash: leafAt(3), root: rootAt(5), proof })).toBe(true);
  });
});
