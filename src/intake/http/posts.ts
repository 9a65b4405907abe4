import type { PostLookup } from '../../appeal/appeal.ts';
import { canonicalPost } from '../../platforms/addresses.ts';
import { postKey } from '../arrival.ts';
import { postRecordOf } from '../receipts.ts';
import { findPostRecords } from '../store/appeals.ts';
import { findSeen, seenOf } from '../store/seen-posts.ts';
import { signedIn } from './access.ts';
import { answer, type IntakeContext, languageOf } from './answers.ts';
import { fieldInWords } from './field-problems.ts';
import type { AppParts } from './parts.ts';
import { Refusal } from './refusal.ts';

/** Addresses in one question. */
export const MOST_POSTS = 50;

/** `GET /v1/posts?url=…&url=…`: what the register has on posts, in the order asked, in one look. */
export async function lookUpPosts(c: IntakeContext, parts: AppParts): Promise<Response> {
  const { agency: own } = await signedIn(c, parts);
  const urls = c.req.queries('url') ?? [];
  if (urls.length === 0 || urls.length > MOST_POSTS) {
    const code = urls.length === 0 ? 'required' : 'too-long';
    throw new Refusal('invalid-request', { errors: [fieldInWords('/url', code, languageOf(c))] });
  }
  const asked = urls.map((url) => {
    const permalink = canonicalPost(url)?.permalink ?? null;
    return { url, post: permalink === null ? null : postKey(permalink) };
  });
  const keys = new Set(asked.flatMap(({ post }) => (post ? [post.key] : [])));
  const { reader } = parts.database;
  const [records, notes] =
    keys.size === 0
      ? [[], []]
      : await Promise.all([findPostRecords(reader, [...keys]), findSeen(reader, own, [...keys])]);
  const seen = new Map(notes.map((note) => [note.key, seenOf(note)]));
  const agencies = new Map((await parts.agencies.all()).map(({ agency }) => [agency.code, agency]));
  const lookup: PostLookup = {
    posts: asked.map(({ url, post }) => ({
      url,
      permalink: post?.permalink ?? null,
      records: records.flatMap((record) => {
        const agency = record.key === post?.key ? agencies.get(record.agency) : undefined;
        return agency ? [postRecordOf(record, agency)] : [];
      }),
      ...(post && seen.has(post.key) ? { seen: seen.get(post.key) } : {}),
    })),
  };
  return answer(c, 200, lookup);
}
