import { describe, expect, it } from 'vitest';
import { identificationCheckDigit } from '../../src/appeal/identity.ts';
import { emptyValues, fieldAt, type Values } from './fields.ts';
import { checkedSubmission, type SendingFacts, sameOrNew } from './submission.ts';

const facts: SendingFacts = {
  id: '019abcde-0000-7000-8000-000000000000',
  agency: 'TLD',
  language: 'kk',
  sentAt: '2026-11-24T09:00:00.000Z',
};

const person: Values = {
  ...emptyValues(),
  text: 'Аялдаманың жанында үлкен шұңқыр бар.',
  topic: 'roads',
  kato: '190000000',
  familyName: ' Сәрсенқызы ',
  givenName: 'Айгүл',
  postalAddress: 'Үлгі, Абай 12-5',
  phone: '8 701 123-45-67',
  consent: 'yes',
};

/** A made-up number that can be real: eleven digits and the check digit that belongs to them. */
const real = (digits: string) => `${digits}${identificationCheckDigit(digits)}`;

function wrongFields(values: Values): Record<string, string> {
  const checked = checkedSubmission(values, facts);
  if (checked.ok) return {};
  return Object.fromEntries(checked.problems.map(({ pointer, code }) => [fieldAt(pointer) ?? pointer, code]));
}

describe('what was typed', () => {
  it('becomes the submission of a person, with nothing that was left empty', () => {
    const checked = checkedSubmission(person, facts);
    expect(checked.ok && checked.submission).toEqual({
      ...facts,
      channel: 'widget',
      kind: 'application',
      topic: 'roads',
      place: { kato: '190000000' },
      text: person.text,
      applicant: {
        type: 'person',
        familyName: 'Сәрсенқызы',
        givenName: 'Айгүл',
        postalAddress: person.postalAddress,
        phone: '+77011234567',
      },
      consent: true,
    });
  });

  it('becomes the submission of an organisation, without the person that was typed before', () => {
    const checked = checkedSubmission(
      {
        ...person,
        type: 'organisation',
        name: 'ТОО Үлгі',
        bin: real('17014000001').replace(/^(.{6})/, '$1 '),
        representative: 'А. Б.',
      },
      facts,
    );
    expect(checked.ok && checked.submission.applicant).toEqual({
      type: 'organisation',
      name: 'ТОО Үлгі',
      bin: real('17014000001'),
      representative: 'А. Б.',
      postalAddress: person.postalAddress,
      phone: '+77011234567',
    });
  });

  it('is refused field by field when it is empty', () => {
    expect(wrongFields(emptyValues())).toEqual({
      text: 'required',
      topic: 'required',
      kato: 'required',
      familyName: 'required',
      givenName: 'required',
      postalAddress: 'required',
      consent: 'consent-required',
    });
    expect(wrongFields({ ...emptyValues(), type: 'organisation' })).toMatchObject({
      name: 'required',
      bin: 'required',
      representative: 'required',
    });
  });

  it('is refused for what cannot be real', () => {
    const iin = real('88010130012');
    const slip = iin.replace(/.$/, (digit) => String((Number(digit) + 1) % 10));
    expect(wrongFields({ ...person, iin })).toEqual({});
    expect(wrongFields({ ...person, iin: slip })).toEqual({ iin: 'iin-check-digit' });
    expect(wrongFields({ ...person, iin: '8801' })).toEqual({ iin: 'iin-length' });
    expect(wrongFields({ ...person, phone: '123', email: 'aigul' })).toEqual({
      phone: 'phone-format',
      email: 'email-format',
    });
    expect(wrongFields({ ...person, text: 'Яма' })).toEqual({ text: 'too-short' });
  });
});

describe('a second try', () => {
  const first = checkedSubmission(person, facts);
  const later = checkedSubmission(person, { ...facts, sentAt: '2026-11-24T09:05:00.000Z' });
  const changed = checkedSubmission({ ...person, text: `${person.text} Және тағы.` }, facts);
  if (!first.ok || !later.ok || !changed.ok) throw new Error('These must be whole');

  it('is the very same body when nothing was changed, though the clock went on', () => {
    expect(sameOrNew([first.submission], later.submission)).toBe(first.submission);
  });

  it('is a new body when something was changed', () => {
    expect(sameOrNew([first.submission], changed.submission)).toBe(changed.submission);
    expect(sameOrNew([], later.submission)).toBe(later.submission);
  });

  it('finds the earlier body even when it was kept as JSON in between', () => {
    const kept = JSON.parse(JSON.stringify(first.submission));
    expect(sameOrNew([kept], later.submission)).toBe(kept);
  });
});
