import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Fate, testBrowser } from './fixtures/browser.ts';
import { clip } from './fixtures/clip.ts';
import { newSubmissionId } from './submission-id.ts';

let opened = 0;

describe('whatever happens to a delivery', () => {
  const fate = fc.constantFrom<Fate>(
    'accept',
    'accept-unheard',
    'offline',
    'busy',
    'refuse',
    'met',
    'token-expired',
    'kill-before',
    'kill-after',
  );
  const step = fc.oneof(
    fc.record({ do: fc.constant('add' as const) }),
    fc.record({ do: fc.constant('deliver' as const), fates: fc.array(fate, { maxLength: 4 }) }),
    fc.record({
      do: fc.constant('deliver in two contexts' as const),
      fates: fc.array(fate, { maxLength: 6 }),
    }),
    fc.record({ do: fc.constantFrom('discard' as const, 'retry' as const), which: fc.nat(5) }),
    fc.record({ do: fc.constant('later' as const), minutes: fc.nat(30) }),
  );

  it('loses nothing, doubles nothing and gets there once the line holds', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        opened += 1;
        const browser = testBrowser(`deliveries-${opened}`);
        let [worker, other] = [browser.worker(), browser.worker()];
        const kept = new Set<string>();
        for (const taken of steps) {
          if (taken.do === 'add') {
            const submission = clip(newSubmissionId());
            await worker.outbox.add(submission);
            kept.add(submission.id);
          } else if (taken.do === 'later') {
            browser.now += taken.minutes * 60_000;
          } else if ('which' in taken) {
            const id = [...kept][taken.which];
            if (id === undefined) continue;
            await worker.outbox[taken.do](id);
            if (taken.do === 'discard') kept.delete(id);
          } else {
            browser.fates.push(...taken.fates);
            const both = taken.do === 'deliver in two contexts';
            const ends = await Promise.all([worker.deliver(), both ? other.deliver() : null]);
            browser.fates.length = 0;
            if (ends[0] === 'killed') worker = browser.worker();
            if (ends[1] === 'killed') other = browser.worker();
          }
          const listed = (await worker.outbox.list()).map(({ id }) => id);
          expect(listed).toEqual(expect.arrayContaining([...kept]));
        }
        expect(browser.doubled).toEqual([]);

        await worker.outbox.hurry();
        expect(await worker.deliver()).toBeNull();
        for (const item of await worker.outbox.list()) {
          expect(['accepted', 'refused', 'met']).toContain(item.state);
          expect(browser.accepted.includes(item.id)).toBe(item.state === 'accepted');
        }
        for (const item of [worker, other]) item.outbox.close();
      }),
      { numRuns: 150 },
    );
  });
});
