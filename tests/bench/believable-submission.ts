import { v7 } from 'uuid';
import * as v from 'valibot';
import { type Submission, SubmissionSchema } from '../../src/appeal/submission.ts';
import { randomShare } from '../../src/intake/random-bytes.ts';
import { believablePerson, believableText, pick, type Said } from './believable.ts';
import { GIVEN_NAMES } from './believable-words.ts';

/** Platforms and how one of their posts is addressed, by a number of its own. */
const ADDRESSES = {
  x: (author: number, post: number) =>
    `https://x.com/ulgi_${author}/status/${1_900_000_000_000_000_000n + BigInt(post)}`,
  telegram: (author: number, post: number) => `https://t.me/ulgi_chat_${author % 40}/${1_000 + post}`,
  vk: (author: number, post: number) => `https://vk.com/wall-${10_000 + (author % 90)}_${1 + post}`,
  instagram: (_: number, post: number) => `https://www.instagram.com/p/C${(36 ** 8 + post).toString(36)}/`,
} as const;

const PLATFORMS = ['x', 'telegram', 'vk', 'instagram'] as const;

/** The address of the post with a number; every number has another. */
export function postAddress(number: number): string {
  return ADDRESSES[PLATFORMS[number % PLATFORMS.length] ?? 'x'](number % 9_973, number);
}

/** Texts that were written lately: some people copy them, or write about the same again. */
const LATELY = 300;
const COPIED = 0.05;

/** What comes to an intake, one after another: filings, and posts that officials clip. */
export interface Arrivals {
  /** @param at when it is sent, milliseconds; @param agency who is addressed */
  next(at: number, agency: { readonly code: string; readonly kato: string }): Submission;
}

/** @param random from `seeded` */
export function believableArrivals(random: () => number): Arrivals {
  const lately: Said[] = [];
  let posts = 0;

  function said(): Said {
    const before = random() < COPIED && lately.length > 0 ? pick(lately, random) : undefined;
    const now = before
      ? {
          ...before,
          text: `${before.text} ${before.language === 'kk' ? 'Біз де қосыламыз.' : 'Присоединяюсь.'}`,
        }
      : believableText(random);
    if (!before) {
      lately.push(now);
      if (lately.length > LATELY) lately.shift();
    }
    return now;
  }

  function filed(at: number, agency: { readonly code: string; readonly kato: string }): object {
    const { language, topic, address, text } = said();
    return {
      channel: 'widget',
      id: v7({ msecs: at, random: randomShare(16) }),
      agency: agency.code,
      kind: random() < 0.15 ? 'complaint' : random() < 0.1 ? 'proposal' : 'application',
      topic,
      place: { kato: agency.kato, address },
      language,
      sentAt: new Date(at).toISOString(),
      text,
      applicant: believablePerson(random, address),
      consent: true,
    };
  }

  function clipped(at: number, agency: { readonly code: string; readonly kato: string }): object {
    const { language, topic, address, text } = said();
    const permalink = postAddress(posts);
    const platform = PLATFORMS[posts % PLATFORMS.length];
    posts += 1;
    return {
      channel: 'extension',
      id: v7({ msecs: at, random: randomShare(16) }),
      agency: agency.code,
      kind: 'message',
      topic,
      place: { kato: agency.kato, ...(random() < 0.6 ? { address } : {}) },
      language,
      sentAt: new Date(at).toISOString(),
      post: {
        platform,
        kind: random() < 0.7 ? 'post' : 'comment',
        permalink,
        authorName: pick(GIVEN_NAMES, random),
        authorHandle: `ulgi_${posts % 9_973}`,
        publishedAt: new Date(at - 3_600_000).toISOString(),
        publishedLabel: null,
        text,
        media: [],
        counters: [],
      },
      capture: {
        capturedAt: new Date(at - 60_000).toISOString(),
        pageUrl: permalink,
        tool: 'Dauys/0.1.0 Chrome/156',
        method: 'platform',
        postDigest: 'a'.repeat(64),
      },
    };
  }

  return {
    next: (at, agency) => v.parse(SubmissionSchema, random() < 0.2 ? clipped(at, agency) : filed(at, agency)),
  };
}
