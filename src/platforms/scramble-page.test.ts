// @vitest-environment happy-dom
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Post } from '../appeal/post.ts';
import { openPage, ownPages, parsed, postsOf } from './fixtures/saved-page.ts';
import { approximateInstant } from './relative-time.ts';
import { scramblePage } from './scramble-page.ts';
import { MONTHS, NAMED_DAYS, UNITS } from './time-words.ts';

const seeds = fc.integer({ min: 0, max: 2 ** 31 });

/** Which parts of a post are filled; what inline data or a picture's address alone said is gone by design. */
function filled(post: Post): string[] {
  return Object.entries(post)
    .filter(([, value]) => value !== null && value !== false && !(Array.isArray(value) && value.length === 0))
    .map(([part]) => part)
    .sort();
}

/** Words that are every post's: of time labels, counters and addresses. */
const EVERYBODYS = new Set([
  ...[...MONTHS.keys(), ...NAMED_DAYS.keys(), ...UNITS.keys()],
  ...'назад бұрын ago тыс мың млн только что сағат https http www com telegram org example'.split(' '),
]);

/** What a reader of the scrambled page could read in it. */
function wordsOf(html: string, now: number): Set<string> {
  const root = parsed(html);
  const texts = [];
  for (const element of root.querySelectorAll('*')) {
    for (const node of element.childNodes) if (node.nodeType === 3) texts.push(node.nodeValue ?? '');
    for (const name of ['title', 'alt', 'aria-label', 'content'])
      texts.push(element.getAttribute(name) ?? '');
  }
  const told = texts
    // Addresses keep their host and their routes.
    .filter((text) => approximateInstant(text.trim(), now) === null && !/^https?:/.test(text))
    .join(' ')
    .toLowerCase();
  return new Set(told.match(/[\p{L}\p{M}]{3,}|\p{Nd}{3,}/gu) ?? []);
}

describe.each(ownPages().filter(({ name }) => !name.startsWith('page-')))('$name, scrambled', (saved) => {
  const { root, page, platform } = openPage(saved);
  const before = postsOf(root, platform).map((element) => platform.read(element, page));
  // Inline data, scripts in attributes and the sources of pictures are gone by design, and what they told.
  const toldByData = root.querySelector(
    'script[type*="json"], .wall_reply_greeting[onclick], img[src*="cdn.bsky.app"], [data-sigil][data-store], a[href*="set=pcb."], [fill="#20D5EC"], [id^="xgwrapper-"]',
  );
  const original = wordsOf(root.documentElement.outerHTML, saved.now);

  it('is found and read as before, and says nothing of what it said', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { address, html } = scramblePage(root.documentElement, { url: page.url, seed, now: saved.now });
        const url = new URL(address);
        if (platform.hosts.length > 0) expect(url.host).toBe(page.url.host);
        const other = parsed(html);
        const posts = postsOf(other, platform).map((element) =>
          platform.read(element, { url, now: saved.now }),
        );
        expect(posts).toHaveLength(before.length);
        if (!toldByData) expect(posts.map(filled)).toEqual(before.map(filled));
        const shared = [...wordsOf(html, saved.now)].filter(
          (word) => original.has(word) && !EVERYBODYS.has(word),
        );
        expect(shared).toEqual([]);
        expect(html).not.toMatch(/<script|<style|<!--|javascript:|https?:\/\/(?:pbs|cdn)/i);
      }),
      { numRuns: 2 },
    );
  });
});

describe('a scrambled page', () => {
  const scrambled = (html: string, seed = 7) =>
    scramblePage(parsed(`<body>${html}</body>`).body, {
      url: new URL('https://x.com/aigul/status/1990000000000000001'),
      seed,
      now: Date.parse('2026-11-25T14:30:00Z'),
    });

  it('says the same word for the same word, and a number for a number', () => {
    const { html } = scrambled('<p>Су жоқ, су ЖОҚ 87771234567</p><a href="/aigul">@aigul</a>');
    const [, one, two] = /<p>(\S+) \S+ (\S+)/.exec(html) ?? [];
    expect(one?.toLowerCase()).not.toBe('су');
    expect(two).toBeDefined();
    expect(html).not.toContain('87771234567');
    expect(html).toMatch(/\d{11}/);
    const [, handle] = /href="\/(\w+)"/.exec(html) ?? [];
    expect(html).toContain(`@${handle}</a>`);
    expect(handle).toMatch(/^[a-z]{5}$/);
  });

  it('keeps no attribute that no reader asks for, and no account in a mark', () => {
    const { html } = scrambled(
      '<a href="/aigul_qala" onclick="steal()" data-store="secret"><i data-testid="UserAvatar-Container-aigul_qala"></i></a><img src="https://pbs.example/a.jpg" alt="Аула"><input value="құпия"><!-- құпия -->',
    );
    for (const gone of ['steal', 'secret', 'aigul', 'pbs', 'Аула', 'құпия', 'onclick', 'data-store'])
      expect(html).not.toContain(gone);
    expect(html).toContain('UserAvatar-Container-');
  });

  it('differs by its seed and by nothing else', () => {
    const page = '<p>Абай көшесі, 14-үй</p><time datetime="2026-03-02T05:12:44.000Z">вчера в 14:05</time>';
    expect(scrambled(page)).toEqual(scrambled(page));
    expect(scrambled(page, 8).html).not.toBe(scrambled(page).html);
    expect(scrambled(page).html).toMatch(/datetime="20\d\d-.*Z">вчера в \d{1,2}:\d\d</);
  });

  it('takes any page without an error', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), seeds, (text, seed) => {
        const holder = parsed('<body><a></a></body>');
        const link = holder.querySelector('a');
        link?.setAttribute('href', text);
        link?.setAttribute('title', text);
        link?.append(text);
        scramblePage(holder.body, { url: new URL('https://x.com/home'), seed, now: 0 });
      }),
    );
  });
});
