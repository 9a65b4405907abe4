import { expect, it } from 'vitest';
import { mayFollow } from './follow-up.ts';
import { LIFE_STATES } from './life-states.ts';
import { MOVES } from './lifecycle.ts';

it('lets a complaint be sent from where the table of moves lets it come', () => {
  expect(LIFE_STATES.filter((state) => mayFollow(state, 'complaint'))).toEqual(
    LIFE_STATES.filter((state) => MOVES.complained.from.includes(state)),
  );
});
