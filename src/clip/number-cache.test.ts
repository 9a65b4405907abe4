import { describe, expect, it } from 'vitest';
import { receiptFor } from '../client/fixtures/clip.ts';
import { recordsKnown, withRecords } from './number-cache.ts';

const NOW = Date.parse('2026-11-24T09:00:00Z');
const { number, receivedAt, agency } = receiptFor('x');
const record = { number, state: 'registered', receivedAt, agency } as const;
const signal = { ...record, state: 'signal' } as const;
const url = (n: number) => `https://x.com/a/status/${n}`;

describe('the number cache', () => {
  it('answers for ten minutes for an appeal, and for one minute for what a person may still change', () => {
    const cache = withRecords(
      {},
      new Map([
        [url(1), [record]],
        [url(2), []],
        [url(4), [signal]],
      ]),
      NOW,
    );
    expect(recordsKnown(cache, url(1), NOW + 9 * 60_000)).toEqual([record]);
    expect(recordsKnown(cache, url(1), NOW + 11 * 60_000)).toBeUndefined();
    expect(recordsKnown(cache, url(2), NOW + 50_000)).toEqual([]);
    expect(recordsKnown(cache, url(2), NOW + 61_000)).toBeUndefined();
    expect(recordsKnown(cache, url(4), NOW + 50_000)).toEqual([signal]);
    expect(recordsKnown(cache, url(4), NOW + 61_000)).toBeUndefined();
    expect(recordsKnown(cache, url(3), NOW)).toBeUndefined();
  });

  it('does not trust an answer from the future, after the clock was set back', () => {
    const cache = withRecords({}, new Map([[url(1), [record]]]), NOW);
    expect(recordsKnown(cache, url(1), NOW - 60_000)).toBeUndefined();
  });

  it('puts a new answer in the place of the old one', () => {
    const before = withRecords({}, new Map([[url(1), []]]), NOW);
    const after = withRecords(before, new Map([[url(1), [record]]]), NOW + 1);
    expect(recordsKnown(after, url(1), NOW + 2)).toEqual([record]);
  });

  it('forgets the oldest posts of a very long day', () => {
    let cache = withRecords({}, new Map([[url(0), [record]]]), NOW);
    const many = new Map(Array.from({ length: 1_000 }, (_, n) => [url(n + 1), []]));
    cache = withRecords(cache, many, NOW + 1);
    expect(Object.keys(cache)).toHaveLength(1_000);
    expect(recordsKnown(cache, url(0), NOW + 2)).toBeUndefined();
    expect(recordsKnown(cache, url(1_000), NOW + 2)).toEqual([]);
  });

  it('mistakes no address for a part of every object', () => {
    expect(recordsKnown({}, 'constructor', NOW)).toBeUndefined();
  });
});
