import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readNamedHost } from './named-host.ts';

it.each([
  ['mastodon.example', 'mastodon.example'],
  [' https://Mastodon.Example/@aigul/113 ', 'mastodon.example'],
  ['@aigul@social.kz', 'social.kz'],
  ['қоғам.қаз', 'xn--80aicmj0d.xn--80ao21a'],
])('%j is a host', (typed, host) => {
  const read = readNamedHost(typed);
  if (host.startsWith('xn--')) expect(read).toMatch(/^xn--/);
  else expect(read).toBe(host);
});

it.each([
  '',
  'mastodon',
  '127.0.0.1',
  '[::1]',
  'http://a.kz',
  'a.kz:8080',
  'https://a:b@c.kz',
  'a b.kz',
  '*.kz',
])('%j is none', (typed) => expect(readNamedHost(typed)).toBeNull());

it('answers any text, and only with a host that is one', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl()), (typed) => {
      const host = readNamedHost(typed);
      if (host !== null) expect(readNamedHost(host)).toBe(host);
    }),
  );
});
