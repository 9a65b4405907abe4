import { createPublicKey, verify } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import canonicalize from 'canonicalize';
import pg from 'pg';
import * as v from 'valibot';
import { CaptureSchema } from '../../src/appeal/capture.ts';
import { OfficialKeySchema } from '../../src/appeal/official.ts';
import { runningEmbeddedPostgres } from '../../src/intake/embedded/embedded-postgres.ts';
import type { IntakeStage } from './intake.ts';

/** What an intake keeps of one clip, read from its database and its folder. */
export interface KeptClip {
  readonly tags: readonly string[];
  /** The whole submission, as text. */
  readonly body: string;
  readonly capture: v.InferOutput<typeof CaptureSchema>;
  readonly key: v.InferOutput<typeof OfficialKeySchema>;
  /** The bytes of a part. @throws Error where there is none of that role */
  part(role: string): Buffer;
}

const RowSchema = v.object({
  tags: v.array(v.string()),
  body: v.string(),
  key: OfficialKeySchema,
});

/** @param number the registration number, as the panel shows it */
export async function keptClip({ dataFolder, agency }: IntakeStage, number: string): Promise<KeptClip> {
  const client = new pg.Client({ connectionString: await runningEmbeddedPostgres(dataFolder) });
  await client.connect();
  const { rows } = await client.query(
    `select a.tags, a.body::text as body, o.public_key as key
     from appeals a join officials o on o.id = a.official where a.number = $1`,
    [number],
  );
  await client.end();
  const { tags, body, key } = v.parse(RowSchema, rows[0]);
  const { capture } = v.parse(v.object({ capture: CaptureSchema }), JSON.parse(body));
  return {
    tags,
    body,
    capture,
    key,
    part(role) {
      const digest = capture.statement?.parts.find((part) => part.role === role)?.digest;
      if (!digest) throw new Error(`There is no ${role}`);
      return readFileSync(
        join(dataFolder, 'evidence', agency, digest.slice(0, 2), digest.slice(2, 4), digest),
      );
    },
  };
}

/** Whether the signature is the key's over the statement, by Node's own crypto and another canonical JSON. */
export function isSigned({ capture, key }: KeptClip): boolean {
  return verify(
    'sha256',
    Buffer.from(canonicalize(capture.statement) ?? ''),
    { key: createPublicKey({ key, format: 'jwk' }), dsaEncoding: 'ieee-p1363' },
    Buffer.from(capture.signature ?? '', 'base64url'),
  );
}

/** What each stored file of evidence holds, byte for byte. */
export function storedFiles({ dataFolder }: IntakeStage): string[] {
  const read = (folder: string): string[] =>
    readdirSync(folder).flatMap((name) => {
      const path = join(folder, name);
      return statSync(path).isDirectory() ? read(path) : [readFileSync(path, 'latin1')];
    });
  return read(join(dataFolder, 'evidence'));
}

/** Every byte that lies in an intake's evidence store, as Latin-1. */
export function everyStoredByte(intake: IntakeStage): string {
  return storedFiles(intake).join('\n');
}
