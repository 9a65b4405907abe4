// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { openPage, ownPages, parsed } from './fixtures/saved-page.ts';
import { mastodon } from './mastodon.ts';
import { type PostStanding, standingOf } from './missing-post.ts';
import type { Platform } from './platform.ts';
import { reddit } from './reddit.ts';
import { telegram } from './telegram.ts';
import { vk } from './vk.ts';
import { x } from './x.ts';
import { youtube } from './youtube.ts';

const FACTS = { status: 200, stranger: false };

/** Comments that were saved, or are embedded by sites, without the post that they answer. */
const WITHOUT_ITS_POST = ['telegram-discussion', 'youtube-comments'];

/** Parsed, never run, as a page is for a content script. */
function pageWith(body: string): Document {
  return parsed(`<!doctype html><body>${body}</body>`);
}

function standing(
  platform: Platform,
  url: string,
  body: string,
  facts: Partial<typeof FACTS> = {},
): PostStanding | null {
  return standingOf(pageWith(body), platform, { url: new URL(url), ...FACTS, ...facts });
}

const TWEET = (id: number) => `<article data-testid="tweet"><div data-testid="User-Name">
  <a href="/aigul_q">Айгүл</a><a href="/aigul_q/status/${id}"><time datetime="2026-11-20T10:00:00.000Z">20</time></a>
  </div><div data-testid="tweetText">Су жоқ</div></article>`;
const X_ERROR = (inside: string) =>
  `<div data-testid="primaryColumn"><div data-testid="error-detail"><span>…</span>${inside}</div></div>`;
const X_POST = 'https://x.com/aigul_q/status/1001';
const TG = 'https://t.me/qala_kz/77';
const REDDIT = 'https://www.reddit.com/r/almaty/comments/1abcde/comment/kx12345/';
const THREAD = (
  own: string,
) => `<shreddit-post id="t3_1abcde" permalink="/r/almaty/comments/1abcde/su/"></shreddit-post>
  <shreddit-comment thingid="t1_kx12345" permalink="/r/almaty/comments/1abcde/comment/kx12345/" ${own}></shreddit-comment>`;

describe('standingOf', () => {
  it('finds the post of every saved page that names one at its own address', () => {
    let named = 0;
    for (const saved of ownPages()) {
      const { root, page, platform } = openPage(saved);
      if (platform.id === 'page' || platform.canonical(page.url) === null) continue;
      if (WITHOUT_ITS_POST.includes(saved.name)) continue;
      const found = standingOf(root, platform, { ...page, ...FACTS });
      expect(['there', null], saved.name).toContain(found);
      if (found === 'there') named += 1;
    }
    expect(named).toBeGreaterThan(10);
  });

  it.each([
    ['X: there', x, X_POST, TWEET(1001), 'there'],
    ['X: only answers to it', x, X_POST, TWEET(1002), 'absent'],
    ['X: no such page', x, X_POST, X_ERROR('<a href="/explore">Search</a>'), 'gone'],
    ['X: something went wrong', x, X_POST, X_ERROR('<button>Retry</button>'), null],
    ['X: went wrong, and a way out', x, X_POST, X_ERROR('<a href="/explore">S</a><button>R</button>'), null],
    [
      'X: an error of the answers below it',
      x,
      X_POST,
      TWEET(1001) + X_ERROR('<a href="/explore">S</a>'),
      'there',
    ],
    ['X: nothing has loaded', x, X_POST, '<div id="react-root"></div>', null],
    [
      'X: one among them without an address',
      x,
      X_POST,
      `${TWEET(1002)}<article data-testid="tweet"></article>`,
      null,
    ],
    ['X: asked to sign in', x, X_POST, `${TWEET(1002)}<input type="password">`, null],
    ['X: a timeline', x, 'https://x.com/aigul_q', TWEET(1002), null],
    [
      'Telegram: embedded, not found',
      telegram,
      `${TG}?embed=1`,
      '<div class="tgme_widget_message_error">…</div>',
      null,
    ],
    ['Reddit: there', reddit, REDDIT, THREAD(''), 'there'],
    ['Reddit: deleted by its author', reddit, REDDIT, THREAD('is-comment-deleted="true"'), 'gone'],
    ['VK: an error page', vk, 'https://vk.com/wall-1_77', '<div class="message_page_body">…</div>', 'absent'],
    [
      'YouTube: unavailable',
      youtube,
      'https://www.youtube.com/watch?v=abcdefghijk',
      '<ytd-watch-flexy player-unavailable></ytd-watch-flexy>',
      'absent',
    ],
  ] as const)('%s', (_name, platform, url, body, expected) => {
    expect(standing(platform, url, body)).toBe(expected);
  });

  it('believes the message that Telegram embeds, and no frame of somebody else', () => {
    const page = pageWith('<iframe src="https://t.me/qala_kz/77?embed=1&amp;mode=tme"></iframe>');
    const frame = page.querySelector('iframe');
    if (!frame) throw new Error('There is no frame');
    const inside = pageWith('<div class="tgme_widget_message_error">Post not found</div>');
    Object.defineProperty(frame, 'contentDocument', { value: inside, configurable: true });
    const asked = { url: new URL(TG), ...FACTS };
    expect(standingOf(page, telegram, asked)).toBe('gone');
    Object.defineProperty(frame, 'contentDocument', { value: null });
    expect(standingOf(page, telegram, asked)).not.toBe('gone');
  });

  it('takes the word of the server where it is meant for the post', () => {
    const post = 'https://mastodon.example/@aigul/112233445566778899';
    expect(standing(mastodon, post, '', { status: 404 })).toBe('gone');
    expect(standing(mastodon, post, '', { status: 403 })).toBeNull();
    expect(standing(mastodon, post, '', { status: 503 })).toBeNull();
    expect(standing(x, X_POST, '', { status: 410 })).toBe('gone');
    expect(standing(x, X_POST, '', { status: 404 })).toBeNull();
  });

  it('says nothing of what strangers are not shown', () => {
    expect(standing(x, X_POST, TWEET(1002), { stranger: true })).toBeNull();
  });
});
