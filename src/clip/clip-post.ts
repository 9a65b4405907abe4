import type { Agency } from '../appeal/appeal.ts';
import type { Capture } from '../appeal/capture.ts';
import type { Post } from '../appeal/post.ts';
import { problemName } from '../appeal/problem.ts';
import { type MergedPost, MOST_MORE_POSTS } from '../appeal/submission.ts';
import type { Outbox, OutboxItem } from '../client/outbox.ts';
import { newSubmissionId } from '../client/submission-id.ts';
import { postDigestOf } from '../evidence/capture-statement.ts';
import { canonicalPost } from '../platforms/addresses.ts';
import type { DeviceStore } from './device-store.ts';
import { type Draft, draftOf, firstAnswers, postsOfDraft } from './draft.ts';
import { choicesFor, keepDraft, lastChoices, listDrafts } from './drafts.ts';
import { readIdentity } from './identity.ts';
import type { PageFacts } from './messages.ts';
import type { PanelFocus } from './panel-focus.ts';

/** A post as it was found, before it is a draft. */
export interface Find {
  readonly post: Post;
  readonly page: PageFacts;
  /** How it was found. */
  readonly method: Capture['method'];
}

/** Where clips are kept, and the world around them. */
export interface ClipTools {
  readonly store: DeviceStore;
  readonly outbox: Pick<Outbox, 'list'>;
  /** Product and version of extension and browser, as the capture states them. */
  readonly tool: string;
  /** Milliseconds since the epoch. */
  now(): number;
}

/**
 * Keeps a clipped post as a draft. A post that was clipped before is not clipped twice: what was sent is shown
 * again, and a draft keeps its answers and takes the post as it reads now (its text may have been unfolded).
 *
 * @returns what the panel shall show; the draft is on the disk by then
 * @throws DOMException where the device would not keep it
 */
export async function keepClip(tools: ClipTools, find: Find): Promise<PanelFocus> {
  const { post } = find;
  const identity = await readIdentity(tools.store);
  const sent = (await tools.outbox.list()).findLast(
    ({ submission }) =>
      submission.channel === 'extension' &&
      postsOfDraft(submission).some((clipped) => isClipOf(clipped, find)) &&
      // What somebody sent for another agency before is no reason not to send it for this one.
      (identity === null || submission.agency === identity.agency.code),
  );
  if (sent && sent.state !== 'refused') return { view: 'item', id: sent.id };
  const drafts = await listDrafts(tools.store);
  const known = drafts.find((draft) => postsOfDraft(draft).some((clipped) => isClipOf(clipped, find)));
  const open = known ?? (sent ? mendingDraft(sent, tools.now()) : null) ?? drafts.find(takesOneMore);
  const clipped = { post, capture: await captureOf(tools, find) };
  const draft = open
    ? withClip(open, clipped, find)
    : await newDraft(tools, clipped, identity?.agency ?? null, find.page.title);
  await keepDraft(tools.store, draft);
  return { view: 'draft', id: draft.id };
}

async function newDraft(
  tools: ClipTools,
  clipped: MergedPost,
  agency: Pick<Agency, 'kato'> | null,
  pageTitle: string,
): Promise<Draft> {
  const [author, last] = await Promise.all([choicesFor(tools.store, clipped.post), lastChoices(tools.store)]);
  const id = newSubmissionId();
  const begun = firstAnswers(clipped.post, { agency, author, last, pageTitle });
  return { id, mends: null, ...clipped, ...begun, createdAt: tools.now() };
}

function takesOneMore({ takesNext, morePosts = [] }: Draft): boolean {
  return takesNext === true && morePosts.length < MOST_MORE_POSTS;
}

/** The draft with a post as it reads now: in the place that it has there, else as one more. */
function withClip(draft: Draft, clipped: MergedPost, find: Find): Draft {
  const posts = postsOfDraft(draft);
  const place = posts.findIndex((each) => isClipOf(each, find));
  const [first, ...morePosts] = place < 0 ? [...posts, clipped] : posts.with(place, clipped);
  return first ? { ...draft, ...first, ...(morePosts.length > 0 ? { morePosts } : {}) } : draft;
}

/**
 * The draft in which an official mends what the register refused. It keeps the refused submission's id, except
 * where that very id is taken by another content.
 *
 * @returns `null` where the item was not made by this extension
 */
export function mendingDraft(item: OutboxItem, now: number): Draft | null {
  const { submission, lastFailure } = item;
  if (submission.channel !== 'extension') return null;
  const taken =
    lastFailure?.kind === 'problem' && problemName(lastFailure.problem) === 'changed-under-same-id';
  return draftOf(submission, item.id, taken ? newSubmissionId() : item.id, now);
}

/** Whether two addresses lead to one post, such as those of an author who changed the handle. */
export function isSameAddress(one: string, other: string): boolean {
  return (
    one === other || (canonicalPost(one)?.permalink ?? one) === (canonicalPost(other)?.permalink ?? other)
  );
}

/** Whether a clip is of the post that was found; one without an address is known by its page and its text. */
function isClipOf(
  {
    post,
    capture,
  }: { readonly post: Pick<Post, 'permalink' | 'text'>; readonly capture: Pick<Capture, 'pageUrl'> },
  find: Find,
): boolean {
  if (post.permalink !== null && find.post.permalink !== null) {
    return isSameAddress(post.permalink, find.post.permalink);
  }
  return (
    post.permalink === find.post.permalink &&
    capture.pageUrl === find.page.url &&
    post.text === find.post.text
  );
}

/** The newest item of the outbox that carries the post with this address. */
export function itemFor(items: readonly OutboxItem[], permalink: string): OutboxItem | undefined {
  return items.findLast(({ submission }) => {
    if (submission.channel !== 'extension') return false;
    return postsOfDraft(submission).some(
      ({ post }) => post.permalink !== null && isSameAddress(post.permalink, permalink),
    );
  });
}

async function captureOf(tools: ClipTools, { post, page, method }: Find): Promise<Capture> {
  const [title, language] = [page.title.trim(), page.language.trim()];
  return {
    capturedAt: new Date(tools.now()).toISOString(),
    pageUrl: page.url,
    ...(title ? { pageTitle: title } : {}),
    ...(language ? { pageLanguage: language } : {}),
    tool: tools.tool,
    method,
    postDigest: await postDigestOf(post),
  };
}

/**
 * The tool that saw a post.
 *
 * @param userAgent as `navigator.userAgent` gives it
 */
export function toolName(version: string, userAgent: string): string {
  const browser = ['Firefox', 'Edg', 'OPR', 'YaBrowser', 'Chrome']
    .map((name) => new RegExp(`${name}/[\\d.]+`).exec(userAgent)?.[0])
    .find((found) => found !== undefined);
  return `Dauys/${version}${browser ? ` ${browser}` : ''}`;
}
