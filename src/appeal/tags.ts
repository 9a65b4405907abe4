import type { ImportedSubmission } from './imported-submission.ts';
import { meetsArticle63, type Open311Submission } from './open311-submission.ts';
import type { Post } from './post.ts';
import type { ExtensionSubmission, WidgetSubmission } from './submission.ts';

/**
 * The closed vocabulary of provenance tags: how we know what we know. A tag is derived from fields and never
 * typed by hand.
 */
export const TAGS = [
  'channel:extension',
  'channel:widget',
  'channel:open311',
  'channel:import',
  'channel:desk',
  'platform:x',
  'platform:telegram',
  'platform:vk',
  'platform:instagram',
  'platform:facebook',
  'platform:threads',
  'platform:youtube',
  'platform:tiktok',
  'platform:ok',
  'platform:bluesky',
  'platform:mastodon',
  'platform:reddit',
  'platform:page',
  'author:unverified',
  'author:self-declared',
  'time:exact',
  'time:approximate',
  'time:unknown',
  'text:truncated',
  'text:missing',
  'permalink:missing',
  'capture:platform',
  'capture:selection',
  'capture:metadata',
  'capture:signed',
  'picture:included',
  'fragment:included',
  'thread:included',
  'text:masked',
  'picture:masked',
  'text:edited-by-official',
  'clock:checked',
] as const;

export type Tag = (typeof TAGS)[number];

/** The parts of a submission that tell its tags; a draft has them before it is whole. */
export type Tagged =
  | Pick<WidgetSubmission, 'channel'>
  | Pick<Open311Submission, 'channel' | 'applicant'>
  | Pick<ImportedSubmission, 'channel' | 'applicant'>
  | Pick<ExtensionSubmission, 'channel' | 'post' | 'capture'>;

/** Whether somebody says of themselves who appeals. */
function names(submission: Exclude<Tagged, { channel: 'extension' }>): boolean {
  if (submission.channel === 'open311') return meetsArticle63(submission);
  return submission.channel === 'widget' || submission.applicant !== undefined;
}

/** The first records say no precision: their time was read only where the page gave it to machines. */
function timeTag({ publishedAt, publishedPrecision, publishedLabel }: Post): Tag {
  if (publishedAt !== null && publishedPrecision !== 'approximate') return 'time:exact';
  return publishedAt === null && publishedLabel === null ? 'time:unknown' : 'time:approximate';
}

/** What a signed statement tells of how the post was captured. An unsigned one tells nothing that could be held to. */
function tagsOfCapture({ statement, signature, postDigest }: ExtensionSubmission['capture']): Tag[] {
  if (!statement || !signature) return [];
  const found: Tag[] = ['capture:signed'];
  for (const { role, masks = [] } of statement.parts) {
    if (role === 'picture' || role === 'fragment' || role === 'thread') found.push(`${role}:included`);
    if (masks.length > 0) found.push(role === 'picture' ? 'picture:masked' : 'text:masked');
  }
  // The digest of the post as it was read, beside that of the post as it was sent.
  if (statement.post !== postDigest) found.push('text:edited-by-official');
  if (statement.clock.offsetMs !== null) found.push('clock:checked');
  return found;
}

/** The tags of a submission, in the vocabulary's order. */
export function tagsOf(submission: Tagged): Tag[] {
  const found = new Set<Tag>([`channel:${submission.channel}`]);
  if (submission.channel === 'extension') {
    const { post, capture } = submission;
    found.add(`platform:${post.platform}`);
    found.add(`capture:${capture.method}`);
    found.add('author:unverified');
    found.add(timeTag(post));
    if (post.truncated) found.add('text:truncated');
    if (post.text === null) found.add('text:missing');
    if (post.permalink === null) found.add('permalink:missing');
    for (const tag of tagsOfCapture(capture)) found.add(tag);
  } else {
    found.add(names(submission) ? 'author:self-declared' : 'author:unverified');
  }
  return TAGS.filter((tag) => found.has(tag));
}
