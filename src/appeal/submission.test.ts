import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { FIELD_ERRORS } from './field-errors.ts';
import { fieldProblems } from './field-problems.ts';
import { clipped, common, filed, person } from './fixtures/submissions.ts';
import { SubmissionSchema } from './submission.ts';

const problems = (submission: unknown): Record<string, string> => {
  const { issues } = v.safeParse(SubmissionSchema, submission);
  return Object.fromEntries(fieldProblems(issues ?? []).map(({ pointer, code }) => [pointer, code]));
};

describe('a good submission', () => {
  it('passes from either door and is the same when it comes back cleaned', () => {
    for (const submission of [filed, clipped]) {
      const once = v.parse(SubmissionSchema, submission);
      expect(v.parse(SubmissionSchema, JSON.parse(JSON.stringify(once)))).toEqual(once);
    }
  });

  it('reads identity, phone and mail as people type them', () => {
    const parsed = v.parse(SubmissionSchema, {
      ...filed,
      applicant: {
        ...person,
        iin: ' 900515 – 300127 ',
        phone: '\u202a8 (701) 123-45-67\u202c',
        email: ' a@mail.kz ',
      },
    });
    expect(parsed).toMatchObject({
      applicant: { iin: '900515300127', phone: '+77011234567', email: 'a@mail.kz' },
    });
  });

  it.each([
    ['+7 701 123 45 67', '+77011234567'],
    ['7 701 123 45 67', '+77011234567'],
    ['701 123 45 67', '+77011234567'],
    ['8 912 123 45 67', '+79121234567'],
    ['+998 90 123 45 67', '+998901234567'],
  ])('reads the phone %s as %s', (phone, kept) => {
    const parsed = v.parse(SubmissionSchema, { ...filed, applicant: { ...person, phone } });
    expect(parsed).toMatchObject({ applicant: { phone: kept } });
  });

  it('takes an empty optional field for an absent one', () => {
    const blank = { iin: ' ', phone: '', email: '  ', patronymic: '' };
    const parsed = v.parse(SubmissionSchema, { ...filed, applicant: { ...person, ...blank } });
    expect(JSON.parse(JSON.stringify(parsed)).applicant).toEqual(person);
  });
});

describe('a text as long as a body may be', () => {
  const fields = [...Object.keys(person).filter((field) => field !== 'type'), 'iin', 'phone', 'email'];
  const longest = (sign: string) => `a${sign.repeat(120_000)}b`;

  // Whoever makes a check go over the text again from each of its characters keeps everybody waiting for minutes.
  it.each([' ', '-', '.', '@', '\n'])(
    'made of %j is refused as fast as it is read',
    (sign) => {
      for (const field of fields) {
        const applicant = { ...person, [field]: longest(sign) };
        expect(Object.keys(problems({ ...filed, applicant }))).toEqual([`/applicant/${field}`]);
      }
      expect(Object.keys(problems({ ...filed, text: longest(sign) }))).toEqual(['/text']);
      const place = { ...filed.place, address: longest(sign) };
      expect(Object.keys(problems({ ...filed, place }))).toEqual(['/place/address']);
    },
    5_000,
  );
});

