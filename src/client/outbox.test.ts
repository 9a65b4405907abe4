import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { type TestBrowser, type TestWorker, testBrowser } from './fixtures/browser.ts';
import { clip, receiptFor } from './fixtures/clip.ts';
import { OutboxError, type OutboxItem, openOutbox } from './outbox.ts';

let opened = 0;
function freshBrowser(): TestBrowser {
  opened += 1;
  return testBrowser(`outbox-${opened}`);
}

async function only(worker: TestWorker): Promise<OutboxItem | undefined> {
  const [item, ...others] = await worker.outbox.list();
  expect(others).toEqual([]);
  return item;
}

describe('the outbox', () => {
  it('keeps what was added for the next worker', async () => {
    const browser = freshBrowser();
    const submission = clip();
    const worker = browser.worker();
    await worker.outbox.add(submission);
    worker.outbox.close();
    expect(await only(browser.worker())).toMatchObject({ id: submission.id, submission, state: 'waiting' });
  });

  it('keeps an item once, however often it is added', async () => {
    const worker = freshBrowser().worker();
    const submission = clip();
    await Promise.all([worker.outbox.add(submission), worker.outbox.add(submission)]);
    await worker.deliver();
    await worker.outbox.add(submission);
    expect(await only(worker)).toMatchObject({ id: submission.id, state: 'accepted' });
  });

  it('delivers and keeps the receipt', async () => {
    const browser = freshBrowser();
    const worker = browser.worker();
    const { id } = await worker.outbox.add(clip());
    expect(await worker.deliver()).toBeNull();
    expect(await only(worker)).toMatchObject({
      state: 'accepted',
      receipt: { id, number: 'TLD-2026-000042-7' },
    });
    expect(browser.accepted).toEqual([id]);
  });

  it('holds back what may be taken back, and sends it afterwards whatever becomes of the page', async () => {
    const browser = freshBrowser();
    const page = browser.worker();
    const { id } = await page.outbox.add(clip(), 10_000);
    await page.outbox.hurry();
    expect(await page.deliver()).toBe(browser.now + 10_000);
    expect(browser.accepted).toEqual([]);
    page.outbox.close();
    browser.now += 10_001;
    const later = browser.worker();
    expect(await later.outbox.list()).toMatchObject([{ id, heldUntil: browser.now - 1 }]);
    expect(await later.deliver()).toBeNull();
    expect(browser.accepted).toEqual([id]);
    expect(await later.outbox.takeBack(id)).toBe(false);
    expect(await only(later)).toMatchObject({ state: 'accepted' });
  });

  it('gives back what was never tried, and sends at once what is told to go', async () => {
    const browser = freshBrowser();
    const worker = browser.worker();
    const { id } = await worker.outbox.add(clip(), 10_000);
    expect(await worker.outbox.takeBack(id)).toBe(true);
    expect(await worker.outbox.list()).toEqual([]);
    expect(await worker.outbox.takeBack(id)).toBe(false);
    const next = await worker.outbox.add(clip(), 10_000);
    await worker.outbox.retry(next.id);
    expect(await only(worker)).not.toHaveProperty('heldUntil');
    expect(await worker.deliver()).toBeNull();
    expect(browser.accepted).toEqual([next.id]);
  });

  it('sends again, under the same id, what a killed worker left behind', async () => {
    for (const fate of ['kill-before', 'kill-after'] as const) {
      const browser = freshBrowser();
      const killed = browser.worker();
      const { id } = await killed.outbox.add(clip());
      browser.fates.push(fate);
      expect(await killed.deliver()).toBe('killed');
      const next = browser.worker();
      expect(await only(next)).toMatchObject({ state: 'sending' });
      expect(await next.deliver()).toBeNull();
      expect(await only(next)).toMatchObject({ id, state: 'accepted', attempts: 2 });
      expect(browser.accepted).toEqual([id]);
    }
  });

  it('waits longer after each failure of the line and says when it will try again', async () => {
    const browser = freshBrowser();
    const worker = browser.worker();
    await worker.outbox.add(clip());
    browser.fates.push('offline', 'offline', 'busy');
    const pauses: number[] = [];
    for (let tries = 0; tries < 3; tries += 1) {
      const next = await worker.deliver();
      if (typeof next !== 'number') throw new Error('expected a next attempt');
      expect(await worker.deliver()).toBe(next);
      pauses.push(next - browser.now);
      browser.now = next;
    }
    expect(pauses).toEqual([2_500, 5_000, 13_000]);
    expect(await worker.deliver()).toBeNull();
    expect(await only(worker)).toMatchObject({ state: 'accepted', lastFailure: null });
  });

  it('asks once, not once an item, while the line is down', async () => {
    const browser = freshBrowser();
    const worker = browser.worker();
    for (let n = 0; n < 5; n += 1) await worker.outbox.add(clip());
    browser.fates.push('offline');
    await worker.deliver();
    expect((await worker.outbox.list()).map(({ attempts }) => attempts)).toEqual([1, 0, 0, 0, 0]);
    await worker.outbox.hurry();
    expect(await worker.deliver()).toBeNull();
    expect(browser.accepted).toHaveLength(5);
  });

  it('keeps a refused item with its reason, lets it be mended and sends it again', async () => {
    const browser = freshBrowser();
    const worker = browser.worker();
    const submission = clip();
    await worker.outbox.add(submission);
    browser.fates.push('refuse');
    expect(await worker.deliver()).toBeNull();
    expect(await only(worker)).toMatchObject({
      state: 'refused',
      submission,
      lastFailure: { kind: 'problem', problem: { status: 422 } },
    });
    expect(await worker.outbox.mend(submission.id, { ...submission, topic: 'water' })).toBe(true);
    expect(await worker.deliver()).toBeNull();
    expect(await only(worker)).toMatchObject({ state: 'accepted', submission: { topic: 'water' } });
  });

  it('does not let what may have been accepted be changed', async () => {
    const browser = freshBrowser();
    const worker = browser.worker();
    const submission = clip();
    await worker.outbox.add(submission);
    browser.fates.push('accept-unheard');
    await worker.deliver();
    expect(await worker.outbox.mend(submission.id, { ...submission, topic: 'water' })).toBe(false);
    expect(await only(worker)).toMatchObject({ submission: { topic: 'roads' } });
  });

  it('tries a refused item again as it is when asked', async () => {
    const browser = freshBrowser();
    const worker = browser.worker();
    const { id } = await worker.outbox.add(clip());
    browser.fates.push('refuse');
    await worker.deliver();
    await worker.outbox.retry(id);
    await worker.deliver();
    expect(await only(worker)).toMatchObject({ state: 'accepted' });
  });

  it('keeps waiting for a new token when the old one expired', async () => {
    const browser = freshBrowser();
    const worker = browser.worker();
    await worker.outbox.add(clip());
    browser.fates.push('token-expired');
    await worker.deliver();
    expect(await only(worker)).toMatchObject({
      state: 'waiting',
      lastFailure: { problem: { status: 401 } },
    });
    await worker.outbox.hurry();
    await worker.deliver();
    expect(await only(worker)).toMatchObject({ state: 'accepted' });
  });

  it('says when the post was recorded already', async () => {
    const browser = freshBrowser();
    const worker = browser.worker();
    await worker.outbox.add(clip());
    browser.fates.push('met');
    expect(await worker.deliver()).toBeNull();
    expect(await only(worker)).toMatchObject({ state: 'met', records: [] });
  });

  it('forgets what was discarded', async () => {
    const browser = freshBrowser();
    const worker = browser.worker();
    const { id } = await worker.outbox.add(clip());
    await worker.outbox.discard(id);
    expect(await worker.deliver()).toBeNull();
    expect(await worker.outbox.list()).toEqual([]);
    expect(browser.accepted).toEqual([]);
  });

  it('shows an item that was discarded while the register was taking it', async () => {
    const browser = freshBrowser();
    const [sender, panel] = [browser.worker(), browser.worker()];
    const { id } = await sender.outbox.add(clip());
    const delivered = sender.outbox.deliver({
      submit: async (submission) => {
        await panel.outbox.discard(submission.id);
        return { ok: true, value: receiptFor(submission.id) };
      },
    });
    expect(await delivered).toBeNull();
    expect(await only(panel)).toMatchObject({ id, state: 'accepted' });
  });

  it('sends each item once when two contexts deliver at the same time', async () => {
    const browser = freshBrowser();
    const [panel, worker] = [browser.worker(), browser.worker()];
    for (let n = 0; n < 4; n += 1) await panel.outbox.add(clip());
    await Promise.all([panel.deliver(), worker.deliver()]);
    expect(browser.doubled).toEqual([]);
    expect((await panel.outbox.list()).map(({ attempts }) => attempts)).toEqual([1, 1, 1, 1]);
  });

  it('works with the real Web Locks and stops at its signal', async () => {
    const outbox = openOutbox({ name: 'real-locks' });
    const stop = new AbortController();
    await outbox.add(clip());
    const delivered = outbox.deliver(
      {
        submit: (_submission, signal) =>
          new Promise((resolve) => {
            const aborted = { ok: false, failure: { kind: 'aborted' } } as const;
            signal?.addEventListener('abort', () => resolve(aborted));
            stop.abort();
          }),
      },
      stop.signal,
    );
    expect(await delivered).toEqual(expect.any(Number));
    expect(await outbox.list()).toMatchObject([{ state: 'waiting' }]);
    outbox.close();
  });

  it('tells its own context and the others of every change, until told to stop', async () => {
    const browser = freshBrowser();
    const [panel, worker] = [browser.worker(), browser.worker()];
    const stop = new AbortController();
    let [own, other] = [0, 0];
    worker.outbox.subscribe(() => {
      own += 1;
    });
    const heard = new Promise<void>((resolve) => {
      panel.outbox.subscribe(() => {
        other += 1;
        resolve();
      }, stop.signal);
    });
    await worker.outbox.add(clip());
    await heard;
    stop.abort();
    await worker.outbox.add(clip());
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect([own, other]).toEqual([2, 1]);
  });

  it('says that the device is full instead of pretending to keep', async () => {
    const { outbox } = freshBrowser().worker();
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('No room', 'QuotaExceededError');
    };
    try {
      await expect(outbox.add(clip())).rejects.toMatchObject({ name: 'OutboxError', reason: 'full' });
      await expect(outbox.add(clip())).rejects.toBeInstanceOf(OutboxError);
    } finally {
      IDBObjectStore.prototype.put = put;
    }
    expect(await outbox.list()).toEqual([]);
    await outbox.add(clip());
    expect(await outbox.list()).toHaveLength(1);
  });
});
