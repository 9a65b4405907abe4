import { describe, expect, it } from 'vitest';
import { FIELD_ERRORS } from '../../src/appeal/field-errors.ts';
import { messages as en } from '../words/later-en.ts';
import { messages as kk } from '../words/later-kk.ts';
import { messages as ru } from '../words/later-ru.ts';
import { fieldMessage, strayMessage, summaryMessage } from './field-words.ts';
import { emptyValues, FIELDS } from './fields.ts';
import { checkedSubmission } from './submission.ts';

const facts = {
  id: '019abcde-0000-7000-8000-000000000000',
  agency: 'TLD',
  language: 'ru',
  sentAt: '2026-11-24T09:00:00Z',
} as const;

describe.each([
  ['kk', kk.answers, kk.steps.fields.iin],
  ['ru', ru.answers, ru.steps.fields.iin],
  ['en', en.answers, en.steps.fields.iin],
] as const)('the words of mistakes in %s', (_language, answers, iin) => {
  it('name every empty field by what to do about it', () => {
    for (const type of ['person', 'organisation']) {
      const checked = checkedSubmission({ ...emptyValues(), type }, facts);
      if (checked.ok) throw new Error('An empty form must not pass');
      for (const { pointer, code } of checked.problems) {
        const field = FIELDS.find((name) => pointer.endsWith(`/${name}`));
        if (!field) throw new Error(`${pointer} has no field`);
        expect(answers.missing[field]).toBeTruthy();
        expect(fieldMessage(field, { code }, answers)).toBe(answers.missing[field]);
        expect(summaryMessage(field, { code }, answers, iin)).toBe(answers.missing[field]);
      }
    }
  });

  it('say the mistake at the field, and the field with it in the list', () => {
    expect(fieldMessage('iin', { code: 'iin-length' }, answers)).toBe(answers.fieldErrors['iin-length']);
    expect(summaryMessage('iin', { code: 'iin-length' }, answers, iin)).toBe(
      `${iin.label}: ${answers.fieldErrors['iin-length']}`,
    );
  });

  it('fall back to the words of an intake that knows more', () => {
    expect(fieldMessage('phone', { code: 'new-in-2028', detail: 'Newer.' }, answers)).toBe('Newer.');
    expect(strayMessage({ code: 'unknown-field', detail: 'Theirs.' }, answers)).toBe('Theirs.');
    for (const code of [...FIELD_ERRORS, 'new-in-2028']) {
      expect(fieldMessage('phone', { code }, answers).length).toBeGreaterThan(5);
    }
  });
});
