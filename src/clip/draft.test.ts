import * as fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { ExtensionSubmissionSchema } from '../appeal/submission.ts';
import { clip, receiptFor } from '../client/fixtures/clip.ts';
import { newSubmissionId } from '../client/submission-id.ts';
import {
  type Draft,
  draftOf,
  faultsLeft,
  faultsOf,
  firstAnswers,
  languageOf,
  toSubmission,
} from './draft.ts';

const SENT_AT = '2026-11-24T09:05:00Z';
const { agency } = receiptFor('x');

function draft(changed: Partial<Draft['answers']> = {}): Draft {
  const id = newSubmissionId();
  const submission = v.parse(ExtensionSubmissionSchema, clip(id));
  const made = draftOf(submission, id, id, 0);
  if (!made) throw new Error('The fixture is no clip');
  return { ...made, mends: null, answers: { ...made.answers, ...changed } };
}

describe('toSubmission', () => {
  it('makes a whole submission of a filled draft, under the same id', () => {
    const filled = draft({ note: '  Аулада жарық жоқ \n', address: ' Абай, 12 ' });
    const made = toSubmission(filled, 'TLD', SENT_AT);
    expect(made).toMatchObject({
      ok: true,
      submission: {
        id: filled.id,
        agency: 'TLD',
        sentAt: SENT_AT,
        note: 'Аулада жарық жоқ',
        place: { kato: '190000000', address: 'Абай, 12' },
        post: filled.post,
      },
    });
  });

  it('leaves out what may be left out', () => {
    const made = toSubmission(draft({ note: ' ', address: '' }), 'TLD', SENT_AT);
    expect(made.ok && [made.submission.note, made.submission.place.address]).toEqual([undefined, undefined]);
  });

  it('names every field that is not filled in', () => {
    const made = toSubmission(draft({ kind: '', topic: '', kato: '' }), 'TLD', SENT_AT);
    expect(made).toEqual({
      ok: false,
      faults: { fields: { kind: 'required', topic: 'required', kato: 'required' }, post: false },
    });
  });

  it('says which text is too long', () => {
    const made = toSubmission(draft({ note: 'ә'.repeat(5001), address: 'а'.repeat(301) }), 'TLD', SENT_AT);
    expect(made).toMatchObject({ faults: { fields: { note: 'too-long', address: 'too-long' } } });
  });

  it('makes of any answers either a whole submission or faults to show', () => {
    const answers = fc.record({
      kind: fc.constantFrom('' as const, 'message' as const),
      topic: fc.constantFrom('' as const, 'roads' as const),
      kato: fc.constantFrom('', '190000000', '999999999', '19'),
      address: fc.string({ unit: 'binary', maxLength: 320 }),
      note: fc.string({ unit: 'binary', maxLength: 50 }),
    });
    fc.assert(
      fc.property(answers, (given) => {
        const made = toSubmission(draft(given), 'TLD', SENT_AT);
        if (made.ok) expect(v.is(ExtensionSubmissionSchema, made.submission)).toBe(true);
        else expect(Object.keys(made.faults.fields)).not.toHaveLength(0);
      }),
    );
  });
});

describe('faultsOf', () => {
  it('finds the field of each pointer and tells the rest from them', () => {
    expect(
      faultsOf([
        { pointer: '/place/kato', code: 'unknown-place' },
        { pointer: '/agency', code: 'unknown-agency' },
        { pointer: '/note', code: 'a code of next year' },
        { pointer: '/post/authorUrl', code: 'not-an-address' },
      ]),
    ).toEqual({
      fields: { kato: 'unknown-place', agency: 'unknown-agency', note: 'wrong-type' },
      post: true,
    });
  });
});

describe('faultsLeft', () => {
  const faults = { fields: { topic: 'required', note: 'too-long' }, post: false } as const;

  it('says no more of an answer that was given anew', () => {
    const left = faultsLeft(faults, { topic: 'water' });
    expect(left).toEqual({ fields: { note: 'too-long' }, post: false });
    expect(left && faultsLeft(left, { note: '' })).toBeUndefined();
  });

  it('keeps what is wrong with the post, which no answer mends', () => {
    expect(faultsLeft({ ...faults, post: true }, { topic: 'water', note: '' })).toEqual({
      fields: {},
      post: true,
    });
  });
});

describe('firstAnswers', () => {
  const { post } = draft();
  const NEW = { agency: null, author: null, last: null, pageTitle: '' };

  it('starts from the last clip', () => {
    const last = { kind: 'message', topic: 'water', kato: '750000000' } as const;
    const begun = firstAnswers({ ...post, text: 'Қараңыздар!' }, { ...NEW, agency, last });
    expect(begun).toEqual({
      answers: { ...last, language: 'kk', note: '', address: '' },
      presets: { kind: 'last', topic: 'last', kato: 'last' },
    });
  });

  it('starts from the place of the agency on a new device, and from nothing before enrolment', () => {
    const silent = { ...post, text: null };
    const begun = firstAnswers(silent, { ...NEW, agency });
    expect(begun).toMatchObject({ answers: { kind: '', topic: '', kato: '190000000' }, presets: {} });
    expect(firstAnswers(silent, NEW).answers.kato).toBe('');
  });

  it('takes what the words suggest over what was chosen last, and what was chosen for this author over both', () => {
    const text = 'Үш күннен бері су жоқ, көмектесіңіздер! Қостанай';
    const last = { kind: 'message', topic: 'roads', kato: '190000000' } as const;
    const author = { kind: 'complaint', topic: 'housing', kato: '750000000' } as const;
    expect(firstAnswers({ ...post, text }, { ...NEW, agency, last })).toMatchObject({
      answers: { kind: 'application', topic: 'water', kato: '190000000' },
      presets: { kind: 'suggested', topic: 'suggested', kato: 'last' },
    });
    expect(firstAnswers({ ...post, text }, { ...NEW, agency, author, last })).toMatchObject({
      answers: author,
      presets: { kind: 'author', topic: 'author', kato: 'author' },
    });
    expect(firstAnswers({ ...post, text }, NEW)).toMatchObject({
      answers: { kato: '390000000' },
      presets: { kato: 'suggested' },
    });
  });
});

describe('languageOf', () => {
  it.each([
    ['Екі аптадан бері көшеде шұңқыр бар', 'kk'],
    ['Во дворе нет света', 'ru'],
    ['No light in the yard', 'en'],
    ['Ауылда жол жок, ақша бөлінген', 'kk'],
    ['', 'kk'],
    ['+7 701 123 45 67', 'kk'],
  ])('takes %j for %s', (text, language) => {
    expect(languageOf(text)).toBe(language);
  });
});
