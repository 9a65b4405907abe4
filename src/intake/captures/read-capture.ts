import type pg from 'pg';
import * as v from 'valibot';
import { CaptureSchema } from '../../appeal/capture.ts';
import { type CaptureFile, CaptureFileSchema } from '../../appeal/capture-file.ts';
import { PART_ROLES } from '../../appeal/capture-statement.ts';
import { OfficialKeySchema } from '../../appeal/official.ts';

/** A part of a capture as the store has it. */
export interface StoredPart {
  readonly agency: string;
  readonly digest: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly role: string;
}

const RowSchema = v.object({
  submission: v.string(),
  post: v.nullable(v.record(v.string(), v.unknown())),
  capture: v.nullable(CaptureSchema),
  more: v.nullable(CaptureFileSchema.entries.more),
  key: v.nullable(OfficialKeySchema),
  official: v.nullable(v.string()),
});

/**
 * What the register keeps of how a post was captured: enough to check the statement again with nothing else.
 *
 * @returns `undefined` for what no official clipped, and once what was written was erased
 */
export async function readCapture(
  pool: pg.Pool,
  appeal: string,
  number: string,
): Promise<CaptureFile | undefined> {
  const { rows } = await pool.query({
    name: 'read-capture',
    text: `select a.id as submission, a.body -> 'post' as post, a.body -> 'capture' as capture, a.body -> 'morePosts' as more,
             o.public_key as key, o.name as official
           from appeals a left join officials o on o.id = a.official where a.id = $1`,
    values: [appeal],
  });
  const [row] = v.parse(v.array(RowSchema), rows);
  if (!row?.capture || !row.post) return undefined;
  const { submission, post, capture, key, official } = row;
  const parts = await partsOfAppeal(pool, appeal);
  return {
    format: 'dauys-capture/1',
    number,
    submission,
    post,
    capture,
    more: row.more ?? [],
    key,
    official,
    parts: parts.flatMap(({ digest, name, mediaType, size, role }) => {
      const known = PART_ROLES.find((each) => each === role);
      return known ? [{ digest, name, mediaType, size, role: known }] : [];
    }),
  };
}

/** The parts of a capture, in the order in which the statement names them. */
export async function partsOfAppeal(pool: pg.Pool, appeal: string): Promise<StoredPart[]> {
  const { rows } = await pool.query<StoredPart>({
    name: 'capture-parts',
    text: `select a.agency, a.digest, a.name, e.media_type as "mediaType", e.size, a.role
           from attachments a join evidence e using (agency, digest)
           where a.appeal = $1 and a.role <> 'answer' order by a.position`,
    values: [appeal],
  });
  return rows;
}
