import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changesSince, wordChanges } from './changes-since.ts';

const post = (text: string | null, media = 0, edited: boolean | null = null) => ({
  text,
  edited,
  media: Array.from({ length: media }),
});

describe('what changed since a post was recorded', () => {
  it('is told word by word', () => {
    expect(changesSince(post('Үш күн су жоқ'), post('Бес күн су жоқ'))?.text).toEqual([
      { kind: 'removed', text: 'Үш' },
      { kind: 'added', text: 'Бес' },
      { kind: 'same', text: ' күн су жоқ' },
    ]);
  });

  it('is nothing where the post reads as it did', () => {
    expect(changesSince(post('Су жоқ', 2), post('Су жоқ', 2))).toBeNull();
    expect(changesSince(post('Су жоқ', 1), post('Су жоқ', 2))).toBeNull();
  });

  it('is a new mark of editing, and media that are gone', () => {
    expect(changesSince(post('а', 2), post('а', 1, true))).toEqual({
      text: null,
      edited: true,
      media: { recorded: 2, now: 1 },
    });
    expect(changesSince(post('а', 1, true), post('а', 1, true))).toBeNull();
  });

  it('does not take a text that was not read for one that was taken away', () => {
    expect(changesSince(post('Су жоқ'), post(null))).toBeNull();
  });

  it('does not take what was masked for a change', () => {
    const now = post('Звоните 8 701 123 45 67 или 8 702 765 43 21');
    expect(changesSince(post('Звоните ████ или 8 702 765 43 21'), now)).toBeNull();
  });

  it('holds both texts whole', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        const changes = wordChanges(before, after);
        const without = (kind: string) =>
          changes.filter((each) => each.kind !== kind).map(({ text }) => text);
        expect(without('added').join('')).toBe(before);
        expect(without('removed').join('')).toBe(after);
      }),
    );
  });
});
