import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ADDRESSES, canonicalPost } from './addresses.ts';
import { NO_POST, SAME } from './fixtures/post-addresses.ts';
import { PLATFORMS, platformFor } from './registry.ts';

describe('the identity of a post', () => {
  it.each(SAME)('%s', (identity, addresses) => {
    expect(canonicalPost(identity)?.permalink).toBe(identity);
    for (const address of addresses) expect(canonicalPost(address)?.permalink, address).toBe(identity);
  });

  it.each(NO_POST)('%j names no post', (address) => expect(canonicalPost(address)).toBeNull());

  it('keeps what another platform’s address carries, and never takes it for a post of its own', () => {
    expect(canonicalPost('https://evil.example/x.com/a/status/1')?.platform).toBe('page');
    expect(canonicalPost('https://x.com.evil.example/a/status/1')?.platform).toBe('page');
    expect(canonicalPost('https://notvk.com/wall-1_2')?.platform).toBe('page');
    for (const address of [
      'https://qala.example/@saya/1143',
      'https://medium.com/@saya/jol-turaly-1143a00000000001',
      'https://qala.example/@saya/video/114300000000000100',
    ]) {
      expect(canonicalPost(address)?.platform, address).toBe('page');
    }
    expect(canonicalPost('https://example.kz/?q=a%20b&1234&c=#!/route')?.permalink).toBe(
      'https://example.kz/?q=a%20b&1234&c=#!/route',
    );
  });

  it('is its own identity, whatever address it was made from', () => {
    const host = fc.constantFrom(
      ...ADDRESSES.flatMap(({ hosts }) => hosts),
      'ulgi.example',
      'www.ulgi.example',
    );
    const part = fc.constantFrom(
      'i',
      'web',
      's',
      'c',
      'a_b',
      'status',
      '12',
      '077',
      'wall-1_2',
      'photo1_2',
      '%D2%AF',
      '@saya',
      '@saya@qala.example',
      '114300000000000100',
      'post',
      'r',
      'comments',
      '1ab2cd3',
      'topic',
      'group',
      'profile',
      'ulgi.kz',
      'video',
      'p',
      'share',
      'posts',
      'watch',
      '..',
      '',
    );
    const query = fc.constantFrom(
      'w=wall-1_2_r3',
      'reply=5',
      'thread=4',
      'comment=9',
      'utm_source=x',
      'z=video1_2',
      'a=%20b',
      'q',
      'ref=x',
      '%zz=1',
    );
    fc.assert(
      fc.property(
        host,
        fc.array(part, { maxLength: 5 }),
        fc.array(query, { maxLength: 4 }),
        fc.string(),
        (at, parts, queries, hash) => {
          const made = canonicalPost(`https://${at}/${parts.join('/')}?${queries.join('&')}#${hash}`);
          if (made) expect(canonicalPost(made.permalink)).toEqual(made);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('is asked for by any text without an error', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.webUrl({ withQueryParameters: true, withFragments: true }),
        ),
        (text) => {
          const made = canonicalPost(text);
          if (made) expect(canonicalPost(made.permalink)).toEqual(made);
        },
      ),
    );
  });
});

it('gives every page its reader, and the generic one to a page that has none', () => {
  expect(platformFor(new URL('https://www.x.com/home')).id).toBe('x');
  expect(platformFor(new URL('https://m.vk.com/feed')).id).toBe('vk');
  expect(platformFor(new URL('https://ulgi.example/')).id).toBe('page');
  expect(PLATFORMS.at(-1)?.id).toBe('page');
  expect(ADDRESSES.map(({ id }) => id)).toEqual(PLATFORMS.map(({ id }) => id));
});
