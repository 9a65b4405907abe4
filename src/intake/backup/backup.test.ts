import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseAppealNumber } from '../../appeal/appeal-number.ts';
import { png, sha256 } from '../evidence-store/fixtures/files.ts';
import { makeFolder, openStage, picture, type Stage, submission } from '../evidence-store/fixtures/stage.ts';
import { checkedFetch as fetch } from '../fixtures/checked-fetch.ts';
import { copyKeys, run } from './fixtures/run.ts';
import { schemaOf, withDatabase } from './fixtures/schema.ts';

const PASSPHRASE = 'тас жолдағы жарық шам';

let stage: Stage;
let place: string;
/** A backup that was made while 32 clients filed. */
let file: string;
/** The same with the keys in it. */
let withKeys: string;
/** What was acknowledged before the backup began. */
const before: { id: string; number: string; trackingCode: string }[] = [];
const photo = png(700_000);

async function fileOne(attachments?: Parameters<typeof submission>[0]) {
  const body = submission(attachments);
  const answer = await stage.file(body);
  const receipt = await answer.json();
  return { id: body.id, number: String(receipt.number), trackingCode: String(receipt.trackingCode) };
}

beforeAll(async () => {
  place = await makeFolder();
  stage = await openStage();
  file = join(place, 'register.tar.zst');
  withKeys = join(place, 'with-keys.tar.zst');
  await stage.upload(photo);
  await stage.upload(png(5));
  before.push(await fileOne([picture(photo, 'Шұңқыр.png')]));
  // A table that takes a while, between those of appeals and of events: only one snapshot makes them agree.
  await stage.pool.query(
    `insert into enrolment_codes (hash, agency, expires_at)
     select sha256(number::text::bytea), 'TLD', now() from generate_series(1, 100000) number`,
  );

  let filing = true;
  const clients = Array.from({ length: 32 }, async () => {
    while (filing) before.push(await fileOne());
  });
  await new Promise((later) => setTimeout(later, 1_000));
  const known = before.length;
  const ended = await run('backup', [file], { DAUYS_DATA: stage.dataFolder });
  filing = false;
  await Promise.all(clients);
  expect(ended.output).toContain('Backup:');
  expect(ended.code).toBe(0);
  before.length = known;
  const kept = await run('backup', [withKeys, '--with-keys'], {
    DAUYS_DATA: stage.dataFolder,
    DAUYS_BACKUP_PASSPHRASE: PASSPHRASE,
  });
  expect(kept.code).toBe(0);
});

afterAll(async () => {
  await stage?.close();
  await rm(place, { recursive: true, force: true });
});

/** An empty machine, with the key files unless told otherwise. */
async function emptyMachine(withKeys = true): Promise<string> {
  const folder = await makeFolder();
  if (withKeys) await copyKeys(stage.dataFolder, folder);
  return folder;
}

