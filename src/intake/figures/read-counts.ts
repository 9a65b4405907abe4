import type pg from 'pg';
import type { Channel } from '../../appeal/channels.ts';
import type { Topic } from '../../appeal/topics.ts';

/** Appeals that were registered and answered on the same days and had the same last day. */
export interface CourseCount {
  readonly complaint: boolean;
  readonly registeredOn: string;
  /** `null` while there is no answer. */
  readonly answeredOn: string | null;
  /** The last day that a head decided on. */
  readonly until: string | null;
  /** The law stopped the term for a while. */
  readonly stopped: boolean;
  /** It ended otherwise than by an answer. */
  readonly ended: boolean;
  readonly count: number;
}

/** What an agency's figures are made of. */
export interface Counts {
  readonly courses: readonly CourseCount[];
  readonly channels: readonly { readonly channel: Channel; readonly count: number }[];
  readonly topics: readonly { readonly topic: Topic; readonly count: number }[];
  readonly ratings: readonly { readonly rating: number; readonly count: number }[];
}

/** Registered appeals since a day; days are Kazakhstan's, UTC+5 since 2024. */
const SINCE = 'a.agency = $1 and a.registered_on >= $2::date';

const COURSES = `
  select a.kind = 'complaint' as complaint, a.registered_on::text as "registeredOn",
    (answered.at at time zone interval '5 hours')::date::text as "answeredOn",
    extended.until, a.term_moved and extended.until is null as stopped,
    answered.at is null and coalesce(a.standing, a.state) in ('forwarded', 'withdrawn', 'left-without-consideration')
      as ended,
    count(*)::int as count
  from appeals a
  left join lateral (select min(e.at) as at from events e where e.appeal = a.id and e.type = 'answered') answered
    on a.standing = 'answered'
  left join lateral (
    select max(e.leaf::json #>> '{body,until}') as until from events e where e.appeal = a.id and e.type = 'extended'
  ) extended on a.term_moved
  where ${SINCE} group by 1, 2, 3, 4, 5, 6`;

const RATINGS = `
  select (e.leaf::json #>> '{body,rating}')::int as rating, count(*)::int as count
  from appeals a join events e on e.appeal = a.id and e.type = 'rated'
  where ${SINCE} and a.standing = 'answered' group by 1`;

const by = (column: 'channel' | 'topic') =>
  `select a.${column}, count(*)::int as count from appeals a where ${SINCE} group by 1 order by 2 desc, 1`;

/** Counts an agency's appeals. @param since the first day of registration that counts, `YYYY-MM-DD` */
export async function readCounts(pool: pg.Pool, agency: string, since: string): Promise<Counts> {
  const values = [agency, since];
  const [courses, channels, topics, ratings] = await Promise.all([
    pool.query<CourseCount>(COURSES, values),
    pool.query<Counts['channels'][number]>(by('channel'), values),
    pool.query<Counts['topics'][number]>(by('topic'), values),
    pool.query<Counts['ratings'][number]>(RATINGS, values),
  ]);
  return { courses: courses.rows, channels: channels.rows, topics: topics.rows, ratings: ratings.rows };
}
