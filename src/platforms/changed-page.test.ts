// @vitest-environment happy-dom
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { type Post, PostSchema } from '../appeal/post.ts';
import { canonicalPost } from './addresses.ts';
import { openPage, ownPages, postsOf, strangersPages } from './fixtures/saved-page.ts';
import { approximateInstant } from './relative-time.ts';

/** Whether `part` is what is left of `whole` when some of it is taken out; white space closes up by itself. */
function isLeftOf(part: string, whole: string): boolean {
  let at = 0;
  for (const character of part.replace(/\s/g, '')) {
    at = whole.indexOf(character, at);
    if (at < 0) return false;
    at += character.length;
  }
  return true;
}

const ADDRESSES = ['permalink', 'parentPermalink', 'rootPermalink'] as const;
const WHOLE = ['authorHandle', 'authorUrl', 'verified', 'language', 'edited'] as const;
const READ = ['authorName', 'publishedLabel', 'text'] as const;

function identity(permalink: string | null): string | null {
  return permalink === null ? null : (canonicalPost(permalink)?.permalink ?? 'no post');
}

/** An exact time stays or goes; what is computed is what the label, as it is now read, means. */
function expectSameTime(now: Post, before: Post, clock: number | undefined, name: string): void {
  const right = [before.publishedAt, null];
  if (now.publishedPrecision === 'approximate') right.push(approximateInstant(now.publishedLabel, clock));
  expect(right, `${name}: publishedAt`).toContain(now.publishedAt);
  expect(now.publishedPrecision === null, `${name}: publishedPrecision`).toBe(now.publishedAt === null);
}

/** What stands within the post: links, options of a poll, somebody else's words. */
function expectNothingWrongWithin(now: Post, before: Post, name: string): void {
  for (const { text, url } of now.links) {
    const stood = before.links.some((link) => link.url === url && isLeftOf(text, link.text));
    expect(stood, `${name}: link «${text}» ${url}`).toBe(true);
  }
  for (const { text, label } of now.poll?.options ?? []) {
    const stood = before.poll?.options.some(
      (option) => isLeftOf(text, option.text) && isLeftOf(label ?? '', option.label ?? ''),
    );
    expect(stood, `${name}: option «${text}» ${label}`).toBe(true);
  }
  expect(isLeftOf(now.poll?.votesLabel ?? '', before.poll?.votesLabel ?? ''), `${name}: votes`).toBe(true);
  if (!now.quote) return;
  const { permalink, authorName, authorHandle, text, publishedAt } = now.quote;
  expect([identity(before.quote?.permalink ?? null), null], `${name}: quote`).toContain(identity(permalink));
  expect([before.quote?.authorHandle, null], `${name}: quote`).toContain(authorHandle);
  expect([before.quote?.publishedAt, null], `${name}: quote`).toContain(publishedAt);
  expect(isLeftOf(authorName ?? '', before.quote?.authorName ?? ''), `${name}: quote ${authorName}`).toBe(
    true,
  );
  expect(isLeftOf(text ?? '', before.quote?.text ?? ''), `${name}: quote ${text}`).toBe(true);
}

/** Fewer fields, never wrong ones: what is still read is what stood there before, or a rest of it. */
function expectNothingWrong(now: Post, before: Post, clock: number | undefined, name: string): void {
  expectSameTime(now, before, clock, name);
  expectNothingWrongWithin(now, before, name);
  for (const part of ADDRESSES) {
    // Another writing of the same post's address is right. What answered a comment still stands under the
    // post, when nothing is left that names the comment.
    const right = [identity(before[part]), null];
    if (part === 'parentPermalink') right.push(identity(before.rootPermalink));
    expect(right, `${name}: ${part}`).toContain(identity(now[part]));
  }
  for (const part of WHOLE) expect([before[part], null], `${name}: ${part}`).toContain(now[part]);
  for (const part of READ) {
    expect(isLeftOf(now[part] ?? '', before[part] ?? ''), `${name}: ${part} «${now[part]}»`).toBe(true);
  }
  expect(now.media.length, `${name}: media`).toBeLessThanOrEqual(before.media.length);
  for (const counter of now.counters) {
    const stood = before.counters.filter(({ name: other }) => other === counter.name);
    expect(
      stood.some(({ value, label }) => value === counter.value || isLeftOf(counter.label, label)),
      `${name}: ${counter.name} ${counter.value}`,
    ).toBe(true);
  }
}

/** Does something to a copy of a post that stands in its place, and puts the post back. */
function inItsPlace(post: Element, change: (copy: Element) => void): void {
  const copy = post.cloneNode(true) as Element;
  post.replaceWith(copy);
  try {
    change(copy);
  } finally {
    copy.replaceWith(post);
  }
}

function pickIn(element: Element, pick: number): Element | undefined {
  const inside = element.querySelectorAll('*');
  return inside[pick % Math.max(1, inside.length)];
}

/** Strangers' pages with all that a post may carry; every one of them would take minutes. */
const STRANGERS_CHANGED = ['x/quote', 'vk/mobile-group-ru', 'telegram/channel-ru'];

const somePicks = fc.array(fc.nat(), { minLength: 1, maxLength: 8 });

describe.each([...ownPages(), ...strangersPages().filter(({ name }) => STRANGERS_CHANGED.includes(name))])(
  'a changed page: $name',
  (saved) => {
    const { root, page, platform } = openPage(saved);
    const posts = postsOf(root, platform);
    const before = posts.map((element) => platform.read(element, page));

    it('gives fewer fields and never a wrong one, whatever is missing from it', () => {
      fc.assert(
        fc.property(fc.nat(posts.length - 1), somePicks, (at, picks) => {
          const [post, original] = [posts[at], before[at]];
          if (!post || !original || platform.id === 'page') return;
          inItsPlace(post, (copy) => {
            for (const pick of picks) pickIn(copy, pick)?.remove();
            const read = platform.read(copy, page);
            expect(v.safeParse(PostSchema, read).success).toBe(true);
            expectNothingWrong(read, original, page.now, `${saved.name} ${at}`);
            platform.place(copy);
          });
        }),
        { numRuns: 100 },
      );
    });

    it('is read without an error when any marks are changed', () => {
      fc.assert(
        fc.property(fc.nat(posts.length - 1), somePicks, (at, picks) => {
          const post = posts[at];
          if (!post || platform.id === 'page') return;
          inItsPlace(post, (copy) => {
            for (const pick of picks) {
              const element = pickIn(copy, pick);
              const names = element?.getAttributeNames() ?? [];
              const name = names[pick % Math.max(1, names.length)];
              if (name) element?.setAttribute(name, pick % 2 ? '' : 'javascript:alert(1)//%E0%A4%A');
            }
            expect(v.safeParse(PostSchema, platform.read(copy, page)).success).toBe(true);
          });
        }),
        { numRuns: 30 },
      );
    });
  },
);