describe('a backup of a register at work', () => {
  it('brings back every appeal acknowledged before it began, once, with its file, and goes on without a gap', async () => {
    const folder = await emptyMachine();
    const ended = await run('restore', [file], { DAUYS_DATA: folder });
    expect(ended.output).toContain('Restored the backup');
    expect(ended.code).toBe(0);

    const restored = await openStage(folder);
    try {
      expect(before.length).toBeGreaterThanOrEqual(32);
      const { rows } = await restored.pool.query<{ id: string; number: string }>(
        'select id, number from appeals order by serial',
      );
      const counts = new Map<string, number>();
      for (const { id } of rows) counts.set(id, (counts.get(id) ?? 0) + 1);
      expect(before.filter(({ id }) => counts.get(id) !== 1)).toEqual([]);
      const serialOf = (number: string) => {
        const parsed = parseAppealNumber(number);
        return parsed.ok ? parsed.serial : 0;
      };
      expect(rows.map(({ number }) => serialOf(number))).toEqual(rows.map((_, index) => index + 1));

      const next = await (await restored.file(submission())).json();
      expect(serialOf(next.number)).toBe(rows.length + 1);
      const { rows: events } = await restored.pool.query<{ places: number; last: number }>(
        'select count(distinct seq) as places, max(seq) as last from events',
      );
      expect(events[0]).toEqual({ places: rows.length + 1, last: rows.length });

      const [first] = before;
      const answer = await fetch(`${restored.url}/v1/appeals/${first?.number}/attachments/${sha256(photo)}`, {
        headers: { 'Dauys-Tracking-Code': first?.trackingCode ?? '' },
      });
      expect(sha256(Buffer.from(await answer.arrayBuffer()))).toBe(sha256(photo));
      expect(await schemaOf(restored.databaseUrl)).toEqual(await schemaOf(stage.databaseUrl));
      await expect(restored.pool.query('delete from events')).rejects.toThrow(/added to, never changed/);
      expect(await readdir(join(folder, 'evidence', 'TLD'))).toHaveLength(1);
    } finally {
      await restored.close();
    }
  });

  it('holds nothing that a reader without the key could use, and is for its owner alone', async () => {
    const unpacked = zstdDecompressSync(await readFile(file)).toString('latin1');
    const key = (await readFile(join(stage.dataFolder, 'intake.key'), 'utf8')).trim();
    expect(unpacked).toContain('tables/appeals/000001');
    expect(unpacked).not.toContain(key);
    expect(unpacked).not.toContain(Buffer.from('Серікова').toString('latin1'));
    expect((await stat(file)).mode & 0o077).toBe(0);
  });

  it('is not written over', async () => {
    const again = await run('backup', [file], { DAUYS_DATA: stage.dataFolder });
    expect([again.code, again.output]).toEqual([1, expect.stringContaining('is there already')]);
  });
});

describe('a backup that cannot be trusted', () => {
  async function changed(name: string, change: (bytes: Buffer) => Buffer): Promise<string> {
    const other = join(place, name);
    await writeFile(other, change(await readFile(file)));
    return other;
  }

  const repacked = (change: (tar: Buffer) => Buffer) => (bytes: Buffer) =>
    zstdCompressSync(change(zstdDecompressSync(bytes)));

  /** Changes one letter of a text inside, leaving all sizes as they are. */
  const swap = (from: string, to: string) =>
    repacked((tar) => {
      const at = tar.indexOf(from);
      expect(at).toBeGreaterThan(0);
      Buffer.from(to).copy(tar, at);
      return tar;
    });

  it.each([
    [
      'a byte of the file',
      (bytes: Buffer) => {
        const middle = bytes.length >> 1;
        bytes.writeUInt8(bytes.readUInt8(middle) ^ 1, middle);
        return bytes;
      },
    ],
    ['its second half', (bytes: Buffer) => bytes.subarray(0, bytes.length >> 1)],
    ['a letter of an appeal', swap('жарық жоқ', 'жарық бар')],
    ['a byte of a photo', swap('IHDR\0\0\0\x01', 'IHDR\0\0\0\x02')],
    ['a count in the manifest', swap('"appeals": ', '"appeals":1')],
  ])('is refused when %s was changed, and nothing is written', async (what, change) => {
    const folder = await emptyMachine();
    const empty = await readdir(folder);
    const other = await changed(`${sha256(Buffer.from(what)).slice(0, 8)}.tar.zst`, change);
    const ended = await run('restore', [other], { DAUYS_DATA: folder });
    expect(ended.code).toBe(1);
    expect(ended.output).toMatch(/changed after|damaged|cut short|not what was sealed/);
    expect(await readdir(folder)).toEqual(empty);
    await rm(folder, { recursive: true });
  });

  it('is refused with another key, and without one, naming the key that is needed', async () => {
    const stranger = await makeFolder();
    await writeFile(join(stranger, 'intake.key'), `${Buffer.alloc(32, 7).toString('base64url')}\n`);
    const wrong = await run('restore', [file], { DAUYS_DATA: stranger });
    expect(wrong.code).toBe(1);
    const print = (
      await withDatabase(stage.databaseUrl, (client) =>
        client.query('select key_fingerprint as print from register'),
      )
    ).rows[0].print;
    expect(wrong.output).toContain(`sealed by the root key ${print.slice(0, 16)}`);

    const bare = await emptyMachine(false);
    const without = await run('restore', [file], { DAUYS_DATA: bare });
    expect(without.code).toBe(1);
    expect(without.output).toContain(join(bare, 'intake.key'));
    expect(await readdir(bare)).toEqual([]);
    await Promise.all([stranger, bare].map((folder) => rm(folder, { recursive: true })));
  });

  it('is not restored over a register that is in use', async () => {
    const ended = await run('restore', [file], {
      DATABASE_URL: stage.databaseUrl,
      DAUYS_DATA: stage.dataFolder,
    });
    expect([ended.code, ended.output]).toEqual([1, expect.stringContaining('not empty')]);
    expect((await stage.file(submission())).status).toBe(201);
  });
});

