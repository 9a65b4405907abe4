import type pg from 'pg';
import type { AppealState } from '../../appeal/appeal.ts';
import { SHARED_TOPICS } from '../../appeal/similar-matters.ts';
import type { Topic } from '../../appeal/topics.ts';
import { codePrefix, largerCodes } from '../places/place-row.ts';
import { VOICES_OF } from './voices-sql.ts';

/** The appeal that a matter began with. */
export interface LeadRow {
  readonly id: string;
  readonly topic: Topic;
  readonly kato: string;
  readonly address: string | null;
  readonly text: string;
  readonly receivedAt: Date;
  readonly state: AppealState;
  readonly voices: number;
}

/** Matters older than this are another story. */
const LOOK_BACK = '6 months';

/** The newest ones that are compared: comparing takes some hundredths of a millisecond each. */
const MOST = 500;

/**
 * Characters of a text that are compared, and of all together: whoever files many long ones must not make every
 * further question a matter of many seconds.
 */
const LONGEST = 4_000;
const MOST_CHARACTERS = 300_000;

/**
 * Open matters that a stranger may be told of, in a place, within it, or in the next larger one, the newest
 * first.
 */
export async function sharedMattersNear(
  pool: pg.Pool,
  agency: string,
  kato: string,
  now: Date,
): Promise<LeadRow[]> {
  const { rows } = await pool.query<LeadRow>({
    name: 'shared-matters',
    text: `select a.id, a.topic, a.kato, a.body #>> '{place,address}' as address, left(a.body ->> 'text', ${LONGEST}) as text,
             a.received_at as "receivedAt", coalesce(a.standing, a.state) as state, ${VOICES_OF} as voices
           from unnest('{registered,accepted,incomplete,suspended}'::text[]) as open (state)
           cross join lateral (
             select * from appeals one
             where one.agency = $1 and coalesce(one.standing, one.state) = open.state
               and one.registered_on is not null and one.received_at > $2::timestamptz - interval '${LOOK_BACK}'
               and one.topic = any($3::text[]) and one.kind <> 'complaint' and one.body ->> 'text' is not null
               and (starts_with(one.kato, $4) or one.kato = $5)
               and not exists (select from voices v where v.appeal = one.id and v.lead <> one.id)
             order by one.year desc, one.serial desc limit ${MOST}
           ) as a
           order by a.year desc, a.serial desc limit ${MOST}`,
    values: [agency, now, SHARED_TOPICS, codePrefix(kato), largerCodes(kato)[0] ?? kato],
  });
  return firstWithin(rows, MOST_CHARACTERS);
}

/** The first of some rows whose texts have no more characters together. */
export function firstWithin<Row extends { readonly text: string }>(
  rows: readonly Row[],
  characters: number,
): Row[] {
  let left = characters;
  const end = rows.findIndex(({ text }) => {
    left -= text.length;
    return left < 0;
  });
  return end < 0 ? [...rows] : rows.slice(0, end);
}
