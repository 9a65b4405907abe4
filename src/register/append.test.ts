import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { appendLeaves, EMPTY_TREE, frontierBytes, rootOf, type TreeState, treeState } from './append.ts';
import { leavesOf, merkleTreeHash } from './fixtures/trees.ts';
import { EMPTY_ROOT, joinHashes, leafHash } from './hashing.ts';
import { verifyInclusion } from './verify-proof.ts';

const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
const leaves = leavesOf(1500);

/** How a run of appends comes: batches of these sizes, one after another. */
const batches = fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 5 });

describe('appendLeaves', () => {
  it('gives the roots that Certificate Transparency publishes for its eight test entries', () => {
    const entries = [
      '',
      '00',
      '10',
      '2021',
      '3031',
      '40414243',
      '5051525354555657',
      '606162636465666768696a6b6c6d6e6f',
    ];
    const roots = [
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
      'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
      'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
      '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
      '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
      'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
      '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
    ];
    let tree: TreeState = EMPTY_TREE;
    expect(hex(rootOf(tree))).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    for (const [place, entry] of entries.entries()) {
      const bytes = Uint8Array.from(entry.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
      const appended = appendLeaves(tree, [leafHash(bytes)]);
      expect(hex(appended.root)).toBe(roots[place]);
      tree = appended;
    }
  });

  it('gives the same tree however the entries were parted into batches', () => {
    fc.assert(
      fc.property(batches, (sizes) => {
        let tree: TreeState = EMPTY_TREE;
        for (const size of sizes) {
          const before = frontierBytes(tree);
          const appended = appendLeaves(tree, leaves.slice(tree.size, tree.size + size));
          expect(frontierBytes(tree)).toEqual(before);
          expect(appended.size).toBe(tree.size + size);
          expect(appended.root).toEqual(merkleTreeHash(leaves.slice(0, appended.size)));
          expect(rootOf(appended)).toEqual(appended.root);
          tree = treeState(appended.size, frontierBytes(appended));
        }
      }),
      { numRuns: 40 },
    );
  });

  it('hands out each full tile’s hash once, when it becomes full', () => {
    fc.assert(
      fc.property(batches, (sizes) => {
        let tree: TreeState = EMPTY_TREE;
        const handed: string[] = [];
        for (const size of sizes) {
          const appended = appendLeaves(tree, leaves.slice(tree.size, tree.size + size));
          for (const { level, index, hash } of appended.tileHashes) {
            expect(level).toBe(1);
            expect(hash).toEqual(merkleTreeHash(leaves.slice(index * 256, (index + 1) * 256)));
            handed.push(`${level}/${index}`);
          }
          tree = appended;
        }
        expect(handed).toEqual(
          Array.from({ length: Math.floor(tree.size / 256) }, (_, index) => `1/${index}`),
        );
      }),
      { numRuns: 20 },
    );
  });

  it('proves every leaf of the append at once, and no other', () => {
    fc.assert(
      fc.property(fc.nat({ max: 600 }), fc.integer({ min: 1, max: 70 }), (before, added) => {
        const tree = appendLeaves(EMPTY_TREE, leaves.slice(0, before));
        const appended = appendLeaves(tree, leaves.slice(before, before + added));
        for (let index = before; index < before + added; index += 1) {
          const proof = appended.inclusionProof(index);
          const leaf = leaves[index] ?? EMPTY_ROOT;
          expect(
            verifyInclusion({ index, size: appended.size, leafHash: leaf, root: appended.root, proof }),
          ).toBe(true);
        }
        expect(() => appended.inclusionProof(before - 1)).toThrow(RangeError);
        expect(() => appended.inclusionProof(before + added)).toThrow(RangeError);
      }),
      { numRuns: 30 },
    );
  });
});

describe('treeState', () => {
  it('refuses bytes that are not the frontier of such a tree', () => {
    const tree = appendLeaves(EMPTY_TREE, leaves.slice(0, 7));
    expect(treeState(7, frontierBytes(tree))).toEqual({ size: 7, frontier: tree.frontier });
    expect(() => treeState(6, frontierBytes(tree))).toThrow(RangeError);
    expect(() => treeState(7, frontierBytes(tree).subarray(1))).toThrow(RangeError);
    expect(() => treeState(-1, joinHashes([]))).toThrow(RangeError);
    expect(treeState(0, new Uint8Array())).toEqual(EMPTY_TREE);
  });
});
