import type pg from 'pg';
import * as v from 'valibot';
import { CaptureSchema } from '../../appeal/capture.ts';
import { type CapturedPost, type CaptureFile, CaptureFileSchema } from '../../appeal/capture-file.ts';
import { PART_ROLES } from '../../appeal/capture-statement.ts';
import { OfficialKeySchema } from '../../appeal/official.ts';
import { type KeyedAppeal, openBody } from '../log-book/private-body.ts';
import type { RootKey } from '../root-key.ts';

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

/** What an entry `post-added` keeps sealed. */
const AddedSchema = v.object({
  /** Absent before additions were signed. */
  id: v.optional(v.string(), ''),
  post: v.record(v.string(), v.unknown()),
  capture: CaptureSchema,
});

const AdditionRowSchema = v.object({
  sealed: v.instance(Uint8Array),
  key: v.nullable(OfficialKeySchema),
  official: v.nullable(v.string()),
});

/** The posts that were added to a record, in their order, each with whoever added it; none once it was erased. */
async function additionsOf(pool: pg.Pool, rootKey: RootKey, appeal: KeyedAppeal): Promise<CapturedPost[]> {
  const { rows } = await pool.query({
    name: 'added-posts',
    text: `select e.sealed, o.public_key as key, o.name as official
           from events e
           left join officials o on o.id = substring(e.leaf::json ->> 'by' from '^official:([0-9a-f-]{36})$')::uuid
           where e.appeal = $1 and e.type = 'post-added' and e.sealed is not null order by e.seq`,
    values: [appeal.id],
  });
  return v.parse(v.array(AdditionRowSchema), rows).flatMap(({ sealed, key, official }) => {
    const read = v.safeParse(AddedSchema, openBody(rootKey, appeal, Buffer.from(sealed)));
    if (!read.success) return [];
    const { id, post, capture } = read.output;
    return [{ post, capture, added: { submission: id, key, official } }];
  });
}

/**
 * What the register keeps of how the posts of a record were captured: enough to check the statements again with
 * nothing else. Of a record that no official clipped, the first post that was added to it stands first.
 *
 * @returns `undefined` where no post was clipped, and once what was written was erased
 */
export async function readCapture(
  pool: pg.Pool,
  rootKey: RootKey,
  appeal: KeyedAppeal & { readonly number: string },
): Promise<CaptureFile | undefined> {
  const [{ rows }, additions, parts] = await Promise.all([
    pool.query({
      name: 'read-capture',
      text: `select a.id as submission, a.body -> 'post' as post, a.body -> 'capture' as capture, a.body -> 'morePosts' as more,
               o.public_key as key, o.name as official
             from appeals a left join officials o on o.id = a.official where a.id = $1`,
      values: [appeal.id],
    }),
    additionsOf(pool, rootKey, appeal),
    partsOfAppeal(pool, appeal.id),
  ]);
  const [row] = v.parse(v.array(RowSchema), rows);
  const first = row && clippedFirst(row, additions);
  if (!first) return undefined;
  return {
    format: 'dauys-capture/1',
    number: appeal.number,
    ...first,
    parts: parts.flatMap(({ digest, name, mediaType, size, role }) => {
      const known = PART_ROLES.find((each) => each === role);
      return known ? [{ digest, name, mediaType, size, role: known }] : [];
    }),
  };
}

function clippedFirst(
  { submission, post, capture, more, key, official }: v.InferOutput<typeof RowSchema>,
  additions: readonly CapturedPost[],
): Omit<CaptureFile, 'format' | 'number' | 'parts'> | undefined {
  if (post && capture)
    return { submission, post, capture, more: [...(more ?? []), ...additions], key, official };
  const [first, ...rest] = additions;
  return first?.added && { post: first.post, capture: first.capture, more: rest, ...first.added };
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
