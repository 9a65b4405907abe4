import * as v from 'valibot';
import { type Claimed, type ClaimOffer, ClaimOfferSchema, ClaimRequestSchema } from '../../appeal/claim.ts';
import { ExtensionSubmissionSchema } from '../../appeal/submission.ts';
import { prepareArrival } from '../arrival.ts';
import { findInvitation, markOpened, type OpenedInvitation } from '../claims/invitations.ts';
import { receiptOf } from '../receipts.ts';
import { sealedSignature } from '../signatures/applicant-signature.ts';
import type { RegisteredAgency } from '../store/agencies.ts';
import { assertOrigin, assertWithin, countWithin } from './access.ts';
import { answer, type IntakeContext, languageOf } from './answers.ts';
import { fieldInWords, fieldsInWords } from './field-problems.ts';
import { readJson } from './json-body.ts';
import { networkOf } from './network-address.ts';
import type { AppParts } from './parts.ts';
import { Refusal } from './refusal.ts';

/** What of a clipped post its author is shown: all that was read of it, and nothing of who clipped it. */
const ClippedSchema = v.object({
  ...v.pick(v.object(ExtensionSubmissionSchema.entries), ['kind', 'topic', 'place', 'language']).entries,
  post: ClaimOfferSchema.entries.post,
});

/** The invitation that a request carries, and its agency, on whose page it must be. */
async function invitedTo(
  c: IntakeContext,
  parts: AppParts,
): Promise<{ invitation: OpenedInvitation; agency: RegisteredAgency }> {
  const network = networkOf(c, parts.trustedProxies);
  assertWithin(parts.limits.lookUps, network);
  const token = c.req.header('Dauys-Invitation')?.trim() ?? '';
  const invitation = /^[\w-]{43}$/.test(token)
    ? await findInvitation(parts.database.reader, token)
    : undefined;
  const agency = invitation && (await parts.agencies.find(invitation.signal.agency));
  if (!invitation || !agency) {
    parts.limits.lookUps.count(network);
    throw new Refusal('invitation-unknown');
  }
  // A page of the intake's own that reads says no origin; any other page must, and whoever writes.
  if (c.req.method !== 'GET' || c.req.header('Origin') !== undefined) assertOrigin(c, parts, agency);
  return { invitation, agency };
}

/** `GET /v1/claim`: what was clipped, for its author. */
export async function showClaim(c: IntakeContext, parts: AppParts): Promise<Response> {
  const { invitation, agency } = await invitedTo(c, parts);
  const { state, signal, expiresAt, receivedAt, body } = invitation;
  if (state === 'claimed') throw new Refusal('invitation-used');
  if (state === 'expired' || state === 'revoked') throw new Refusal(`invitation-${state}`);
  if (state === 'made') await markOpened(parts.database.reader, invitation.id);
  const clipped = v.parse(ClippedSchema, body);
  const offer: ClaimOffer = {
    eds: parts.signatures.accepts,
    agency: agency.agency,
    signal: signal.number,
    clippedAt: receivedAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    ...clipped,
  };
  return answer(c, 200, offer);
}

/**
 * `POST /v1/claim`: the author makes the signal an appeal, registered anew as the law says. The same body
 * again gives the same receipt, although the invitation was used meanwhile.
 */
export async function claim(c: IntakeContext, parts: AppParts): Promise<Response> {
  const { invitation, agency } = await invitedTo(c, parts);
  const checked = v.safeParse(ClaimRequestSchema, await readJson(c));
  if (!checked.success) {
    throw new Refusal('invalid-submission', { errors: fieldsInWords(checked.issues, languageOf(c)) });
  }
  const { submission } = checked.output;
  const { signal } = invitation;
  if (submission.agency !== signal.agency) {
    throw new Refusal('invalid-submission', {
      errors: [fieldInWords('/submission/agency', 'unknown-agency', languageOf(c))],
    });
  }
  const network = networkOf(c, parts.trustedProxies);
  const key = `${submission.agency} ${network}`;
  countWithin(parts.limits.filings, key);

  const arrival = prepareArrival(submission, agency, null, parts.rootKey);
  const purpose = { purpose: 'claim', number: signal.number } as const;
  const signature = await sealedSignature(
    arrival,
    checked.output.signature,
    purpose,
    parts,
    c.req.raw.signal,
  );

  const acceptance = await parts.accept({
    ...arrival,
    claim: {
      invitation: invitation.id,
      signal,
      identity: signature ? 'eds-signed' : 'self-declared',
      ...(signature ? { signature } : {}),
    },
  });
  switch (acceptance.kind) {
    case 'accepted':
    case 'repeated': {
      const { appeal } = acceptance;
      const claimed: Claimed = {
        receipt: receiptOf(appeal, agency.agency, parts.law, parts.rootKey),
        signal: signal.number,
        accountCode: parts.rootKey.accountCode(appeal.id),
      };
      return answer(c, acceptance.kind === 'accepted' ? 201 : 200, claimed);
    }
    case 'claim-refused':
      throw new Refusal(`invitation-${acceptance.why}`);
    case 'changed':
      throw new Refusal('changed-under-same-id');
    case 'files-missing':
      throw new Refusal('invalid-submission', {
        errors: acceptance.pointers.map((pointer) =>
          fieldInWords(`/submission${pointer}`, 'not-uploaded', languageOf(c)),
        ),
      });
    case 'met':
      throw new Error('A claim was met as a post');
  }
}
