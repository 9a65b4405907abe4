import { describe, expect, it } from 'vitest';
import { MOVE_TYPES } from '../../appeal/move-request.ts';
import { newSubmissionId } from '../../client/submission-id.ts';
import { fieldAt, isOptional, MOVE_FORMS, readMove } from './move-draft.ts';

describe('the form of a move', () => {
  it('names every empty field that has to be filled in, and no other', () => {
    for (const type of MOVE_TYPES) {
      const needed = MOVE_FORMS[type].filter(
        (field) => field !== 'applicantTold' && !isOptional(type, field),
      );
      const reading = readMove(type, newSubmissionId(), {});
      expect(reading.ok ? [] : [...reading.faults]).toEqual(needed.map((field) => [field, 'required']));
    }
  });

  it('makes the request that the register takes', () => {
    const id = newSubmissionId();
    expect(readMove('answered', id, { outcome: 'satisfied', answer: ' Жөнделді. ', document: ' ' })).toEqual({
      ok: true,
      request: { id, type: 'answered', outcome: 'satisfied', reasons: 'Жөнделді.' },
    });
    expect(fieldAt('suspended', '/ground')).toBe('lawGround');
    expect(fieldAt('left-without-consideration', '/ground')).toBe('ground');
  });
});
