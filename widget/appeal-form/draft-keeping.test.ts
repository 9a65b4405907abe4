// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Draft } from './draft.ts';
import { DraftKeeping } from './draft-keeping.ts';
import { ENTRIES, emptyValues } from './fields.ts';
import { openVault } from './vault.ts';

const DAY = 24 * 60 * 60 * 1000;

let count = 0;
let agency: string;

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
  count += 1;
  agency = `TLD${count}`;
});

/** A form of this test's agency, opened over what is kept, as a page does it. */
async function openForm(now?: () => number, changed: () => void = () => undefined) {
  const draft = new Draft(agency, emptyValues());
  const keeping = await DraftKeeping.open(draft, changed, now);
  return { draft, keeping };
}

/** The form leaves the page, and its name is free for the next one. */
async function leave(draft: Draft): Promise<void> {
  await draft.write();
  draft.leave();
}

describe('a draft', () => {
  it('comes back as it was typed', async () => {
    const texts = fc.record(Object.fromEntries(ENTRIES.map((entry) => [entry, fc.string()])));
    await fc.assert(
      fc.asyncProperty(texts, async (typed) => {
        const values = { ...emptyValues(), ...typed, text: 'a' };
        const { draft } = await openForm();
        draft.put({ values });
        await leave(draft);
        const again = await openForm();
        expect(again.draft.values).toEqual(values);
        again.draft.leave();
      }),
      { numRuns: 10 },
    );
  });

  it('dies with its key', async () => {
    const { draft } = await openForm();
    draft.type('text', 'Яма');
    await leave(draft);
    const later = await openForm(() => Date.now() + 8 * DAY);
    expect(later.draft.values.text).toBe('');
    later.draft.leave();
    const vault = await openVault(agency, Date.now);
    expect(await vault.read()).toBeUndefined();
  });

  it('loses nothing that was typed before it was opened, and nothing that was kept', async () => {
    const { draft } = await openForm();
    draft.type('text', 'Прежнее');
    draft.type('familyName', 'Серікова');
    await leave(draft);
    const next = new Draft(agency, emptyValues());
    expect(next.waiting).toBe(true);
    next.type('text', 'Новое');
    await DraftKeeping.open(next, () => undefined);
    expect(next.values).toMatchObject({ text: 'Прежнее\nНовое', familyName: 'Серікова' });
    next.leave();
  });

  it('survives a reload that comes sooner than it is written, in this tab alone', async () => {
    const { draft } = await openForm();
    draft.type('text', 'Последнее слово');
    draft.hold();
    expect(sessionStorage.length).toBe(1);
    draft.leave();
    const again = await openForm();
    expect(again.draft.values.text).toBe('Последнее слово');
    expect(sessionStorage.length).toBe(0);
    again.draft.leave();
  });

  it('tells when the browser keeps it no more, and when it does again', async () => {
    const changed = vi.fn();
    const { draft } = await openForm(undefined, changed);
    const full = vi
      .spyOn(crypto.subtle, 'encrypt')
      .mockRejectedValue(new DOMException('', 'QuotaExceededError'));
    for (const text of ['Яма', 'Яма на']) {
      draft.type('text', text);
      await draft.write();
      expect(draft.kept).toBe(false);
      expect(changed).toHaveBeenCalledTimes(1);
    }
    full.mockRestore();
    await draft.write();
    expect(draft.kept).toBe(true);
    expect(changed).toHaveBeenCalledTimes(2);
    await leave(draft);
  });

  it('is nowhere on a shared computer', async () => {
    const { draft } = await openForm();
    draft.type('text', 'Яма');
    await draft.write();
    draft.share(true);
    draft.type('familyName', 'Серікова');
    draft.hold();
    await leave(draft);
    // Its own: the draft of the test before may still be writing when this one begins.
    const kept = Object.keys({ ...localStorage, ...sessionStorage });
    expect(kept.filter((key) => key.includes(agency))).toEqual([]);
    const again = await openForm();
    expect(again.draft.waiting).toBe(false);
    expect(again.draft.values).toEqual(emptyValues());
    again.draft.leave();
  });
});

describe('the vault', () => {
  it('keeps files as they were, and nothing that can be read without the key', async () => {
    const vault = await openVault(agency, Date.now);
    await vault.write({ secret: 'Слово' }, 7);
    await vault.writeFile('1', new Blob(['bytes of a photo'], { type: 'image/jpeg' }));
    const file = await vault.readFile('1');
    expect(await file?.text()).toBe('bytes of a photo');
    expect(file?.type).toBe('image/jpeg');
    await vault.clear();
    expect(await vault.read()).toBeUndefined();
    expect(await vault.readFile('1')).toBeUndefined();
  });
});
