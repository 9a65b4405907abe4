// @vitest-environment happy-dom
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { type Post, PostSchema } from '../appeal/post.ts';
import { canonicalPost } from './addresses.ts';
import {
  counterNamed,
  type ExpectedPost,
  openPage,
  ownPages,
  postsOf,
  type SavedPage,
  STRANGERS,
  strangersPages,
} from './fixtures/saved-page.ts';

/** As the strangers' expectations are written: white space folded, invisible characters gone. */
function folded(text: string | null): string {
  return (text ?? '')
    .replace(/[\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The strangers' expectations have one word for comments and answers to them, and others for counters. */
const OTHER_WORDS: Readonly<Record<string, string>> = {
  like: 'likes',
  favourites: 'likes',
  comment: 'replies',
  comments: 'replies',
  share: 'shares',
  reblogs: 'reposts',
};

function check(post: Post, expected: ExpectedPost, own: boolean): void {
  const kind = own || post.kind !== 'reply' ? post.kind : 'comment';
  expect.soft(kind, 'kind').toBe(expected.kind ?? kind);
  const parts = [
    'permalink',
    'parentPermalink',
    'rootPermalink',
    'authorName',
    'authorHandle',
    'authorUrl',
    'verified',
    'publishedAt',
    'publishedPrecision',
    'publishedLabel',
    'truncated',
    'language',
    'edited',
  ] as const;
  for (const part of parts) {
    if (expected[part] !== undefined && expected[part] !== null)
      expect.soft(post[part], part).toBe(expected[part]);
  }
  for (const part of ['links', 'poll', 'quote'] as const) {
    if (expected[part] !== undefined && expected[part] !== null)
      expect.soft(post[part], part).toEqual(expected[part]);
  }
  for (const part of expected.absent ?? []) expect.soft(post[part], part).toBeNull();
  if (expected.wholeText !== undefined) expect.soft(post.text, 'text').toBe(expected.wholeText);
  if (typeof expected.text === 'string') {
    const wanted = folded(expected.text);
    expect.soft(folded(post.text).slice(0, wanted.length), 'text').toBe(wanted);
    if (wanted.length < 195) expect.soft(folded(post.text), 'whole text').toBe(wanted);
  }
  if (typeof expected.publishedText === 'string')
    expect.soft(post.publishedLabel).toBe(expected.publishedText);
  if (typeof expected.mediaCount === 'number')
    expect.soft(post.media, 'media').toHaveLength(expected.mediaCount);
  if (expected.mediaKinds)
    expect
      .soft(
        post.media.map(({ kind }) => kind),
        'media',
      )
      .toEqual(expected.mediaKinds);
  for (const [name, wanted] of Object.entries(expected.counters ?? {})) {
    if (wanted === null || name.endsWith('Exact')) continue;
    const counter = counterNamed(post, OTHER_WORDS[name] ?? name);
    expect.soft(typeof wanted === 'number' ? counter?.value : counter?.label, name).toBe(wanted);
  }
  for (const [name, label] of Object.entries(expected.labels ?? {})) {
    expect.soft(counterNamed(post, name)?.label, name).toBe(label);
  }
}

function checkPage(saved: SavedPage): void {
  const { root, page, platform } = openPage(saved);
  const posts = postsOf(root, platform).map((element) => {
    const post = platform.read(element, page);
    if (platform.permalink) expect(platform.permalink(element, page)).toBe(post.permalink);
    return post;
  });
  if (saved.own) expect(posts).toHaveLength(saved.expected.length);
  for (const [at, expected] of saved.expected.entries()) {
    const post =
      posts.find(({ permalink }) => permalink !== null && permalink === expected.permalink) ?? posts[at];
    if (!post) throw new Error(`no post ${at} on ${saved.name}`);
    check(post, expected, saved.own);
    if (saved.own && expected.counters) {
      expect
        .soft(new Set(post.counters.map(({ name }) => name)))
        .toEqual(new Set(Object.keys(expected.counters)));
    }
  }
  for (const post of posts) {
    // What is read is what is kept: the schema neither refuses nor changes it.
    expect(v.parse(PostSchema, post)).toEqual(post);
    if (post.permalink === null) continue;
    const identity = canonicalPost(post.permalink)?.permalink ?? null;
    expect(identity).not.toBeNull();
    expect(platform.canonical(new URL(identity ?? ''))).toBe(identity);
  }
}

function checkPlaces(saved: SavedPage): void {
  const { root, page, platform } = openPage(saved);
  if (platform.id === 'page') return;
  for (const post of postsOf(root, platform)) {
    const place = platform.place(post);
    const { text, authorName } = platform.read(post, page);
    if (text !== null || authorName !== null)
      expect(place, 'a place in every post that is read').not.toBeNull();
    if (place) expect(place.closest(platform.posts), 'the button stands in its own post').toBe(post);
  }
}

describe.each(ownPages())('$name', (saved) => {
  it('is read as a reader sees it, no field from a neighbour', () => checkPage(saved));
  it('has a place for the button in every post', () => checkPlaces(saved));
});

const strangers = strangersPages();
if (strangers.length === 0) {
  console.warn(`SKIPPED: no real pages in ${STRANGERS}; only the project's own fixtures were read`);
}

describe.skipIf(strangers.length === 0)('pages that strangers saved', () => {
  it.each(strangers)('$name is read as a careful reader sees it', (saved) => checkPage(saved));
  it.each(strangers)('$name has a place for the button in every post', (saved) => checkPlaces(saved));
});
