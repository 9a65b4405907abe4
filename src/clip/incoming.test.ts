import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMessage, readPost } from './incoming.ts';

const post = {
  platform: 'x',
  kind: 'post',
  permalink: 'https://x.com/aigul/status/1',
  authorName: 'Айгүл',
  authorHandle: 'aigul',
  publishedAt: '2026-11-23T18:40:00Z',
  publishedLabel: null,
  text: 'Көшеде шұңқыр бар',
  media: [{ kind: 'picture' }],
  counters: [{ name: 'likes', label: '12', value: 12 }],
};
const page = { url: 'https://x.com/home', title: 'X', language: 'kk' };

describe('readMessage', () => {
  it('takes a whole clip from a page', () => {
    const message = readMessage({ name: 'clip', ask: { post, page } }, 'page');
    expect(message).toMatchObject({ name: 'clip', ask: { post: { text: 'Көшеде шұңқыр бар' }, page } });
  });

  it('lets no page order a delivery', () => {
    expect(readMessage({ name: 'deliver', ask: {} }, 'page')).toBeNull();
    expect(readMessage({ name: 'deliver', ask: {} }, 'own')).toEqual({ name: 'deliver', ask: {} });
  });

  it('asks for no more than fifty posts at once', () => {
    const permalinks = Array.from({ length: 51 }, (_, n) => `https://x.com/a/status/${n}`);
    expect(readMessage({ name: 'marks', ask: { permalinks } }, 'page')).toBeNull();
    expect(readMessage({ name: 'marks', ask: { permalinks: permalinks.slice(1) } }, 'page')).not.toBeNull();
  });

  it.each([
    ['no message', undefined],
    ['an unknown name', { name: 'sign-out', ask: {} }],
    ['a name of every object', { name: 'constructor', ask: {} }],
    ['more than was asked for', { name: 'show', ask: { permalink: 'https://x.com/a', token: 'x' } }],
    ['a record to be shown at no web address', { name: 'show', ask: { permalink: 'javascript:alert(1)' } }],
    [
      'a page of the extension for a post',
      { name: 'show', ask: { permalink: 'chrome-extension://a/b.html' } },
    ],
    ['a post of no platform', { name: 'clip', ask: { post: { ...post, platform: 'intranet' }, page } }],
    [
      'a standing that there is not',
      { name: 'standing', ask: { permalink: 'https://x.com/a/status/1', standing: 'deleted' } },
    ],
    ['a page without an address', { name: 'clip', ask: { post, page: { title: 'X', language: '' } } }],
  ])('turns down %s', (_, message) => {
    expect(readMessage(message, 'page')).toBeNull();
  });

  it('never throws, whatever is sent', () => {
    fc.assert(
      fc.property(fc.anything(), fc.constantFrom('clip', 'marks', 'show', 'deliver'), (ask, name) => {
        readMessage({ name, ask }, 'page');
        readPost(ask);
      }),
    );
  });
});

describe('readPost', () => {
  it('keeps what could be read and empties what could not', () => {
    const read = readPost({
      ...post,
      publishedAt: 'yesterday',
      publishedPrecision: 'exact',
      counters: [{ name: 'karma', label: '9', value: 9 }],
      authorUrl: 'javascript:alert(1)',
      followers: 12,
    });
    expect(read).toEqual({
      ...post,
      publishedAt: null,
      counters: [],
      authorUrl: null,
      parentPermalink: null,
      rootPermalink: null,
      verified: null,
      publishedPrecision: null,
      truncated: false,
      language: null,
      edited: null,
      links: [],
      poll: null,
      quote: null,
    });
  });

  it('takes control characters and bidirectional overrides out of what it shows', () => {
    expect(readPost({ ...post, authorName: 'Ай\u202Egül\u0000' })?.authorName).toBe('Айgül');
  });
});
