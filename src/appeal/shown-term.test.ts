import { describe, expect, it } from 'vitest';
import type { Appeal } from './appeal.ts';
import { shownTerm } from './shown-term.ts';

const FIRST = '2026-12-18';

const said = (state: Appeal['state'], current: string | null = FIRST, there: string | null = null) =>
  shownTerm({ state, term: { original: FIRST, current, there } }).map((line) =>
    line.says === 'stopped' ? line.says : `${line.says} ${line.on}`,
  );

describe('what is said of a term', () => {
  it('is that an answer is owed, only while it is', () => {
    expect(['registered', 'accepted', 'incomplete'].map((state) => said(state as Appeal['state']))).toEqual(
      Array.from({ length: 3 }, () => [`owed ${FIRST}`]),
    );
    for (const state of ['answered', 'withdrawn', 'left-without-consideration'] as const) {
      expect(said(state)).toEqual([`last ${FIRST}`]);
    }
  });

  it('keeps the first day beside whatever came after it', () => {
    expect(said('accepted', '2027-01-15')).toEqual(['moved 2027-01-15', `first ${FIRST}`]);
    expect(said('answered', '2027-01-15')).toEqual(['last 2027-01-15', `first ${FIRST}`]);
    expect(said('forwarded', FIRST, '2026-12-21')).toEqual(['there 2026-12-21', `first ${FIRST}`]);
  });

  it('names no day while it stands still, and nothing of what is no appeal', () => {
    expect(said('suspended', null)).toEqual(['stopped', `first ${FIRST}`]);
    expect(shownTerm({ state: 'signal', term: null })).toEqual([]);
  });
});
