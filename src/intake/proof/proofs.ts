import { randomInt } from 'node:crypto';
import { createChallenge, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import * as v from 'valibot';
import { type ProofChallenge, ProofChallengeSchema, ProofSchema } from '../../appeal/proof-of-work.ts';
import type { RootKey } from '../root-key.ts';

/** Iterations of one derivation: long enough that asking for it weighs little beside doing it. */
const ITERATIONS = 2_000;

/** Milliseconds for which a challenge is good. */
const GOOD_FOR = 60 * 60_000;

/**
 * Makes a challenge of ALTCHA's protocol. The answer is chosen beforehand, so nobody is unlucky for minutes,
 * and its key is signed, so checking a proof costs two hashes and no derivation.
 *
 * @param tries derivations that it takes at most
 * @param now milliseconds since 1970
 */
export async function makeChallenge(
  rootKey: RootKey,
  agency: string,
  tries: number,
  now: number,
): Promise<ProofChallenge> {
  const challenge = await createChallenge({
    algorithm: 'PBKDF2/SHA-256',
    cost: ITERATIONS,
    counter: randomInt(Math.floor(tries / 2), tries),
    data: { agency, tries },
    deriveKey,
    expiresAt: new Date(now + GOOD_FOR),
    hmacSignatureSecret: rootKey.proofSecret('challenge'),
    hmacKeySignatureSecret: rootKey.proofSecret('solution'),
  });
  return v.parse(ProofChallengeSchema, challenge);
}

/** A proof that holds. */
export interface CheckedProof {
  /** The challenge's nonce, 16 bytes. */
  readonly challenge: Buffer;
  readonly expiresAt: Date;
  /** What it was made for. */
  readonly tries: number;
}

const SignedSchema = v.object({
  nonce: v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/)),
  data: v.object({ agency: v.string(), tries: v.number() }),
});

function parsed(header: string) {
  try {
    const read = v.safeParse(ProofSchema, JSON.parse(Buffer.from(header, 'base64').toString()));
    return read.success ? read.output : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Checks a proof: signed here, for this agency, not expired, solved. That it was not used before is the
 * database's to say.
 *
 * @param header what stands in `Dauys-Proof`
 * @returns `undefined` where it does not hold
 */
export async function checkProof(
  rootKey: RootKey,
  agency: string,
  header: string,
): Promise<CheckedProof | undefined> {
  const proof = header.length > 4_000 ? undefined : parsed(header);
  if (!proof) return undefined;
  const { challenge, solution } = proof;
  const { verified } = await verifySolution({
    challenge,
    solution,
    deriveKey,
    hmacSignatureSecret: rootKey.proofSecret('challenge'),
    hmacKeySignatureSecret: rootKey.proofSecret('solution'),
  });
  const signed = v.safeParse(SignedSchema, challenge.parameters);
  if (!verified || !signed.success || signed.output.data.agency !== agency) return undefined;
  return {
    challenge: Buffer.from(signed.output.nonce, 'hex'),
    expiresAt: new Date(challenge.parameters.expiresAt * 1000),
    tries: signed.output.data.tries,
  };
}
