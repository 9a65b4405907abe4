import { execFile } from 'node:child_process';
import { hash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseAppealNumber } from '../../appeal/appeal-number.ts';
import { canonicalJson } from '../../evidence/canonical-json.ts';
import { verifyReceipt } from '../../register/receipt.ts';
import { MACHINE } from '../fixtures/machine.ts';
import { filing } from '../fixtures/submissions.ts';
import { eraseApplicant } from './erase-applicant.ts';
import { type AuditedRegister, openAuditedRegister } from './fixtures/audited-register.ts';

let stage: AuditedRegister;

beforeAll(async () => {
  stage = await openAuditedRegister();
}, 120_000);

afterAll(() => stage?.stop());

/** Runs one of the project's commands. */
function command(name: string, ...args: string[]): Promise<{ code: number; said: string }> {
  const env = { ...MACHINE, DAUYS_DATA: stage.folder, INIT_CWD: stage.folder };
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [`src/intake/log-book/${name}-command.ts`, ...args],
      { env },
      (error, stdout, stderr) => {
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, said: stdout + stderr });
      },
    );
  });
}

describe('erasing a person', () => {
  /** Everything that the database holds of an appeal, as one text. */
  async function everything(): Promise<string> {
    const texts: string[] = [];
    for (const table of [
      'appeals',
      'events',
      'posts',
      'attachments',
      'evidence',
      'checkpoints',
      'register',
    ]) {
      const { rows } = await stage.owner.query<{ row: string }>(
        `select row_to_json(t)::text as row from ${table} t`,
      );
      texts.push(...rows.map(({ row }) => row));
    }
    return texts.join('\n');
  }

  it('takes their fields and words from the database and leaves every proof as valid as it was', async () => {
    const words = 'Менің атым Қуаныш Ерекшебаев, үйім Сарыарқа 77.';
    const { body: filed } = await stage.file(
      filing({ text: words, place: { kato: '190000000', address: 'Сарыарқа 77' } }),
    );
    const asked = { headers: { 'Dauys-Tracking-Code': filed.trackingCode } };
    const { body: receipt } = await stage.ask('GET', `/v1/appeals/${filed.number}/receipt`, asked);
    const { rows } = await stage.owner.query(
      'select sealed_key, sealed_applicant from appeals where number = $1',
      [filed.number],
    );
    const sealed = [rows[0].sealed_key, rows[0].sealed_applicant].map((bytes: Buffer) =>
      bytes.toString('hex'),
    );
    expect(await everything()).toContain('Ерекшебаев');
    expect(await everything()).toContain(sealed[0]);

    const { rows: before } = await stage.owner.query('select body from appeals where number = $1', [
      filed.number,
    ]);
    const said = await command('erase', filed.number, '--reason', 'the applicant asked for it');
    const { rows: entries } = await stage.owner.query(
      `select e.leaf::json #>> '{body,remains}' as remains from events e join appeals a on a.id = e.appeal
       where a.number = $1 and e.type = 'erased'`,
      [filed.number],
    );
    const { channel, agency, kind, topic, language, sentAt } = before[0].body;
    const guessed = { channel, agency, kind, topic, place: { kato: '190000000' }, language, sentAt };
    expect(entries[0].remains).not.toBe(hash('sha256', canonicalJson(guessed)));
    expect(said).toEqual({ code: 0, said: expect.stringContaining('entry') });

    const left = await everything();
    for (const gone of ['Ерекшебаев', 'Сарыарқа', ...sealed, filed.digest]) expect(left).not.toContain(gone);
    expect(await verifyReceipt(receipt)).toMatchObject({ ok: true, filedProven: true });
    const { body: now } = await stage.ask('GET', `/v1/appeals/${filed.number}/receipt`, asked);
    expect(now.filed).toBeNull();
    expect(await verifyReceipt(now)).toMatchObject({ ok: true, filedProven: false });
    const { body: status } = await stage.ask('GET', `/v1/appeals/${filed.number}`, asked);
    expect(status.entries.map(({ type }: { type: string }) => type)).toEqual(['received', 'erased']);
    expect(await stage.found()).toBe('nothing');
    expect((await command('erase', filed.number, '--reason', 'again')).said).toContain('was erased before');
  });

  it('can keep what was written, and what remains can then not be changed either', async () => {
    const { body: filed } = await stage.file(filing({ text: 'На улице Абая яма.' }));
    const number = parseAppealNumber(filed.number);
    if (!number.ok) throw new Error('Not a number');
    const done = await eraseApplicant(stage.auditor, stage.signer, {
      number,
      reason: 'court',
      actor: 'register',
      keepText: true,
    });
    expect(done).toMatchObject({ ok: true });
    expect(await stage.found()).toBe('nothing');
    await stage.intruder.query(
      `update appeals set body = jsonb_set(body, '{text}', '"Ямы нет."') where number = $1`,
      [filed.number],
    );
    expect(await stage.found()).toMatch(/What remains of/);
    await stage.intruder.query(
      `update appeals set body = jsonb_set(body, '{text}', '"На улице Абая яма."') where number = $1`,
      [filed.number],
    );
    expect(await stage.found()).toBe('nothing');
  });

  it('is what the audit’s command sees through, and an unknown number is refused', async () => {
    expect(await command('audit')).toEqual({ code: 0, said: expect.stringContaining('say the same') });
    await stage.intruder.query('delete from events where seq = 3');
    expect(await command('audit', '--without-root-key')).toEqual({
      code: 1,
      said: expect.stringContaining('Entry 3 is missing'),
    });
    expect((await command('erase', 'TLD-2026-000001-9', '--reason', 'x')).code).toBe(2);
  });
});
