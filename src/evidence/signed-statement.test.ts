import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import {
  CLOCK_MAY_LEAD,
  SignedStatementSchema,
  STATEMENT_LIVES,
  type StatementSubject,
  signedStatement,
  statementBytes,
  statementRefusal,
} from './signed-statement.ts';

const NOW = Date.parse('2026-11-24T09:00:00Z');
const subject: StatementSubject = {
  purpose: 'claim',
  id: '0192f3a0-1c2d-7e3f-8a4b-5c6d7e8f9a0b',
  number: 'TLD-2026-000042-7',
  agency: 'TLD',
  text: 'Көшеміздегі жол екі жылдан бері жөнделмеген.',
};

describe('the statement that a citizen signs', () => {
  it('is one line of canonical JSON without the text or the person', async () => {
    const text = new TextDecoder().decode(statementBytes(await signedStatement(subject, NOW)));
    expect(text).toBe(
      '{"agency":"TLD","appeal":{"id":"0192f3a0-1c2d-7e3f-8a4b-5c6d7e8f9a0b","number":"TLD-2026-000042-7"},' +
        '"purpose":"claim","signedAt":"2026-11-24T09:00:00.000Z",' +
        '"textDigest":"e240fbd82faca4b77dde582d207b21514ae276cabae2e3e7d19cc40e01355b6f",' +
        '"type":"dauys-signed-statement","version":1}',
    );
  });

  it('is the same whichever way the text was typed, and travels as JSON', async () => {
    const statement = await signedStatement(subject, NOW);
    const typed = `  ${subject.text.normalize('NFD')}\r\n`;
    expect(await signedStatement({ ...subject, text: typed }, NOW)).toEqual(statement);
    const arrived = v.parse(SignedStatementSchema, JSON.parse(JSON.stringify(statement)));
    expect(statementBytes(arrived)).toEqual(statementBytes(statement));
    expect(await statementRefusal(arrived, subject, NOW)).toBeNull();
  });

  it('stands under no other appeal, text, agency or purpose', async () => {
    const statement = await signedStatement(subject, NOW);
    const others: Partial<StatementSubject>[] = [
      { id: '0192f3a0-1c2d-7e3f-8a4b-5c6d7e8f9a0c' },
      { number: null },
      { number: 'TLD-2026-000043-6' },
      { agency: 'ABC' },
      { purpose: 'filing' },
    ];
    for (const other of others) {
      expect(await statementRefusal(statement, { ...subject, ...other }, NOW)).toBe('other-statement');
    }
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1 }), async (more) => {
        fc.pre(`${subject.text}${more}`.trim() !== subject.text && /\S/.test(more) && !/\p{C}/u.test(more));
        const changed = { ...subject, text: `${subject.text}${more}` };
        expect(await statementRefusal(statement, changed, NOW)).toBe('other-statement');
      }),
    );
  });

  it('grows old, and a clock may lead by a day', async () => {
    const statement = await signedStatement(subject, NOW);
    expect(await statementRefusal(statement, subject, NOW + STATEMENT_LIVES)).toBeNull();
    expect(await statementRefusal(statement, subject, NOW + STATEMENT_LIVES + 1)).toBe('stale-statement');
    expect(await statementRefusal(statement, subject, NOW - CLOCK_MAY_LEAD)).toBeNull();
    expect(await statementRefusal(statement, subject, NOW - CLOCK_MAY_LEAD - 1)).toBe('stale-statement');
  });

  it('is nothing but a statement', () => {
    const wrong = [{}, null, 'text', { type: 'dauys-signed-statement' }];
    for (const value of wrong) expect(v.safeParse(SignedStatementSchema, value).success).toBe(false);
  });
});
