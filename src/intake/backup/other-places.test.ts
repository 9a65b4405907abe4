import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import S3rver from 's3rver';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { png, sha256 } from '../evidence-store/fixtures/files.ts';
import {
  inDays,
  makeFolder,
  openStage,
  picture,
  type Stage,
  submission,
} from '../evidence-store/fixtures/stage.ts';
import { checkedFetch as fetch } from '../fixtures/checked-fetch.ts';
import { readRootKey } from '../root-key.ts';
import { applyMissing, readMigrations } from '../store/migrate.ts';
import { copyKeys, run } from './fixtures/run.ts';

let place: string;
let service: S3rver;
let address: string;
let stage: Stage;

beforeAll(async () => {
  place = await makeFolder();
  service = new S3rver({
    port: 0,
    address: '127.0.0.1',
    silent: true,
    directory: join(place, 's3'),
    configureBuckets: [{ name: 'dauys', configs: [] }],
  });
  const { port } = await service.run();
  address = `http://127.0.0.1:${port}/dauys/files`;
  stage = await openStage(undefined, { address, region: 'us-east-1', keyId: 'S3RVER', secret: 'S3RVER' });
});

afterAll(async () => {
  await stage?.close();
  await service?.close();
  await rm(place, { recursive: true, force: true });
});

describe('files in an S3 service', () => {
  it('come in, go out, are swept, and go from there into a backup and out of it into a folder', async () => {
    const photo = png(1_500_000);
    expect((await stage.upload(photo)).status).toBe(201);
    expect((await stage.upload(png(9))).status).toBe(201);
    const { number, trackingCode } = await (await stage.file(submission([picture(photo)]))).json();
    const headers = { 'Dauys-Tracking-Code': String(trackingCode) };
    const bytesFrom = async (url: string) => {
      const answer = await fetch(`${url}/v1/appeals/${number}/attachments/${sha256(photo)}`, { headers });
      return sha256(Buffer.from(await answer.arrayBuffer()));
    };
    expect(await bytesFrom(stage.url)).toBe(sha256(photo));
    expect((await stage.sweep(inDays(6))).files).toBe(1);
    expect(await bytesFrom(stage.url)).toBe(sha256(photo));

    const file = join(place, 'from-s3.tar.zst');
    const made = await run('backup', [file], {
      DAUYS_DATA: stage.dataFolder,
      DAUYS_EVIDENCE: address,
      DAUYS_S3_KEY_ID: 'S3RVER',
      DAUYS_S3_SECRET: 'S3RVER',
    });
    expect([made.code, made.output]).toEqual([0, expect.stringContaining('1 files of appeals')]);

    const folder = await makeFolder();
    await copyKeys(stage.dataFolder, folder);
    const restored = await run('restore', [file], { DAUYS_DATA: folder });
    expect([restored.code, restored.output]).toEqual([0, expect.stringContaining('Restored')]);
    const elsewhere = await openStage(folder);
    expect(await bytesFrom(elsewhere.url)).toBe(sha256(photo));
    expect(sha256(await readFile(elsewhere.placeOf(photo)))).toBe(sha256(photo));
    await elsewhere.close();
  });

  it('that cannot be reached are refused with their own reason, and the appeal can do without them', async () => {
    const folder = await makeFolder();
    const lonely = await openStage(folder, {
      address: 'http://127.0.0.1:9/nothing',
      region: 'us-east-1',
      keyId: 'a',
      secret: 'b',
    });
    const answer = await lonely.upload(png());
    expect([answer.status, (await answer.json()).type]).toEqual([
      503,
      expect.stringContaining('storage-unavailable'),
    ]);
    expect((await lonely.file(submission())).status).toBe(201);
    await lonely.close();
  });
});

describe('a register on a PostgreSQL of its own', () => {
  async function database(name: string): Promise<string> {
    await stage.pool.query(`create database ${name}`);
    const url = new URL(stage.databaseUrl);
    url.pathname = `/${name}`;
    return url.href;
  }

  it('that was never brought up to date is backed up as it is, and restored up to date', async () => {
    const old = await database('old');
    const key = await readRootKey(join(stage.dataFolder, 'intake.key'), false);
    const client = new pg.Client({ connectionString: old });
    await client.connect();
    const steps = await readMigrations();
    await applyMissing(client, steps.slice(0, 1));
    await client.query('update register set key_fingerprint = $1, entries = 0', [key.fingerprint]);
    await client.query(
      `insert into agencies (code, name_kk, name_ru, name_en, kato) values ('OLD', 'Ескі «\\N»', E'тab\t', 'line\n', '190000000')`,
    );
    await client.end();

    const file = join(place, 'old.tar.zst');
    const made = await run('backup', [file], { DATABASE_URL: old, DAUYS_DATA: stage.dataFolder });
    expect([made.code, made.output]).toEqual([0, expect.stringContaining('Backup:')]);
    const fresh = await database('fresh');
    const restored = await run('restore', [file], { DATABASE_URL: fresh, DAUYS_DATA: stage.dataFolder });
    expect([restored.code, restored.output]).toEqual([0, expect.stringContaining('Restored')]);

    const reader = new pg.Client({ connectionString: fresh });
    await reader.connect();
    const { rows: applied } = await reader.query('select name from migrations order by name');
    const { rows: agencies } = await reader.query('select code, name_kk, name_ru, name_en from agencies');
    await reader.end();
    expect(applied.map(({ name }) => name)).toEqual(steps.map(({ name }) => name));
    expect(agencies).toEqual([{ code: 'OLD', name_kk: 'Ескі «\\N»', name_ru: 'тab\t', name_en: 'line\n' }]);
  });
});
