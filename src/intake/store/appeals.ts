import type pg from 'pg';
import type { Appeal, AppealState, PostRecord } from '../../appeal/appeal.ts';
import type { AppealNumberParts } from '../../appeal/appeal-number.ts';
import type { EntryRow } from '../course/entries.ts';
import { MATTER_OF, VOICES_OF } from '../matters/voices-sql.ts';

/** An appeal as it stands, with its history. */
export interface FoundAppeal {
  readonly id: string;
  readonly number: string;
  readonly agency: string;
  readonly state: AppealState;
  readonly channel: Appeal['channel'];
  readonly kind: Appeal['kind'];
  readonly topic: Appeal['topic'];
  readonly place: Appeal['place'];
  readonly tags: string[];
  readonly receivedAt: Date;
  readonly registeredOn: string | null;
  readonly sealedApplicant: Buffer | null;
  /** `null` once the applicant was erased. */
  readonly sealedKey: Buffer | null;
  /** What was written: the appeal's own text, or the post's. */
  readonly text: string | null;
  readonly permalink: string | null;
  /** The other posts that it is made of; `null` where there are none. */
  readonly morePosts: Appeal['morePosts'] | null;
  readonly links: string[] | null;
  /** How many different people reported its matter. */
  readonly voices: number;
  /** The appeals about its matter, the one that it began with first; `null` where it is the only one. */
  readonly matter: readonly { readonly number: string; readonly state: AppealState }[] | null;
  readonly entries: readonly EntryRow[];
}

/** No running number is larger, and the column could not hold it. */
export const LARGEST_SERIAL = 2_147_483_647;

/**
 * Finds an appeal by its number, taken apart.
 *
 * @param database a pool, or a connection inside a transaction that holds the register's lock
 */
export async function findAppeal(
  database: pg.Pool | pg.ClientBase,
  number: AppealNumberParts,
): Promise<FoundAppeal | undefined> {
  if (number.serial > LARGEST_SERIAL) return undefined;
  const { rows } = await database.query<FoundAppeal>({
    name: 'find-appeal',
    text: `select a.id, a.number, a.agency, coalesce(a.standing, a.state) as state, a.channel, a.kind, a.topic,
             case when a.body ? 'position' then jsonb_set(a.body -> 'place', '{point}',
               jsonb_build_object('latitude', a.body #> '{position,lat}', 'longitude', a.body #> '{position,long}'))
               else a.body -> 'place' end as place, tags_of(a) as tags, a.received_at as "receivedAt", a.registered_on as "registeredOn",
             a.sealed_applicant as "sealedApplicant", a.sealed_key as "sealedKey",
             coalesce(a.body ->> 'text', a.body -> 'post' ->> 'text') as text,
             a.body -> 'post' ->> 'permalink' as permalink, a.body -> 'links' as links,
             (select json_agg(json_build_object('permalink', more #> '{post,permalink}',
                'authorName', more #> '{post,authorName}', 'text', more #> '{post,text}'))
              from jsonb_array_elements(a.body -> 'morePosts') as more) as "morePosts",
             ${VOICES_OF} as voices, ${MATTER_OF} as matter,
             (select json_agg(json_build_object('type', e.type, 'at', e.at, 'leaf', e.leaf,
                'sealed', encode(e.sealed, 'base64'), 'name', maker.name, 'executor', executor.name) order by e.seq)
              from events e
              left join officials maker
                on maker.id = substring(e.leaf::json ->> 'by' from '^official:([0-9a-f-]{36})$')::uuid
              left join officials executor
                on executor.id = substring(e.leaf::json #>> '{body,executor}' from '^[0-9a-f-]{36}$')::uuid
              where e.appeal = a.id) as entries
           from appeals a where a.agency = $1 and a.year = $2 and a.serial = $3`,
    values: [number.agency, number.year, number.serial],
  });
  return rows[0];
}

/** A record that a post has. */
export interface FoundRecord {
  readonly key: string;
  readonly number: string;
  readonly agency: string;
  readonly state: PostRecord['state'];
  readonly receivedAt: Date;
}

/** What all agencies have on some posts, oldest first. @param keys SHA-256 of the permalinks, hex */
export async function findPostRecords(
  pool: pg.Pool | pg.ClientBase,
  keys: readonly string[],
): Promise<FoundRecord[]> {
  const { rows } = await pool.query<FoundRecord>({
    name: 'find-posts',
    text: `select encode(p.key, 'hex') as key, a.number, a.agency, coalesce(a.standing, a.state) as state, a.received_at as "receivedAt"
           from unnest($1::text[]) as asked (key)
           join post_records p on p.key = decode(asked.key, 'hex') join appeals a on a.id = p.appeal
           order by a.received_at, a.number`,
    values: [keys],
  });
  return rows;
}
