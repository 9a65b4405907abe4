import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PostMark } from './messages.ts';
import { gatherMarks } from './page-marks.ts';

const mark: PostMark = {
  sign: 'recorded',
  number: 'TLD-2026-000042-7',
  words: 'Сигнал',
  name: 'TLD-2026-000042-7, Сигнал',
  own: true,
};
const post = (n: number) => `https://x.com/a/status/${n}`;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('gatherMarks', () => {
  it('asks once for all posts that came into view together', async () => {
    const ask = vi.fn(async () => ({ [post(1)]: mark }));
    const onAnswer = vi.fn();
    const marks = gatherMarks(ask, onAnswer, new AbortController().signal);
    for (const n of [1, 2, 1]) marks.want(post(n));
    await vi.advanceTimersByTimeAsync(500);
    expect(ask.mock.calls).toEqual([[[post(1), post(2)]]]);
    expect(onAnswer).toHaveBeenCalledTimes(1);
    expect([marks.of(post(1)), marks.of(post(2))]).toEqual([mark, undefined]);
  });

  it('asks for more than fifty in several questions', async () => {
    const ask = vi.fn(async (_: readonly string[]) => ({}));
    const marks = gatherMarks(ask, () => {}, new AbortController().signal);
    for (let n = 0; n < 120; n += 1) marks.want(post(n));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(ask.mock.calls.map(([permalinks]) => permalinks.length)).toEqual([50, 50, 20]);
  });

  it('asks again about a post that comes back into view only after a minute', async () => {
    const ask = vi.fn(async () => ({}));
    const marks = gatherMarks(ask, () => {}, new AbortController().signal);
    for (const pause of [200, 30_000, 40_000]) {
      marks.want(post(1));
      await vi.advanceTimersByTimeAsync(pause);
    }
    expect(ask).toHaveBeenCalledTimes(1);
    marks.want(post(1));
    await vi.advanceTimersByTimeAsync(200);
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it('takes a number off that is no longer there', async () => {
    let answer: Record<string, PostMark> = { [post(1)]: mark };
    const marks = gatherMarks(
      async () => answer,
      () => {},
      new AbortController().signal,
    );
    marks.want(post(1));
    await vi.advanceTimersByTimeAsync(200);
    answer = {};
    marks.wantAnew(post(1));
    await vi.advanceTimersByTimeAsync(200);
    expect(marks.of(post(1))).toBeUndefined();
  });

  it('keeps what it knows when the worker does not answer', async () => {
    const ask = vi
      .fn<() => Promise<Record<string, PostMark>>>()
      .mockResolvedValueOnce({ [post(1)]: mark })
      .mockRejectedValueOnce(new Error('gone'));
    const marks = gatherMarks(ask, () => {}, new AbortController().signal);
    marks.want(post(1));
    await vi.advanceTimersByTimeAsync(200);
    marks.wantAnew(post(1));
    await vi.advanceTimersByTimeAsync(200);
    expect(marks.of(post(1))).toEqual(mark);
  });

  it('forgets what passed long ago, and nothing that was asked of late', async () => {
    const ask = async (permalinks: readonly string[]) =>
      Object.fromEntries(permalinks.map((permalink) => [permalink, mark]));
    const marks = gatherMarks(ask, () => {}, new AbortController().signal);
    for (let n = 0; n < 1_000; n += 1) marks.want(post(n));
    await vi.advanceTimersByTimeAsync(10_000);
    expect([0, 499, 500, 999].map((n) => marks.of(post(n)) === mark)).toEqual([false, false, true, true]);
  });

  it('asks nothing after its end', async () => {
    const ask = vi.fn(async () => ({}));
    const stop = new AbortController();
    const marks = gatherMarks(ask, () => {}, stop.signal);
    marks.want(post(1));
    stop.abort();
    marks.want(post(2));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(ask).not.toHaveBeenCalled();
  });
});
