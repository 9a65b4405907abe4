import type { Capture } from '../../appeal/capture.ts';
import type { CaptureStatement } from '../../appeal/capture-statement.ts';
import type { ExtensionSubmission, MergedPost } from '../../appeal/submission.ts';
import { postDigestOf, signStatement, thumbprintOf } from '../../evidence/capture-statement.ts';
import { maskText, maskValue } from '../../evidence/mask-text.ts';
import { type Draft, postsOfDraft } from '../draft.ts';
import { type Identity, publicKeyOf } from '../identity.ts';
import { type Evidence, evidenceId, isAbandoned, type MaskOpening, type ReadyPart } from './evidence.ts';
import type { EvidenceStore } from './evidence-store.ts';
import { readyParts } from './ready-parts.ts';

/** How long sending waits for evidence that is just being taken, in milliseconds. */
const PATIENCE = 8_000;

/**
 * The evidence of each post of a draft, once it is there, or as far as it is there after a while; `null` where
 * there is none. What the official chose to mask in one post is masked in all.
 */
export async function settledEvidence(
  store: EvidenceStore,
  draft: Draft,
  now: () => number = Date.now,
): Promise<(Evidence | null)[]> {
  const until = now() + PATIENCE;
  const found = await Promise.all(
    postsOfDraft(draft).map(async ({ capture }) => {
      for (;;) {
        const evidence =
          (await store.read(evidenceId(draft.id, capture))) ??
          (draft.mends ? await store.read(evidenceId(draft.mends, capture)) : null);
        const waits = evidence?.state === 'taking' && !isAbandoned(evidence, now()) && now() < until;
        if (!waits) return evidence;
        await new Promise((resolve) => setTimeout(resolve, 150));
      }
    }),
  );
  const keys = keysOf(found);
  return found.map((each) => each && { ...each, choices: { ...each.choices, keys } });
}

/** Everything that was chosen to be masked in any post of a draft. */
export function keysOf(evidence: readonly (Evidence | null)[]): string[] {
  return [...new Set(evidence.flatMap((each) => each?.choices.keys ?? []))];
}

/** The author, who is known to the record anyway, is not masked where they are named. */
const AUTHOR = [
  'authorName',
  'authorHandle',
  'authorUrl',
  'permalink',
  'parentPermalink',
  'rootPermalink',
] as const;

/** A post, and its page's title, with what the official chose masked everywhere in them. */
export function maskedPost({ post, capture }: MergedPost, keys: readonly string[]): MergedPost {
  if (keys.length === 0) return { post, capture };
  const chosen = new Set(keys);
  const kept = Object.fromEntries(AUTHOR.map((name) => [name, post[name]]));
  const title =
    capture.pageTitle === undefined ? {} : { pageTitle: maskText(capture.pageTitle, chosen).text };
  return { post: { ...maskValue(post, chosen), ...kept }, capture: { ...capture, ...title } };
}

/** A draft with what the official chose masked in all of its posts. */
export function maskedDraft(draft: Draft, keys: readonly string[]): Draft {
  const [first, ...morePosts] = postsOfDraft(draft).map((each) => maskedPost(each, keys));
  return first ? { ...draft, ...first, ...(morePosts.length > 0 ? { morePosts } : {}) } : draft;
}

/** The statement that is signed of a clip. */
export async function statementOf(
  id: string,
  { post, capture }: MergedPost,
  evidence: Pick<Evidence, 'clock' | 'facts'> | null,
  parts: readonly ReadyPart[],
  key: string,
): Promise<CaptureStatement> {
  return {
    v: 1,
    submission: id,
    capturedAt: capture.capturedAt,
    clock: evidence?.clock ?? { offsetMs: null, measuredAt: null },
    page: {
      url: capture.pageUrl,
      canonical: evidence?.facts?.canonical ?? null,
      title: capture.pageTitle ?? '',
      language: capture.pageLanguage ?? '',
      viewport: evidence?.facts?.viewport ?? null,
      timeZone: evidence?.facts?.timeZone ?? null,
      signedIn: evidence?.facts?.signedIn ?? null,
    },
    tool: capture.tool,
    method: capture.method,
    key,
    post: await postDigestOf(post),
    parts: parts.map(({ blob: _, uploadedAt: __, ...part }) => part),
  };
}

