import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { appendLeaves, EMPTY_TREE, frontierBytes } from '../../register/append.ts';
import { newNoteKey } from '../../register/note-keys.ts';
import { filing } from '../fixtures/submissions.ts';
import { audit } from './audit.ts';
import { leafHashOf } from './entries.ts';
import { type AuditedRegister, openAuditedRegister } from './fixtures/audited-register.ts';
import { INTRUSIONS } from './fixtures/intrusions.ts';
import { logSignerFrom } from './log-signer.ts';

let stage: AuditedRegister;

beforeAll(async () => {
  stage = await openAuditedRegister();
}, 120_000);

afterAll(() => stage?.stop());

describe('an audit', () => {
  it('finds nothing in a register that only the software wrote', async () => {
    const seen: number[] = [];
    const result = await audit(stage.auditor, {
      rootKey: stage.rootKey,
      onProgress: (entries) => seen.push(entries),
    });
    expect(result).toMatchObject({
      origin: 'dauys.local/tld',
      entries: 302,
      appeals: 301,
      tileHashes: 1,
      older: 0,
    });
    expect(result.checkpoints).toBeGreaterThan(6);
    expect(seen.at(-1)).toBe(302);
  });

  it('goes on while the intake works', async () => {
    const filings = Array.from({ length: 30 }, () => stage.file(filing()));
    expect(await stage.found()).toBe('nothing');
    await Promise.all(filings);
    await stage.mend();
  });

  it('refuses a key that is not the log’s', async () => {
    await expect(
      audit(stage.auditor, { rootKey: stage.rootKey, key: 'other+00000000+AAAA' }),
    ).rejects.toThrow(/not by the key you gave/);
  });
});

describe('behind the software’s back', () => {
  afterEach(() => stage.mend());

  it.each(INTRUSIONS)('%s, and the audit names it', async (_, sql, says) => {
    await stage.intruder.query(sql);
    expect(await stage.found()).toMatch(says);
    expect(await stage.found()).not.toBe('nothing');
  });

  it('the newest history cut off whole and all put right shows in a checkpoint that somebody holds', async () => {
    const { rows } = await stage.intruder.query<{ size: number }>(
      'select size from checkpoints order by size desc offset 2 limit 1',
    );
    const size = rows[0]?.size ?? 0;
    const { rows: held } = await stage.intruder.query<{ note: string }>(
      'select note from checkpoints order by size desc limit 1',
    );
    const { rows: leaves } = await stage.intruder.query<{ leaf: string }>(
      'select leaf from events where seq < $1 order by seq',
      [size],
    );
    const tree = appendLeaves(
      EMPTY_TREE,
      leaves.map(({ leaf }) => leafHashOf(leaf)),
    );
    await stage.intruder.query(`delete from appeals a using events e where e.appeal = a.id and e.type = 'received' and e.seq >= ${size};
      delete from events where seq >= ${size}; delete from checkpoints where size > ${size};
      delete from posts p where not exists (select from appeals a where a.id = p.appeal);
      update counters set last_serial = (select max(serial) from appeals)`);
    await stage.intruder.query('update register set entries = $1, frontier = $2', [
      size,
      Buffer.from(frontierBytes(tree)),
    ]);
    expect(await stage.found()).toBe('nothing');
    const against = await audit(stage.auditor, { rootKey: stage.rootKey, held: [held[0]?.note ?? ''] }).catch(
      (error) => error.message,
    );
    expect(against).toMatch(/Somebody holds a checkpoint of 302 entries, and the log has only/);
  });

  it('a history forged with another key, all of it consistent, is not the log’s', async () => {
    const forger = await logSignerFrom((await newNoteKey('dauys.local/tld', 'log')).secret);
    const { rows } = await stage.intruder.query<{ size: number; note: string }>(
      'select size, note from checkpoints',
    );
    for (const { size, note } of rows) {
      const root = Buffer.from(note.split('\n')[2] ?? '', 'base64');
      await stage.intruder.query('update checkpoints set note = $1 where size = $2', [
        forger.checkpoint({ size, root }),
        size,
      ]);
    }
    expect(await stage.found()).toMatch(/The signature of the checkpoint at 0 entries/);
  });
});
