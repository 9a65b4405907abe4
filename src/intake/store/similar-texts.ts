import type pg from 'pg';
import type { Appeal, AppealState } from '../../appeal/appeal.ts';
import { katoPrefix } from '../../appeal/places.ts';
import { agencyPrints } from './search-index.ts';

/** A record that may be alike. */
export interface SimilarCandidate {
  readonly number: string;
  readonly state: AppealState;
  readonly topic: Appeal['topic'];
  readonly receivedAt: Date;
  readonly text: string;
}

/** What a text is compared with. */
export interface SimilarWish {
  readonly agency: string;
  readonly text: string;
  readonly kato?: string | undefined;
  readonly topic?: string | undefined;
}

/** Prints of the asked text that are looked for. */
const PRINTS = 48;

/** Records that one print may bring: what more have is no sign of likeness. */
const MOST_OF_ONE = 120;

/** Records that all of them may bring, the rarest first: each is read from another place of the disk. */
const MOST_OF_ALL = 900;

/**
 * A print that more records than this have is not looked for, as far as the database's own statistics know it
 * (autovacuum keeps them); but so many of the rarest always are.
 */
const COMMON = 3_000;
const ALWAYS = 8;

/** Records with most prints in common that are looked at, and that are then compared character by character. */
const LOOKED_AT = 80;
const COMPARED = 30;

/** Those of an agency's records that have most prints in common with a text. */
export async function findSimilarTexts(
  pool: pg.Pool,
  { agency, text, kato, topic }: SimilarWish,
): Promise<SimilarCandidate[]> {
  const { rows } = await pool.query<SimilarCandidate>({
    name: 'similar-texts',
    text: `with common as (
             select of.print, max(of.part * greatest(c.reltuples, 0)) as records
             from pg_stats s join pg_class c on c.oid = 'search_texts'::regclass
               cross join lateral unnest(s.most_common_elems::text::int4[], s.most_common_elem_freqs) as of (print, part)
             where s.schemaname = c.relnamespace::regnamespace::text and s.tablename = 'search_texts'
               and s.attname = 'prints' and of.print = any($1::int4[])
             group by of.print
           ), rated as (
             select print, coalesce(records, 0) as records,
               row_number() over (order by coalesce(records, 0)) as place
             from unnest($1::int4[]) as own (print) left join common using (print)
           ), asked as (
             select print from rated where place <= ${ALWAYS} or (place <= ${PRINTS} and records <= ${COMMON})
             order by place
           ), brought as (
             select found.appeal
             from asked, lateral records_with_print(asked.print, ${MOST_OF_ONE}) as found (appeal)
             limit ${MOST_OF_ALL}
           ), shared as (
             select appeal, count(*) as prints from brought group by appeal order by prints desc limit ${LOOKED_AT}
           )
           select a.number, coalesce(a.standing, a.state) as state, a.topic, a.received_at as "receivedAt",
             coalesce(a.body ->> 'text', a.body #>> '{post,text}') as text
           from shared join appeals a on a.id = shared.appeal
           where a.agency = $2 and ($3::text is null or a.topic = $3)
             and ($4::text is null or starts_with(a.kato, $4))
             and coalesce(a.body ->> 'text', a.body #>> '{post,text}') is not null
           order by shared.prints desc, a.received_at desc limit ${COMPARED}`,
    values: [agencyPrints(agency, text), agency, topic ?? null, kato === undefined ? null : katoPrefix(kato)],
  });
  return rows;
}
