import { describe, expect, it } from 'vitest';
import { receiptFor } from '../client/fixtures/clip.ts';
import { knownOf, withKnown } from './number-cache.ts';

const NOW = Date.parse('2026-11-24T09:00:00Z');
const { number, receivedAt, agency } = receiptFor('x');
const record = { number, state: 'registered', receivedAt, agency } as const;
const signal = { ...record, state: 'signal' } as const;
const url = (n: number) => `https://x.com/a/status/${n}`;

describe('the number cache', () => {
  it('answers for ten minutes for an appeal, and for one minute for what a person may still change', () => {
    const cache = withKnown(
      {},
      new Map([
        [url(1), { records: [record] }],
        [url(2), { records: [] }],
        [url(4), { records: [signal] }],
      ]),
      NOW,
    );
    expect(knownOf(cache, url(1), NOW + 9 * 60_000)).toMatchObject({ records: [record] });
    expect(knownOf(cache, url(1), NOW + 11 * 60_000)).toBeUndefined();
    expect(knownOf(cache, url(2), NOW + 50_000)).toMatchObject({ records: [] });
    expect(knownOf(cache, url(2), NOW + 61_000)).toBeUndefined();
    expect(knownOf(cache, url(4), NOW + 50_000)).toMatchObject({ records: [signal] });
    expect(knownOf(cache, url(4), NOW + 61_000)).toBeUndefined();
    expect(knownOf(cache, url(3), NOW)).toBeUndefined();
  });

  it('does not trust an answer from the future, after the clock was set back', () => {
    const cache = withKnown({}, new Map([[url(1), { records: [record] }]]), NOW);
    expect(knownOf(cache, url(1), NOW - 60_000)).toBeUndefined();
  });

  it('puts a new answer in the place of the old one', () => {
    const before = withKnown({}, new Map([[url(1), { records: [] }]]), NOW);
    const after = withKnown(before, new Map([[url(1), { records: [record] }]]), NOW + 1);
    expect(knownOf(after, url(1), NOW + 2)).toMatchObject({ records: [record] });
  });

  it('forgets the oldest posts of a very long day', () => {
    let cache = withKnown({}, new Map([[url(0), { records: [record] }]]), NOW);
    const many = new Map(Array.from({ length: 1_000 }, (_, n) => [url(n + 1), { records: [] }]));
    cache = withKnown(cache, many, NOW + 1);
    expect(Object.keys(cache)).toHaveLength(1_000);
    expect(knownOf(cache, url(0), NOW + 2)).toBeUndefined();
    expect(knownOf(cache, url(1_000), NOW + 2)).toMatchObject({ records: [] });
  });

  it('mistakes no address for a part of every object', () => {
    expect(knownOf({}, 'constructor', NOW)).toBeUndefined();
  });
});
