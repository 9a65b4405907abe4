import { hash } from 'node:crypto';
import type { AcceptedSubmission } from '../appeal/accepted-submission.ts';
import type { FollowUpKind } from '../appeal/follow-up.ts';
import type { Official } from '../appeal/official.ts';
import { tagsOf } from '../appeal/tags.ts';
import { canonicalJson } from '../evidence/canonical-json.ts';
import { canonicalPost } from '../platforms/addresses.ts';
import type { ClaimWish } from './claims/claiming.ts';
import type { EventAppeal } from './log-book/entries.ts';
import type { VoiceWish } from './matters/voices.ts';
import { applicantMark } from './repeats/applicant-mark.ts';
import type { RootKey } from './root-key.ts';
import { type Sealed, seal } from './sealing.ts';
import type { RegisteredAgency } from './store/agencies.ts';

/** A submission that passed every check, made ready so that its batch has little left to do. */
export interface Arrival {
  readonly submission: AcceptedSubmission;
  readonly agency: RegisteredAgency;
  /** Who clipped it; `null` for what a citizen filed. */
  readonly official: Official | null;
  /** SHA-256 of the whole submission's canonical JSON, lower-case hex. */
  readonly digest: string;
  /** Canonical JSON of the submission without its applicant. */
  readonly body: string;
  readonly sealed: Sealed;
  /** What its applicant is known again by; `null` for a signal and for whoever cannot be told from others. */
  readonly applicantMark: Buffer | null;
  readonly tags: readonly string[];
  /** The posts that it is made of, each once; none where their addresses could not be read. */
  readonly posts: readonly PostKey[];
  /** The matter of others that it is a further voice of. */
  readonly joins?: VoiceWish | undefined;
  /** The earlier appeal of the same person that it complains about or repeats. */
  readonly follows?: { readonly earlier: EventAppeal; readonly as: FollowUpKind } | undefined;
  /** The applicant's EDS over the filing, verified and sealed with the appeal's own key. */
  readonly signature?: { readonly commitment: string; readonly box: Buffer } | undefined;
  /** The signal that it makes an appeal of. */
  readonly claim?: ClaimWish;
}

/** One post, wherever it was seen. */
export interface PostKey {
  readonly permalink: string;
  /** SHA-256 of the permalink, lower-case hex. */
  readonly key: string;
}

/** The key under which the register meets a post again. */
export function postKey(permalink: string): PostKey {
  return { permalink, key: hash('sha256', permalink) };
}

/** The posts that a submission clipped, the first one first; those whose address could not be read are left out. */
export function postsOf(submission: AcceptedSubmission): PostKey[] {
  if (submission.channel !== 'extension') return [];
  const { post, morePosts = [] } = submission;
  const addresses = [post, ...morePosts.map((more) => more.post)].flatMap(({ permalink }) =>
    permalink === null ? [] : [canonicalPost(permalink)?.permalink ?? permalink],
  );
  return [...new Set(addresses)].map(postKey);
}

/**
 * Makes a checked submission ready to be accepted: canonical JSON, digest, sealed applicant. It is computed
 * while the batch before is being committed.
 */
export function prepareArrival(
  submission: AcceptedSubmission,
  agency: RegisteredAgency,
  official: Official | null,
  rootKey: RootKey,
): Arrival {
  // RFC 8785 orders members by name, so the whole can be put together from parts that are needed anyway.
  const members = Object.entries(submission)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ({ name, json: canonicalJson(value) }))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
  const write = (parts: typeof members) =>
    `{${parts.map(({ name, json }) => `"${name}":${json}`).join(',')}}`;
  const whole = write(members);
  const bytes = Buffer.from(whole);
  const applicant = members.find(({ name }) => name === 'applicant')?.json ?? null;
  const sealed = seal(rootKey.agencyKey(agency.agency.code), submission.id, { applicant, submission: bytes });
  return {
    submission,
    agency,
    official,
    digest: sealed.digest,
    body: applicant === null ? whole : write(members.filter(({ name }) => name !== 'applicant')),
    sealed,
    applicantMark: applicantMark(rootKey, submission),
    tags: tagsOf(submission),
    posts: postsOf(submission),
  };
}
