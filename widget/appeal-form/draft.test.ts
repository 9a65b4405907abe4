import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDraftKeeper, takeDraftName } from './draft.ts';
import { emptyValues, FIELDS, PRIVATE_FIELDS } from './fields.ts';
import { contentsOf, memoryStore, memoryStores } from './memory-stores.ts';

const DAY = 24 * 60 * 60 * 1000;

function refusingStore(): Storage {
  return {
    ...memoryStore(),
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError');
    },
  };
}

const typed = {
  ...emptyValues(),
  text: 'Яма на дороге у остановки',
  topic: 'roads',
  kato: '190000000',
  familyName: 'Серікова',
  iin: '880101400128',
  postalAddress: 'Үлгі, Абай 1',
  phone: '+77011234567',
  consent: 'yes',
};

describe('a draft', () => {
  it('comes back as it was typed', () => {
    fc.assert(
      fc.property(fc.record(Object.fromEntries(FIELDS.map((field) => [field, fc.string()]))), (texts) => {
        const kept = memoryStores();
        const values = { ...emptyValues(), ...texts, text: 'a' };
        createDraftKeeper('TLD', kept, () => 0).write(values);
        expect(createDraftKeeper('TLD', kept, () => 0).read()).toEqual(values);
      }),
    );
  });

  it('leaves nothing of the person on the device once the tab is closed', () => {
    const kept = memoryStores();
    createDraftKeeper('TLD', kept, () => 0).write(typed);
    const nextPerson = createDraftKeeper('TLD', { lasting: kept.lasting, passing: memoryStore() }, () => 0);
    const found = nextPerson.read();
    expect(found?.text).toBe(typed.text);
    expect(found?.topic).toBe('roads');
    for (const field of PRIVATE_FIELDS) expect(found?.[field]).toBe('');
    const onDevice = contentsOf({ lasting: kept.lasting, passing: undefined });
    for (const secret of ['Серікова', '880101400128', 'Абай', '77011234567']) {
      expect(onDevice).not.toContain(secret);
    }
  });

  it('is forgotten after seven days', () => {
    const { lasting } = memoryStores();
    createDraftKeeper('TLD', { lasting, passing: memoryStore() }, () => 0).write(typed);
    const textAfter = (days: number) =>
      createDraftKeeper('TLD', { lasting, passing: memoryStore() }, () => days * DAY).read()?.text ?? '';
    expect(textAfter(6.9)).toBe(typed.text);
    expect(textAfter(7.1)).toBe('');
  });

  it('leaves no trace when nothing was typed, or when it was erased', () => {
    const kept = memoryStores();
    const keeper = createDraftKeeper('TLD', kept, () => 0);
    keeper.write({ ...emptyValues(), topic: 'water', kato: '190000000' });
    expect(contentsOf(kept)).toBe('');
    keeper.write(typed);
    keeper.clear();
    expect(keeper.read()).toBeUndefined();
    expect(contentsOf(kept)).toBe('');
  });

  it('of one agency is not seen by another', () => {
    const kept = memoryStores();
    createDraftKeeper('TLD', kept, () => 0).write(typed);
    expect(createDraftKeeper('ALA', kept, () => 0).read()).toBeUndefined();
  });

  it('says when the browser does not keep it', () => {
    expect(createDraftKeeper('TLD', memoryStores(), () => 0).write(typed)).toBe(true);
    for (const broken of [refusingStore(), undefined]) {
      expect(
        createDraftKeeper('TLD', { lasting: broken, passing: memoryStore() }, () => 0).write(typed),
      ).toBe(false);
    }
  });

  it('that something else has written over is no draft, and does no harm', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        const kept = memoryStores();
        kept.lasting.setItem('dauys:draft:TLD', text);
        kept.passing.setItem('dauys:draft:TLD', text);
        const found = createDraftKeeper('TLD', kept, () => 0).read();
        for (const field of FIELDS) expect(typeof (found?.[field] ?? '')).toBe('string');
      }),
    );
  });
});

describe('two forms on one page', () => {
  it('have a draft each, and the next page finds the first one again', () => {
    const first = takeDraftName('TLD');
    const second = takeDraftName('TLD');
    const other = takeDraftName('ALA');
    expect(new Set([first.name, second.name, other.name]).size).toBe(3);
    expect(first.name).toBe('TLD');
    for (const taken of [first, second, other]) taken.release();
    const later = takeDraftName('TLD');
    expect(later.name).toBe('TLD');
    later.release();
  });
});
