import { describe, expect, it } from 'vitest';
import { ASKED_LATER, grantedOf, namedHosts, PLATFORM_PAGES } from './platform-pages.ts';

const OF_X = ['https://x.com/*', 'https://www.x.com/*'];

describe('the pages of the platforms', () => {
  it('are every host, with its www where it is no subdomain', () => {
    const x = PLATFORM_PAGES.find(({ id }) => id === 'x')?.matches ?? [];
    expect(x).toEqual(expect.arrayContaining(OF_X));
    const vk = PLATFORM_PAGES.find(({ id }) => id === 'vk')?.matches ?? [];
    expect(vk).toContain('https://m.vk.com/*');
    expect(vk).not.toContain('https://www.m.vk.com/*');
    expect(new Set(ASKED_LATER).size).toBe(ASKED_LATER.length);
  });

  it('count as granted one by one, or all at once', () => {
    expect(grantedOf(OF_X, ['https://x.com/*', 'https://vk.com/*'])).toEqual(['https://x.com/*']);
    expect(grantedOf(OF_X, ['https://*/*'])).toEqual(OF_X);
    expect(grantedOf(OF_X, ['<all_urls>'])).toEqual(OF_X);
    expect(grantedOf(OF_X, ['https://vk.com/*'])).toEqual([]);
  });

  it('leave the hosts that an official named', () => {
    const granted = [
      ...OF_X,
      'https://mastodon.example/*',
      'https://*/*',
      'http://127.0.0.1/*',
      '<all_urls>',
    ];
    expect(namedHosts(granted)).toEqual(['mastodon.example']);
  });
});
