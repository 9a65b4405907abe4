import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newNoteKey } from '../../register/note-keys.ts';
import { filing } from '../fixtures/submissions.ts';
import { openTestIntake, type TestIntake } from '../fixtures/test-intake.ts';
import { readRootKey } from '../root-key.ts';
import { audit } from './audit.ts';
import { openLogBook } from './open-log-book.ts';

let stage: TestIntake;
let keyFile: string;

beforeAll(async () => {
  stage = await openTestIntake();
  keyFile = `${stage.folder}/log.key`;
  await Promise.all(Array.from({ length: 600 }, () => stage.file(filing())));
}, 60_000);

afterAll(() => stage?.stop());

const open = (origin?: string) => openLogBook(stage.intake.databaseUrl, keyFile, origin);

async function audited() {
  const rootKey = await readRootKey(`${stage.folder}/intake.key`, false);
  const client = await stage.owner.connect();
  try {
    return await audit(client, { rootKey });
  } finally {
    client.release();
  }
}

describe('the log’s key', () => {
  it('is made at the first start, for its owner alone, and its name is the log’s', async () => {
    expect((await stat(keyFile)).mode & 0o777).toBe(0o600);
    expect((await open()).key.name).toBe('dauys.local/tld');
    expect(await readFile(keyFile, 'utf8')).toMatch(/^PRIVATE\+KEY\+dauys.local\/tld\+/);
  });

  it('that is another one, damaged or missing stops the start, and says what to do', async () => {
    const right = await readFile(keyFile, 'utf8');
    await writeFile(keyFile, (await newNoteKey('dauys.local/tld', 'log')).secret);
    await expect(open()).rejects.toThrow(/is not the one that signs the log of this database/);
    await writeFile(keyFile, 'rubbish');
    await expect(open()).rejects.toThrow(/does not hold the key of a log/);
    await rename(keyFile, `${keyFile}.away`);
    await expect(open()).rejects.toThrow(/is missing, and the log in this database was signed with it/);
    await rename(`${keyFile}.away`, keyFile);
    await writeFile(keyFile, right);
    await expect(open('akimat.example/log')).rejects.toThrow(
      /called dauys.local\/tld, and DAUYS_LOG_ORIGIN says/,
    );
    expect((await open('dauys.local/tld')).key.name).toBe('dauys.local/tld');
  });
});

describe('entries that were there before the log', () => {
  it('become its leaves at the first start, once for all intakes, and the log goes on from there', async () => {
    // As a database looks on which an older version worked.
    await stage.owner.query(`set session_replication_role = 'replica';
      delete from checkpoints; delete from tile_hashes; update register set frontier = null, log_key = null;
      set session_replication_role = 'origin'`);
    await rm(keyFile);
    await Promise.all([open('akimat.example/log'), open('akimat.example/log').catch(() => null)]);
    const signer = await open();
    expect(signer.key.name).toBe('akimat.example/log');
    expect(await audited()).toMatchObject({ entries: 600, checkpoints: 1, tileHashes: 2 });
  });
});