describe('fieldProblems', () => {
  it.each<[what: string, submission: unknown, expected: Record<string, string>]>([
    ['nothing at all', null, { '': 'required' }],
    ['a list', [], { '/channel': 'required' }],
    ['a text', 'submission', { '': 'unknown-value' }],
    ['an unknown channel', { ...filed, channel: 'fax' }, { '/channel': 'unknown-value' }],
    ['an empty kind', { ...filed, kind: '' }, { '/kind': 'required' }],
    ['an unknown kind', { ...filed, kind: 'rant' }, { '/kind': 'unknown-value' }],
    ['a null topic', { ...filed, topic: null }, { '/topic': 'required' }],
    [
      'an id of another version',
      { ...filed, id: common.id.replace('-7d', '-4d') },
      { '/id': 'not-a-uuid-v7' },
    ],
    ['an id in capitals', { ...filed, id: common.id.toUpperCase() }, { '/id': 'not-a-uuid-v7' }],
    ['a number for an id', { ...filed, id: 7 }, { '/id': 'wrong-type' }],
    ['no such agency code', { ...filed, agency: 'ülgi' }, { '/agency': 'unknown-agency' }],
    ['a code with a tail', { ...filed, agency: 'TLD-2026' }, { '/agency': 'unknown-agency' }],
    ['no place', { ...filed, place: null }, { '/place': 'required' }],
    ['half a place', { ...filed, place: { kato: '19' } }, { '/place/kato': 'kato-format' }],
    ['a place elsewhere', { ...filed, place: { kato: '990000000' } }, { '/place/kato': 'unknown-place' }],
    ['an unknown language', { ...filed, language: 'de' }, { '/language': 'unknown-value' }],
    ['no real time', { ...filed, sentAt: '2026-02-30T10:00:00Z' }, { '/sentAt': 'not-a-date-time' }],
    ['an empty text', { ...filed, text: ' \u200b ' }, { '/text': 'required' }],
    ['a short text', { ...filed, text: 'Яма' }, { '/text': 'too-short' }],
    ['a long text', { ...filed, text: 'я'.repeat(20_001) }, { '/text': 'too-long' }],
    ['a text in a list', { ...filed, text: ['Яма на дороге'] }, { '/text': 'wrong-type' }],
    ['no consent', { ...filed, consent: false }, { '/consent': 'consent-required' }],
    ['a word for consent', { ...filed, consent: 'yes' }, { '/consent': 'consent-required' }],
    ['an unknown field', { ...filed, priority: 'high' }, { '/priority': 'unknown-field' }],
    ['a field name to escape', { ...filed, 'a/b~c': 1 }, { '/a~1b~0c': 'unknown-field' }],
    ['no applicant', { ...filed, applicant: undefined }, { '/applicant': 'required' }],
    ['an applicant of no type', { ...filed, applicant: {} }, { '/applicant/type': 'required' }],
    [
      'an applicant of another type',
      { ...filed, applicant: { type: 'ai' } },
      { '/applicant/type': 'unknown-value' },
    ],
    [
      'a person without anything',
      { ...filed, applicant: { type: 'person' } },
      {
        '/applicant/familyName': 'required',
        '/applicant/givenName': 'required',
        '/applicant/postalAddress': 'required',
      },
    ],
    [
      'a short IIN',
      { ...filed, applicant: { ...person, iin: '900515' } },
      { '/applicant/iin': 'iin-length' },
    ],
    [
      'no real birthday',
      { ...filed, applicant: { ...person, iin: '900230300127' } },
      { '/applicant/iin': 'iin-date' },
    ],
    [
      'a slip in the IIN',
      { ...filed, applicant: { ...person, iin: '900515300128' } },
      { '/applicant/iin': 'iin-check-digit' },
    ],
    [
      'a bad phone',
      { ...filed, applicant: { ...person, phone: '102' } },
      { '/applicant/phone': 'phone-format' },
    ],
    [
      'a bad address',
      { ...filed, applicant: { ...person, email: 'a@mail' } },
      { '/applicant/email': 'email-format' },
    ],
    [
      'an empty address part',
      { ...filed, applicant: { ...person, email: 'a@mail..kz' } },
      { '/applicant/email': 'email-format' },
    ],
    [
      'a mail address too long',
      { ...filed, applicant: { ...person, email: `${'a'.repeat(260)}@mail.kz` } },
      { '/applicant/email': 'too-long' },
    ],
    [
      'a firm without anything',
      { ...filed, applicant: { type: 'organisation', bin: '' } },
      {
        '/applicant/name': 'required',
        '/applicant/bin': 'required',
        '/applicant/representative': 'required',
        '/applicant/postalAddress': 'required',
      },
    ],
    [
      'no real BIN',
      {
        ...filed,
        applicant: {
          type: 'organisation',
          name: 'ТОО',
          representative: 'А',
          postalAddress: 'А',
          bin: '051340000127',
        },
      },
      { '/applicant/bin': 'bin-type' },
    ],
    ['a post that is no post', { ...clipped, post: 'text' }, { '/post': 'wrong-type' }],
    [
      'a script for a permalink',
      { ...clipped, post: { ...clipped.post, permalink: 'javascript:1' } },
      { '/post/permalink': 'not-an-address' },
    ],
    [
      'a faulty picture',
      { ...clipped, post: { ...clipped.post, media: [{ kind: 'hologram' }] } },
      { '/post/media/0/kind': 'unknown-value' },
    ],
    [
      'too many pictures',
      { ...clipped, post: { ...clipped.post, media: Array(101).fill({ kind: 'picture' }) } },
      { '/post/media': 'too-long' },
    ],
    [
      'a half digest',
      { ...clipped, capture: { ...clipped.capture, postDigest: 'abc' } },
      { '/capture/postDigest': 'wrong-type' },
    ],
    ['an applicant in a clip', { ...clipped, applicant: person }, { '/applicant': 'unknown-field' }],
  ])('of %s tells the field and the code', (_, submission, expected) => {
    expect(problems(submission)).toEqual(expected);
  });

  it('names every missing field of a bare submission, consent in its own words', () => {
    expect(problems({ channel: 'widget' })).toEqual({
      '/id': 'required',
      '/agency': 'required',
      '/kind': 'required',
      '/topic': 'required',
      '/place': 'required',
      '/language': 'required',
      '/sentAt': 'required',
      '/text': 'required',
      '/applicant': 'required',
      '/consent': 'consent-required',
    });
  });

  it('whatever is sent, answers with known codes only and never throws', () => {
    const channel = fc.constantFrom('widget', 'extension', 'desk');
    const keys = fc.constantFrom(
      ...Object.keys(filed),
      ...Object.keys(clipped),
      '__proto__',
      'constructor',
      'toString',
    );
    const anything = fc.oneof(
      fc.jsonValue(),
      fc.dictionary(keys, fc.jsonValue()),
      fc
        .tuple(channel, fc.dictionary(keys, fc.jsonValue()))
        .map(([door, rest]) => ({ ...rest, channel: door })),
      fc
        .tuple(fc.constantFrom(filed, clipped), keys, fc.jsonValue())
        .map(([good, key, value]) => ({ ...good, [key]: value })),
    );
    fc.assert(
      fc.property(anything, (submission) => {
        const result = v.safeParse(SubmissionSchema, submission);
        for (const { code, pointer } of fieldProblems(result.issues ?? [])) {
          expect(FIELD_ERRORS).toContain(code);
          expect(pointer).toMatch(/^(\/.*)?$/s);
        }
        expect(result.success).toBe(result.issues === undefined);
      }),
      { numRuns: 1000 },
    );
  });
});
