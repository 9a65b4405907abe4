import type pg from 'pg';
import type { AppealState } from '../../appeal/appeal.ts';
import type { AppealKind } from '../../appeal/kinds.ts';
import type { Topic } from '../../appeal/topics.ts';

/** States in which nothing more is done about a request. */
export const CLOSED: readonly AppealState[] = ['answered', 'withdrawn', 'left-without-consideration'];

/** What anybody may know of a request: nothing that a person wrote, and not where. */
export interface FoundRequest {
  readonly number: string;
  readonly state: AppealState;
  readonly topic: Topic;
  readonly kind: AppealKind;
  readonly receivedAt: Date;
  readonly updatedAt: Date;
  /** `null` for a signal. */
  readonly registeredOn: string | null;
  /** The term was extended or stopped, so the first last day says nothing any more. */
  readonly termMoved: boolean;
}

const FOUND = `a.number, coalesce(a.standing, a.state) as state, a.topic, a.kind, a.received_at as "receivedAt",
  (select max(e.at) from events e where e.appeal = a.id) as "updatedAt", a.registered_on as "registeredOn",
  a.term_moved as "termMoved"`;

/** Requests of a span, in GeoReport v2's own bounds. */
export interface Wish {
  readonly agency: string;
  readonly from: Date;
  readonly until: Date;
  /** Of any topic where empty. */
  readonly topics: readonly string[];
  /** `undefined`: both. */
  readonly closed: boolean | undefined;
}

/** The newest thousand first, as the standard bounds it. */
export const MOST_REQUESTS = 1_000;

export async function findRequests(pool: pg.Pool, wish: Wish): Promise<FoundRequest[]> {
  const { rows } = await pool.query<FoundRequest>({
    name: 'open311-requests',
    text: `select ${FOUND} from appeals a
           where a.agency = $1 and a.channel = 'open311' and a.received_at between $2 and $3
             and (cardinality($4::text[]) = 0 or a.topic = any($4))
             and ($5::boolean is null or (coalesce(a.standing, a.state) = any($6::text[])) = $5)
           order by a.received_at desc limit ${MOST_REQUESTS}`,
    values: [wish.agency, wish.from, wish.until, wish.topics, wish.closed ?? null, CLOSED],
  });
  return rows;
}

/** Requests by their places in the register. */
export async function findNumbered(
  pool: pg.Pool,
  agency: string,
  numbers: readonly { readonly year: number; readonly serial: number }[],
): Promise<FoundRequest[]> {
  const { rows } = await pool.query<FoundRequest>({
    name: 'open311-numbered',
    text: `select ${FOUND} from unnest($2::int4[], $3::int8[]) as asked (year, serial)
           join appeals a on a.agency = $1 and a.year = asked.year and a.serial = asked.serial
           where a.channel = 'open311' order by a.received_at desc`,
    values: [agency, numbers.map(({ year }) => year), numbers.map(({ serial }) => serial)],
  });
  return rows;
}

/** The number that a request was accepted under. @param id the client's own UUIDv7 */
export async function numberUnder(pool: pg.Pool, agency: string, id: string): Promise<string | undefined> {
  const { rows } = await pool.query<{ number: string }>({
    name: 'open311-token',
    text: `select number from appeals where id = $1 and agency = $2 and channel = 'open311'`,
    values: [id, agency],
  });
  return rows[0]?.number;
}
