import * as v from 'valibot';

/** The header of a submission that carries the solved challenge: base64 of ALTCHA's payload (JSON). */
export const PROOF_HEADER = 'Dauys-Proof';

/**
 * The name of a field that people never see and a program that fills in whatever it meets does. A form puts it
 * where neither eye, keyboard nor screen reader comes, and says with `trapped` whether something stands in it.
 */
export const TRAP_FIELD = 'second-website';

/** What is to be worked at: ALTCHA's challenge (protocol 2) with the key derivation that every browser has. */
export const ProofChallengeSchema = v.object({
  /** Signed as they are, so each goes back unchanged. */
  parameters: v.looseObject({
    algorithm: v.literal('PBKDF2/SHA-256'),
    /** Hex. */
    nonce: v.string(),
    salt: v.string(),
    /** Iterations of one derivation. */
    cost: v.number(),
    /** Bytes. */
    keyLength: v.number(),
    /** What the derived key must begin with, hex. */
    keyPrefix: v.string(),
    /** Seconds since 1970: it is good until then. */
    expiresAt: v.number(),
  }),
  signature: v.string(),
});

export type ProofChallenge = v.InferOutput<typeof ProofChallengeSchema>;

/** ALTCHA's payload: the challenge as it came, and the counter whose key has the prefix. */
export const ProofSchema = v.object({
  challenge: ProofChallengeSchema,
  solution: v.object({
    counter: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(0xffff_ffff)),
    /** Hex. */
    derivedKey: v.pipe(v.string(), v.regex(/^(?:[0-9a-f]{2}){1,64}$/)),
  }),
});

export type Proof = v.InferOutput<typeof ProofSchema>;
