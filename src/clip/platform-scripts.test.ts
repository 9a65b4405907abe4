import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ADDRESSES } from '../platforms/addresses.ts';
import { scriptsFor } from './platform-scripts.ts';

describe('the scripts of the platforms', () => {
  it('stand nowhere while nothing is granted', () => {
    expect(scriptsFor([])).toEqual([]);
  });

  it('stand on what is granted alone, each in its own pages', () => {
    expect(scriptsFor(['https://x.com/*', 'https://m.vk.com/*'])).toEqual([
      { id: 'x', file: 'content-scripts/clip-x.js', matches: ['https://x.com/*'] },
      { id: 'vk', file: 'content-scripts/clip-vk.js', matches: ['https://m.vk.com/*'] },
    ]);
  });

  it('look for a hosted platform on the hosts that the official named, never everywhere', () => {
    for (const { matches } of scriptsFor(['https://social.example/*'])) {
      expect(matches).toEqual(['https://social.example/*']);
    }
    expect(scriptsFor(['https://*/*']).flatMap(({ matches }) => matches)).not.toContain('https://*/*');
  });

  it('have a door each', () => {
    const doors = ADDRESSES.filter(({ id }) => id !== 'page');
    const missing = doors.filter(({ id }) => !existsSync(`entrypoints/clip-${id}.content.ts`));
    expect(missing.map(({ id }) => id)).toEqual([]);
  });
});
