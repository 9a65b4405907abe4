import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { isSubtree } from './subtrees.ts';
import { verifyConsistency, verifyInclusion, verifySubtreeConsistency } from './verify-proof.ts';

const folder = join(import.meta.dirname, '../../../shared/vectors/rfc6962');
const present = existsSync(folder);
if (!present)
  console.info('The published vectors (../shared/vectors/rfc6962) are not here; the own ones run.');

const Bytes = v.pipe(
  v.nullable(v.string(), ''),
  v.transform((text) => Uint8Array.from(Buffer.from(text, 'base64'))),
);
const Proof = v.nullable(v.array(Bytes), []);
const Verdict = { desc: v.string(), wantErr: v.boolean() };

const CHECKS: Readonly<Record<string, (vector: unknown) => { good: boolean; wantErr: boolean }>> = {
  inclusion(vector) {
    const { leafIdx, treeSize, wantErr, ...rest } = v.parse(
      v.object({
        leafIdx: v.number(),
        treeSize: v.number(),
        root: Bytes,
        leafHash: Bytes,
        proof: Proof,
        ...Verdict,
      }),
      vector,
    );
    return { good: verifyInclusion({ ...rest, index: leafIdx, size: treeSize }), wantErr };
  },
  consistency(vector) {
    const { size1, size2, root1, root2, proof, wantErr } = v.parse(
      v.object({
        size1: v.number(),
        size2: v.number(),
        root1: Bytes,
        root2: Bytes,
        proof: Proof,
        ...Verdict,
      }),
      vector,
    );
    const claim = { oldSize: size1, newSize: size2, oldRoot: root1, newRoot: root2, proof };
    return { good: verifyConsistency(claim), wantErr };
  },
  subtreeinclusion(vector) {
    const { leafIdx, start, end, wantErr, ...rest } = v.parse(
      v.object({
        ...{ leafIdx: v.number(), start: v.number(), end: v.number() },
        ...{ root: Bytes, leafHash: Bytes, proof: Proof, ...Verdict },
      }),
      vector,
    );
    const good =
      isSubtree({ start, end }) && verifyInclusion({ ...rest, index: leafIdx - start, size: end - start });
    return { good, wantErr };
  },
  subtreeconsistency(vector) {
    const { start, end, size, root1, root2, proof, wantErr } = v.parse(
      v.object({
        ...{ start: v.number(), end: v.number(), size: v.number() },
        ...{ root1: Bytes, root2: Bytes, proof: Proof, ...Verdict },
      }),
      vector,
    );
    const claim = { range: { start, end }, size, rangeHash: root1, root: root2, proof };
    return { good: verifySubtreeConsistency(claim), wantErr };
  },
};

describe.skipIf(!present)('the published vectors of transparency-dev/merkle', () => {
  for (const [kind, check] of Object.entries(CHECKS)) {
    it(`of ${kind} are all judged as expected`, () => {
      const files = readdirSync(join(folder, kind), { recursive: true, encoding: 'utf8' });
      const vectors = files.filter((file) => file.endsWith('.json'));
      expect(vectors.length).toBeGreaterThan(90);
      for (const file of vectors) {
        const { good, wantErr } = check(JSON.parse(readFileSync(join(folder, kind, file), 'utf8')));
        expect(good, `${kind}/${file}`).toBe(!wantErr);
      }
    });
  }
});
