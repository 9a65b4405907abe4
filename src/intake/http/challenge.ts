import type { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import { PROOF_HEADER, ProofChallengeSchema } from '../../appeal/proof-of-work.ts';
import { checkProof, makeChallenge } from '../proof/proofs.ts';
import { useProof } from '../proof/used-challenges.ts';
import { isWorthIt, triesFor } from '../proof/work.ts';
import { assertOrigin, assertWithin, countWithin } from './access.ts';
import { answer, type IntakeContext, type IntakeEnv } from './answers.ts';
import { networkOf } from './network-address.ts';
import type { AppParts } from './parts.ts';
import { Refusal } from './refusal.ts';
import { json, parameter, problems } from './route-descriptions.ts';

function triesNow(parts: AppParts, network: string, agency: string, trapped: boolean): number {
  const { byNetwork, byAgency } = parts.filed;
  return triesFor({ network: byNetwork.of(network), agency: byAgency.of(agency), trapped });
}

/** `GET /v1/challenge`: what is to be worked at before an appeal is filed on a page. */
async function giveChallenge(c: IntakeContext, parts: AppParts): Promise<Response> {
  const network = networkOf(c, parts.trustedProxies);
  countWithin(parts.limits.searches, network);
  const found = await parts.agencies.find((c.req.query('agency') ?? '').toUpperCase());
  if (!found) throw new Refusal('agency-not-found');
  if (c.req.header('Origin') !== undefined) assertOrigin(c, parts, found);
  const { code } = found.agency;
  const trapped = c.req.query('trapped') === 'yes';
  // Where the operator wants no proof a form still asks, and is not kept from its work for long.
  const tries = parts.proofNeeded ? triesNow(parts, network, code, trapped) : 2;
  return answer(c, 200, await makeChallenge(parts.rootKey, code, tries, Date.now()));
}

/**
 * Counts a citizen's filing, and refuses it without a proof of work that nobody used before.
 *
 * @param submission its agency's code and its id
 * @throws Refusal `too-many-requests` or `proof-required`
 */
export async function assertWorkedFor(
  c: IntakeContext,
  parts: AppParts,
  submission: { readonly agency: string; readonly id: string },
): Promise<void> {
  const { agency, id } = submission;
  const network = networkOf(c, parts.trustedProxies);
  const key = `${agency} ${network}`;
  assertWithin(parts.limits.filings, key);
  if (parts.proofNeeded) {
    const proof = await checkProof(parts.rootKey, agency, c.req.header(PROOF_HEADER) ?? '');
    const isGood = proof && (await useProof(parts.database.reader, proof, id));
    // The price of this very moment: of many that are sent at once, each has been counted by the next one.
    if (!isGood || !isWorthIt(proof.tries, triesNow(parts, network, agency, false)))
      throw new Refusal('proof-required');
  }
  countWithin(parts.limits.filings, key);
  parts.filed.byNetwork.count(network);
  parts.filed.byAgency.count(agency);
}

/** Adds the door that gives challenges. */
export function addChallengeRoute(app: Hono<IntakeEnv>, parts: AppParts): void {
  const description = describeRoute({
    operationId: 'giveChallenge',
    summary: 'Ask for the work that filing on a page takes',
    description:
      'A challenge of ALTCHA’s protocol (PBKDF2/SHA-256), good for one hour and one submission. Its cost rises with what ' +
      `the agency and the caller’s network filed lately. The solution goes into the header \`${PROOF_HEADER}\` of ` +
      '`POST /v1/appeals`, as ALTCHA’s payload: base64 of `{ "challenge": …, "solution": { "counter", "derivedKey" } }`.',
    tags: ['Appeals'],
    parameters: [
      { ...parameter('agency', 'query', 'The agency’s code.'), required: true },
      parameter('trapped', 'query', '`yes` where something stands in the field that people never see.'),
    ],
    responses: {
      200: json(ProofChallengeSchema, 'ProofChallenge', 'What is to be solved.'),
      ...problems('agency-not-found', 'origin-refused', 'too-many-requests'),
    },
  });
  app.get('/v1/challenge', description, (c) => giveChallenge(c, parts));
}
