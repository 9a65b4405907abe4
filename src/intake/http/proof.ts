import { createHash } from 'node:crypto';
import { importJWK, jwtVerify } from 'jose';
import * as v from 'valibot';
import { type OfficialKey, OfficialKeySchema } from '../../appeal/official.ts';
import type { ProblemName } from '../../appeal/problem.ts';
import { PROOF_LIVES } from '../store/used-proofs.ts';

/** What a proof says (RFC 9449, 4.2). */
const ClaimsSchema = v.object({
  jti: v.pipe(v.string(), v.minLength(16), v.maxLength(100)),
  htm: v.string(),
  htu: v.pipe(
    v.string(),
    v.check((address) => URL.canParse(address)),
  ),
  iat: v.pipe(v.number(), v.safeInteger()),
  ath: v.string(),
});

/** The request that a proof must be about. */
export interface ProvenRequest {
  readonly method: string;
  /** The addresses under which this route of this intake is reached, without a query. */
  readonly addresses: readonly string[];
  readonly token: string;
  /** The key that the token is bound to. */
  readonly key: OfficialKey;
  readonly now: Date;
}

export type ProofReading =
  | { readonly ok: true; readonly id: string }
  | { readonly ok: false; readonly why: Extract<ProblemName, 'proof-refused' | 'proof-stale'> };

/**
 * Checks a proof of possession (DPoP, RFC 9449, 4.3): signed by the enrolled key, for this method, this address
 * and this token, just now. Whether it was taken before is another question.
 *
 * @param proof the `DPoP` header as it came
 */
export async function readProof(proof: string, request: ProvenRequest): Promise<ProofReading> {
  const refused = { ok: false, why: 'proof-refused' } as const;
  if (proof.length > 2_000) return refused;
  const { now } = request;
  const verified = await verify(proof, request);
  const claims = v.safeParse(ClaimsSchema, verified?.payload);
  if (!verified || !claims.success) return refused;
  // The enrolled key has verified it, whatever the header names; it must name the same.
  const named = v.safeParse(OfficialKeySchema, verified.protectedHeader.jwk);
  if (!named.success || named.output.x !== request.key.x || named.output.y !== request.key.y) return refused;
  const { jti, htm, htu, iat, ath } = claims.output;
  const { origin, pathname } = new URL(htu);
  if (htm !== request.method || !request.addresses.includes(`${origin}${pathname}`)) return refused;
  if (ath !== createHash('sha256').update(request.token).digest('base64url')) return refused;
  if (Math.abs(iat * 1000 - now.getTime()) > PROOF_LIVES) return { ok: false, why: 'proof-stale' };
  return { ok: true, id: jti };
}

async function verify(proof: string, { key, now }: ProvenRequest) {
  try {
    return await jwtVerify(proof, await importJWK(key, 'ES256'), {
      typ: 'dpop+jwt',
      algorithms: ['ES256'],
      currentDate: now,
    });
  } catch {
    return undefined;
  }
}

/** Whether it is a key that can verify: a point on the curve. */
export async function isKey(key: OfficialKey): Promise<boolean> {
  return importJWK(key, 'ES256').then(
    () => true,
    () => false,
  );
}
