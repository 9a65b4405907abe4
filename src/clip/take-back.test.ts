import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clip } from '../client/fixtures/clip.ts';
import { type Outbox, openOutbox } from '../client/outbox.ts';
import { newSubmissionId } from '../client/submission-id.ts';
import { type DeviceStore, openDeviceStore } from './device-store.ts';
import { listDrafts } from './drafts.ts';
import { TAKE_BACK_TIME, takeBack } from './take-back.ts';

let store: DeviceStore;
let outbox: Outbox;

beforeEach(() => {
  const name = newSubmissionId();
  store = openDeviceStore(`test-${name}`);
  outbox = openOutbox({ name: `outbox-${name}` });
});
afterEach(() => {
  store.close();
  outbox.close();
});

describe('taking back what was sent', () => {
  it('makes a draft of it again, with everything that was answered', async () => {
    const submission = clip();
    if (submission.channel !== 'extension') throw new Error('The fixture is no clip');
    submission.danger = true;
    submission.links = ['https://example.kz/photo'];
    const item = await outbox.add(submission, TAKE_BACK_TIME);
    expect(await takeBack(store, outbox, item)).toBe(true);
    expect(await outbox.list()).toEqual([]);
    expect(await listDrafts(store)).toMatchObject([
      {
        id: submission.id,
        mends: null,
        answers: {
          kind: 'message',
          note: 'Аулада жарық жоқ',
          danger: true,
          links: ['https://example.kz/photo'],
        },
      },
    ]);
  });

  it('leaves what is on its way alone', async () => {
    const item = await outbox.add(clip(), TAKE_BACK_TIME);
    await outbox.retry(item.id);
    const offline = { ok: false, failure: { kind: 'offline' } } as const;
    await outbox.deliver({ submit: async () => offline });
    expect(await takeBack(store, outbox, item)).toBe(false);
    expect(await listDrafts(store)).toEqual([]);
    expect(await outbox.list()).toHaveLength(1);
  });
});
