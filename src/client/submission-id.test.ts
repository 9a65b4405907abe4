import { validate, version } from 'uuid';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { SubmissionIdSchema } from '../appeal/widget-submission.ts';
import { newSubmissionId } from './submission-id.ts';

describe('the id of a submission', () => {
  it('is a UUID of version 7, whatever the dice give', () => {
    for (let made = 0; made < 500; made += 1) {
      const id = newSubmissionId();
      expect(validate(id) && version(id)).toBe(7);
      expect(v.is(SubmissionIdSchema, id)).toBe(true);
    }
  });

  it('begins with the time, so that ids sort by it', () => {
    expect(newSubmissionId(0x0199_8877_6655)).toMatch(/^01998877-6655-7/);
    expect(newSubmissionId(1)).toMatch(/^00000000-0001-7/);
    expect(newSubmissionId(2) > newSubmissionId(1)).toBe(true);
  });

  it('is another one every time', () => {
    expect(new Set(Array.from({ length: 500 }, () => newSubmissionId(7))).size).toBe(500);
  });
});