/** One post with its parts made: masks burned in and digests computed, so that it can be signed. */
export interface PreparedPost {
  readonly each: MergedPost;
  readonly found: Evidence | null;
  readonly parts: readonly ReadyPart[];
  readonly openings: readonly MaskOpening[];
}

/**
 * Makes the parts of each post.
 *
 * @param posts as `maskedDraft` masked them
 * @param evidence of each of them, as `settledEvidence` found it
 */
export async function preparedPosts(
  posts: readonly MergedPost[],
  evidence: readonly (Evidence | null)[],
): Promise<PreparedPost[]> {
  const isMasked = keysOf(evidence).length > 0;
  return Promise.all(
    posts.map(async ({ post, capture }, place) => {
      const found = evidence[place] ?? null;
      const made = found && found.state !== 'ready' ? await readyParts(found) : null;
      // What was read, as it was masked: its digest must not let anybody try out what was covered.
      const postDigest = isMasked ? await postDigestOf(post) : capture.postDigest;
      return {
        each: { post, capture: { ...capture, postDigest } },
        found,
        parts: made?.parts ?? found?.parts ?? [],
        openings: made?.openings ?? [],
      };
    }),
  );
}

/** Signs a post under the id that it is sent with. */
export async function signedPost(
  id: string,
  { each, found, parts }: PreparedPost,
  identity: Pick<Identity, 'keys'>,
): Promise<MergedPost> {
  const key = await thumbprintOf(await publicKeyOf(identity.keys));
  const statement = await statementOf(id, each, found, parts, key);
  const signature = await signStatement(statement, identity.keys.privateKey);
  return { post: each.post, capture: { ...each.capture, statement, signature } };
}

/**
 * Signs a clip with the official's own key, each of its posts. Masks are burned in, digests computed and the parts
 * on the disk, under the submission's id, before a signature is made; what was masked is gone from this device by
 * then, but for the salts that can show later what stood there.
 *
 * @param submission made of `maskedDraft`
 * @param evidence of each of its posts, as `settledEvidence` found it
 * @throws DOMException where the device would not keep the parts
 */
export async function signedClip(
  store: EvidenceStore,
  identity: Pick<Identity, 'keys'>,
  submission: ExtensionSubmission,
  evidence: readonly (Evidence | null)[],
): Promise<ExtensionSubmission> {
  const prepared = await preparedPosts(postsOfDraft(submission), evidence);
  const signed: MergedPost[] = [];
  for (const one of prepared) {
    if (one.found) await keepReady(store, submission.id, one.each.capture, one.found, one.parts);
    signed.push(await signedPost(submission.id, one, identity));
  }
  const openings = prepared.flatMap((one) => one.openings);
  if (openings.length > 0) await store.keepOpenings(submission.id, openings);
  const [first, ...morePosts] = signed;
  return { ...submission, ...first, ...(morePosts.length > 0 ? { morePosts } : {}) };
}

/** Puts the parts as they will go in the place of what was taken. */
async function keepReady(
  store: EvidenceStore,
  submission: string,
  capture: Capture,
  found: Evidence,
  parts: readonly ReadyPart[],
): Promise<void> {
  const id = evidenceId(submission, capture);
  const ready: Evidence = {
    ...found,
    id,
    state: 'ready',
    picture: null,
    fragment: null,
    text: null,
    media: [],
    thread: null,
    wanted: { ...found.wanted, text: null },
    choices: { keys: [], boxes: [] },
    parts,
  };
  await store.change(id, () => ready);
  if (found.id !== id) await store.change(found.id, () => undefined);
}
