import type pg from 'pg';
import type { SeenPost, SeenReason } from '../../appeal/seen-post.ts';

/** A note on a post, as the table has it. */
export interface FoundSeen {
  /** SHA-256 of the permalink, hex. */
  readonly key: string;
  readonly reason: SeenReason;
  readonly by: string;
  readonly at: Date;
}

/** What the officials of the agency are shown of a note. */
export function seenOf({ reason, by, at }: FoundSeen): SeenPost {
  return { reason, by, at: at.toISOString() };
}

const FOUND = `encode(s.key, 'hex') as key, s.reason, o.name as by, s.seen_at as at`;

/** The notes of an agency on some posts. @param keys SHA-256 of the permalinks, hex */
export async function findSeen(pool: pg.Pool, agency: string, keys: readonly string[]): Promise<FoundSeen[]> {
  const { rows } = await pool.query<FoundSeen>({
    name: 'find-seen',
    text: `select ${FOUND} from unnest($2::text[]) as asked (key)
           join seen_posts s on s.key = decode(asked.key, 'hex') and s.agency = $1
           join officials o on o.id = s.official`,
    values: [agency, keys],
  });
  return rows;
}

/** Keeps a note, in the place of an earlier one on the same post. */
export async function keepSeen(
  pool: pg.Pool,
  note: {
    readonly agency: string;
    readonly key: string;
    readonly reason: SeenReason;
    readonly official: string;
  },
): Promise<FoundSeen> {
  const { rows } = await pool.query<FoundSeen>({
    name: 'keep-seen',
    text: `with s as (
             insert into seen_posts (key, agency, reason, official) values (decode($1, 'hex'), $2, $3, $4)
             on conflict (key, agency) do update
               set reason = excluded.reason, official = excluded.official, seen_at = now()
             returning *)
           select ${FOUND} from s join officials o on o.id = s.official`,
    values: [note.key, note.agency, note.reason, note.official],
  });
  const [kept] = rows;
  if (!kept) throw new Error('The note was not kept');
  return kept;
}

/** Takes a note back; where there is none, nothing happens. */
export async function dropSeen(pool: pg.Pool, agency: string, key: string): Promise<void> {
  await pool.query({
    name: 'drop-seen',
    text: `delete from seen_posts where key = decode($1, 'hex') and agency = $2`,
    values: [key, agency],
  });
}
