import { describe, expect, it } from 'vitest';
import type { Receipt } from '../../src/appeal/appeal.ts';
import { emptyValues } from './fields.ts';
import { contentsOf, memoryStore, memoryStores } from './memory-stores.ts';
import { checkedSubmission } from './submission.ts';
import { createTriesKeeper } from './tries.ts';

const id = '019abcde-0000-7000-8000-000000000000';
const otherId = '019abcde-0000-7000-8000-000000000001';

const checked = checkedSubmission(
  {
    ...emptyValues(),
    text: 'Яма на дороге у остановки',
    topic: 'roads',
    kato: '190000000',
    familyName: 'Серікова',
    givenName: 'Айгүл',
    postalAddress: 'Үлгі, Абай 1',
    consent: 'yes',
  },
  { id, agency: 'TLD', language: 'kk', sentAt: '2026-11-24T09:00:00Z' },
);
if (!checked.ok) throw new Error('This must be whole');
const sent = [checked.submission];

const receipt: Receipt = {
  id,
  number: 'TLD-2026-000042-7',
  trackingCode: '4821903455127706',
  state: 'registered',
  receivedAt: '2026-11-24T09:05:00Z',
  registeredOn: '2026-11-24',
  deadline: null,
  agency: { code: 'TLD', name: { kk: '', ru: '', en: '' }, kato: '190000000' },
  takenBy: null,
  digest: '',
};

describe('what is known of sending', () => {
  it('survives a reload, and without the tab only its id is left', () => {
    const kept = memoryStores();
    createTriesKeeper('TLD', kept, () => 0).write({ id, sent });
    expect(createTriesKeeper('TLD', kept, () => 0).read()).toEqual({ id, sent });
    const nextTab = { lasting: kept.lasting, passing: memoryStore() };
    expect(createTriesKeeper('TLD', nextTab, () => 0).read()).toEqual({ id, sent: [] });
    expect(contentsOf({ lasting: kept.lasting, passing: undefined })).not.toContain('Серікова');
  });

  it('of another tab, which began another draft, is not mixed in', () => {
    const kept = memoryStores();
    createTriesKeeper('TLD', kept, () => 0).write({ id, sent });
    createTriesKeeper('TLD', { lasting: kept.lasting, passing: memoryStore() }, () => 0).write({
      id: otherId,
      sent: [],
    });
    expect(createTriesKeeper('TLD', kept, () => 0).read()).toEqual({ id: otherId, sent: [] });
  });

  it('keeps the receipt, whose code opens the appeal, no longer than the tab', () => {
    const kept = memoryStores();
    const keeper = createTriesKeeper('TLD', kept, () => 0);
    keeper.writeReceipt(receipt);
    expect(createTriesKeeper('TLD', kept, () => 0).readReceipt()).toEqual(receipt);
    expect(contentsOf({ lasting: kept.lasting, passing: undefined })).toBe('');
    keeper.clearReceipt();
    expect(keeper.readReceipt()).toBeUndefined();
  });

  it('that something else has written over counts as nothing', () => {
    const kept = memoryStores();
    kept.lasting.setItem('dauys:tries:TLD', '{"id":"mine"}');
    kept.passing.setItem('dauys:tries:TLD', 'no JSON');
    kept.passing.setItem('dauys:receipt:TLD', '{"number":1}');
    const keeper = createTriesKeeper('TLD', kept, () => 0);
    expect(keeper.read()).toBeUndefined();
    expect(keeper.readReceipt()).toBeUndefined();
  });
});
