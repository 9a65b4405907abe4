// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { x } from '../platforms/x.ts';
import { watchStanding } from './watch-standing.ts';

const POST = 'https://x.com/i/status/1001';
const GONE = `<div data-testid="primaryColumn"><div data-testid="error-detail"><a href="/explore">S</a></div></div>`;
const TWEET = (id: number) => `<article data-testid="tweet"><div data-testid="User-Name">
  <a href="/a/status/${id}"><time datetime="2026-11-20T10:00:00.000Z">20</time></a></div></article>`;

let stop: AbortController;

beforeEach(() => {
  vi.useFakeTimers();
  stop = new AbortController();
});
afterEach(() => {
  stop.abort();
  vi.useRealTimers();
  document.body.innerHTML = '';
});

function at(address: { now: string }): Document {
  return new Proxy(document, {
    get: (target, name) => {
      if (name === 'URL') return address.now;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

function watch(address = { now: 'https://x.com/a/status/1001' }) {
  const onStanding = vi.fn();
  watchStanding(at(address), x, { permalink: POST, onStanding, signal: stop.signal });
  return onStanding;
}

describe('watchStanding', () => {
  it('tells of a post that is gone once the page has said so twice', async () => {
    document.body.innerHTML = GONE;
    const onStanding = watch();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(onStanding).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(120_000);
    expect(onStanding.mock.calls).toEqual([['gone']]);
  });

  it('is patient with a page that loads, and takes back what came late', async () => {
    document.body.innerHTML = TWEET(1002);
    const onStanding = watch();
    await vi.advanceTimersByTimeAsync(6_000);
    expect(onStanding).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(onStanding.mock.calls).toEqual([['absent']]);
    document.body.innerHTML = TWEET(1001) + TWEET(1002);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(onStanding.mock.calls.slice(1)).toEqual([['there']]);
  });

  it('does not miss a post that was there and was scrolled away', async () => {
    document.body.innerHTML = TWEET(1001);
    const onStanding = watch();
    await vi.advanceTimersByTimeAsync(1_000);
    document.body.innerHTML = TWEET(1002);
    await vi.advanceTimersByTimeAsync(120_000);
    expect(onStanding.mock.calls).toEqual([['there']]);
  });

  it('says nothing of a post whose page was left', async () => {
    document.body.innerHTML = GONE;
    const address = { now: 'https://x.com/a/status/1001' };
    const onStanding = watch(address);
    await vi.advanceTimersByTimeAsync(1_000);
    address.now = 'https://x.com/a';
    await vi.advanceTimersByTimeAsync(120_000);
    expect(onStanding).not.toHaveBeenCalled();
  });

  it('ends with its page', async () => {
    document.body.innerHTML = GONE;
    const onStanding = watch();
    await vi.advanceTimersByTimeAsync(1_000);
    stop.abort();
    await vi.advanceTimersByTimeAsync(120_000);
    expect(onStanding).not.toHaveBeenCalled();
  });
});
