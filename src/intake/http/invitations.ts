import { parseAppealNumber } from '../../appeal/appeal-number.ts';
import type { ClaimCourse, MadeInvitation } from '../../appeal/claim.ts';
import { CLAIM_FRAGMENT } from '../../appeal/claim-fragment.ts';
import { LAW_RULES } from '../../appeal/life-states.ts';
import { type FoundCourse, findCourse, proveAccount } from '../claims/claims.ts';
import { readFunnel } from '../claims/funnel.ts';
import { claimPageOf, endInvitation, invite, listInvitations, NotASignal } from '../claims/invitations.ts';
import { hasRole, OFFICERS } from '../course/allowed.ts';
import type { Change } from '../log-book/record-events.ts';
import { createRateLimit } from '../rate-limit.ts';
import { findAppeal } from '../store/appeals.ts';
import { countWithin, signedIn } from './access.ts';
import { answer, type IntakeContext } from './answers.ts';
import type { AppParts } from './parts.ts';
import { Refusal } from './refusal.ts';

/** What the law says where somebody would invite to, or prove, what nobody can: the identity rule, art. 63. */
function wrongState(): Refusal {
  const { article } = LAW_RULES.identity;
  return new Refusal('move-refused', { move: { objection: 'wrong-state', rule: 'identity', article } });
}

/** The signal that a number names, or was made an appeal of; for officials of its agency. */
async function courseAt(c: IntakeContext, parts: AppParts) {
  const who = await signedIn(c, parts);
  const { official, agency } = who;
  const parsed = parseAppealNumber(c.req.param('number') ?? '');
  if (!parsed.ok) {
    throw new Refusal('appeal-not-found', { numberHasASlip: parsed.reason === 'check-digit' });
  }
  const pool = parts.database.reader;
  const found = await findAppeal(pool, parsed);
  if (!found) throw new Refusal('appeal-not-found');
  if (found.agency !== agency) throw new Refusal('wrong-agency');
  const course = await findCourse(pool, found.id);
  if (!course) throw wrongState();
  return { official, course, mayAct: hasRole(who, OFFICERS) };
}

/** The same, for whoever may act on it: to invite and to confirm an account is an officer's. */
async function courseToChange(c: IntakeContext, parts: AppParts) {
  const found = await courseAt(c, parts);
  if (!found.mayAct) throw new Refusal('role-missing', { roles: OFFICERS });
  return found;
}

/** Makes a change of a signal; one that it is too late for is refused with the rule. */
async function changed<Result>(parts: AppParts, change: Change<Result>): Promise<Result> {
  try {
    return (await parts.change(change)).result;
  } catch (error) {
    if (error instanceof NotASignal) throw wrongState();
    throw error;
  }
}

/** Invitations that one official may make in ten minutes. */
const INVITATIONS_AT_ONCE = 30;

/** The officials' side of the claim. */
export function invitationDesk(parts: AppParts) {
  const made = createRateLimit(INVITATIONS_AT_ONCE, 600);

  async function courseOf(course: FoundCourse, mayAct: boolean): Promise<ClaimCourse> {
    const { signal, state, language, claim } = course;
    return {
      signal: signal.number,
      language,
      mayAct,
      open: claim === null && (state === 'signal' || state === 'invited'),
      invitations: await listInvitations(parts.database.reader, signal.id),
      claim: claim && {
        number: claim.number,
        identity: claim.identity,
        claimedAt: claim.claimedAt.toISOString(),
        accountCode: parts.rootKey.accountCode(claim.appeal),
        provenAt: claim.provenAt?.toISOString() ?? null,
      },
    };
  }

  return {
    /** `POST /v1/appeals/{number}/invitations`: a link for the post's author, told this once. */
    async make(c: IntakeContext): Promise<Response> {
      const { official, course } = await courseToChange(c, parts);
      countWithin(made, official.id);
      const { signal } = course;
      const fresh = await changed(parts, invite(signal, official.id));
      const page = (await claimPageOf(parts.database.reader, signal.agency)) ?? `${parts.publicUrl}/demo/`;
      const invitation: MadeInvitation = {
        id: fresh.id,
        state: 'made',
        madeAt: fresh.madeAt.toISOString(),
        expiresAt: fresh.expiresAt.toISOString(),
        openedAt: null,
        link: `${page}${CLAIM_FRAGMENT}${fresh.token}`,
      };
      return answer(c, 201, invitation);
    },

    /** `GET /v1/funnel`: how many of the agency's clipped posts came how far. */
    async funnel(c: IntakeContext): Promise<Response> {
      const { agency } = await signedIn(c, parts);
      const { law, rootKey } = parts;
      return answer(c, 200, {
        rows: await readFunnel({ database: parts.database.reader, law, rootKey }, agency),
      });
    },

    /** `GET /v1/appeals/{number}/invitations`: how far the signal is on its way to an appeal. */
    async list(c: IntakeContext): Promise<Response> {
      const { course, mayAct } = await courseAt(c, parts);
      return answer(c, 200, await courseOf(course, mayAct));
    },

    /** `DELETE /v1/appeals/{number}/invitations/{id}`: the link opens nothing any more. */
    async end(c: IntakeContext): Promise<Response> {
      const { official, course } = await courseToChange(c, parts);
      const id = c.req.param('id') ?? '';
      if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) {
        await changed(parts, endInvitation(course.signal, id, official.id));
      }
      return answer(c, 204, null);
    },

    /** `POST /v1/appeals/{number}/account-proof`: the official saw the code from the post's own account. */
    async prove(c: IntakeContext): Promise<Response> {
      const { official, course, mayAct } = await courseToChange(c, parts);
      const { claim, signal } = course;
      if (!claim) throw wrongState();
      await changed(parts, proveAccount({ ...course, claim }, official.id));
      const after = await findCourse(parts.database.reader, signal.id);
      return answer(c, 200, await courseOf(after ?? course, mayAct));
    },
  };
}