describe('a backup with its keys', () => {
  it('is opened by its passphrase on a machine that has nothing', async () => {
    const folder = await emptyMachine(false);
    const wrong = await run('restore', [withKeys], {
      DAUYS_DATA: folder,
      DAUYS_BACKUP_PASSPHRASE: `${PASSPHRASE}!`,
    });
    expect([wrong.code, wrong.output]).toEqual([1, expect.stringContaining('passphrase does not open')]);
    expect(await readdir(folder)).toEqual([]);

    const right = await run('restore', [withKeys], {
      DAUYS_DATA: folder,
      DAUYS_BACKUP_PASSPHRASE: PASSPHRASE,
    });
    expect(right.output).toContain(join(folder, 'intake.key'));
    expect(await readFile(join(folder, 'intake.key'))).toEqual(
      await readFile(join(stage.dataFolder, 'intake.key')),
    );
    expect((await stat(join(folder, 'intake.key'))).mode & 0o077).toBe(0);
    const restored = await openStage(folder);
    const [first] = before;
    const answer = await fetch(`${restored.url}/v1/appeals/${first?.number}`, {
      headers: { 'Dauys-Tracking-Code': first?.trackingCode ?? '' },
    });
    expect(answer.status).toBe(200);
    await restored.close();
  });
});

describe('a stop in the middle', () => {
  it('leaves no half backup', async () => {
    // A store that never answers holds the backup where its file is half written.
    const silent = createServer(() => undefined);
    await new Promise<void>((open) => silent.listen(0, '127.0.0.1', open));
    const bound = silent.address();
    const port = typeof bound === 'object' && bound ? bound.port : 0;
    const env = {
      DAUYS_DATA: stage.dataFolder,
      DAUYS_EVIDENCE: `http://127.0.0.1:${port}/bucket`,
      DAUYS_S3_KEY_ID: 'key',
      DAUYS_S3_SECRET: 'secret',
    };
    const other = join(place, 'stopped.tar.zst');
    const ended = await run('backup', [other], env, (stop) => silent.once('request', stop));
    silent.closeAllConnections();
    silent.close();
    expect([ended.code, ended.output]).toEqual([130, expect.stringContaining('nothing of it was left')]);
    expect((await readdir(place)).filter((name) => name.startsWith('stopped'))).toEqual([]);
  });

  it('of a restore leaves an empty register, and the same command then restores it', async () => {
    const folder = await emptyMachine();
    const stopped = await run('restore', [file], { DAUYS_DATA: folder }, (stop) => {
      const watch = setInterval(async () => {
        if (!(await stat(join(folder, 'postgres', 'postmaster.pid')).catch(() => undefined))) return;
        clearInterval(watch);
        setTimeout(stop, 300);
      }, 5);
    });
    expect([0, 130]).toContain(stopped.code);
    if (stopped.code === 130) {
      const again = await run('restore', [file], { DAUYS_DATA: folder });
      expect([again.code, again.output]).toEqual([0, expect.stringContaining('Restored the backup')]);
    }
    await rm(folder, { recursive: true });
  });
});
