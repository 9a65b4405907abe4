import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { CaptureStatementSchema } from './capture-statement.ts';

const statement = {
  v: 1,
  submission: '01930000-0000-7000-8000-000000000000',
  capturedAt: '2026-11-24T14:04:30+05:00',
  clock: { offsetMs: null, measuredAt: null },
  page: {
    url: 'https://x.com/home',
    canonical: null,
    title: 'Көшеде шұңқыр 👩‍👧',
    language: 'kk',
    viewport: null,
    timeZone: null,
    signedIn: null,
  },
  tool: 'Dauys/0.1.0 Chrome/156',
  method: 'platform',
  key: 'a'.repeat(43),
  post: 'a'.repeat(64),
  parts: [],
};

describe('a capture statement', () => {
  it('is taken as it was signed', () => {
    expect(v.parse(CaptureStatementSchema, statement)).toEqual(statement);
  });

  it.each(['яма\0', '\ud83d', '\ude42 яма'])('holds no text that a database cannot keep: %j', (title) => {
    const page = { ...statement.page, title };
    expect(v.is(CaptureStatementSchema, { ...statement, page })).toBe(false);
    expect(v.is(CaptureStatementSchema, { ...statement, tool: title })).toBe(false);
  });
});
