import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { PLATFORM_IDS } from '../appeal/post.ts';
import { readPolicy } from './managed-policy.ts';

const NOTHING = { intake: null, agency: null, platforms: null, keepDays: null, lookUp: null };

describe('what an organisation settles', () => {
  it('is taken as it is written', () => {
    const kept = {
      intake: 'https://dauys.akimat.example/',
      agency: 'TLD',
      platforms: ['vk', 'instagram'],
      keepDays: 30,
      lookUp: false,
    };
    expect(readPolicy(kept)).toEqual({
      intake: 'https://dauys.akimat.example',
      agency: 'TLD',
      platforms: ['vk', 'instagram'],
      keepDays: 30,
      lookUp: false,
    });
  });

  it('is nothing where nothing is settled', () => expect(readPolicy({})).toEqual(NOTHING));

  it('loses no other part to a slip in one', () => {
    expect(readPolicy({ intake: 'http://akimat.example', agency: 'TLD' })).toEqual({
      ...NOTHING,
      agency: 'TLD',
    });
    expect(readPolicy({ platforms: ['vk', 'orkut'], keepDays: 0 })).toEqual({
      ...NOTHING,
      platforms: ['vk'],
    });
    expect(readPolicy({ platforms: 'vk', agency: 7, keepDays: 1.5, lookUp: 'no' })).toEqual(NOTHING);
  });

  it('is described for administrators in the words of the code', () => {
    const described = v.parse(
      v.object({
        properties: v.object({
          intake: v.object({}),
          agency: v.object({}),
          platforms: v.object({ items: v.object({ enum: v.array(v.string()) }) }),
          keepDays: v.object({}),
          lookUp: v.object({}),
        }),
      }),
      JSON.parse(readFileSync('public/managed-schema.json', 'utf8')),
    );
    expect(Object.keys(described.properties).sort()).toEqual(Object.keys(NOTHING).sort());
    const offered = PLATFORM_IDS.filter((id) => id !== 'page');
    expect(described.properties.platforms.items.enum.toSorted()).toEqual(offered.toSorted());
  });
});
