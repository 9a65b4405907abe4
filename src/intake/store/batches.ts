import type pg from 'pg';
import * as v from 'valibot';
import { APPEAL_STATES } from '../../appeal/appeal.ts';
import { APPEAL_KINDS } from '../../appeal/kinds.ts';
import type { Arrival } from '../arrival.ts';
import type { BatchPlan, PlannedAppeal, RegisterState } from '../batch-plan.ts';
import { LOCK_REGISTER, RegisterHeadSchema, treeOf } from '../log-book/record-events.ts';
import { byteaArray, dateArray, int4Array, jsonbArray, textArray, uuidArray } from './binary-arrays.ts';
import { type Statement, sendTogether } from './journey.ts';

const RECORDED = `a.id, a.number, a.agency, a.state, a.kind, a.received_at as "receivedAt",
  a.registered_on as "registeredOn", a.digest,
  (select o.name from officials o where o.id = a.official) as "takenBy"`;

const KNOWN = {
  name: 'known-appeals',
  text: `select ${RECORDED} from appeals a where a.id = any($1::uuid[])`,
};

const MET = {
  name: 'met-posts',
  text: `select encode(p.key, 'hex') as key, ${RECORDED}
         from unnest($1::bytea[], $2::text[]) as asked (key, agency)
         join post_records p on p.key = asked.key and p.agency = asked.agency
         join appeals a on a.id = p.appeal`,
};

const COUNTERS = {
  name: 'counters',
  text: `select agency, year, last_serial as "lastSerial" from counters where agency = any($1::text[])`,
};

/** The columns of a batch travel as binary arrays, one statement a table, all sent together. */
const KEEP_APPEALS = {
  name: 'keep-appeals',
  text: `insert into appeals (received_at, id, agency, year, serial, number, channel, state, kind, topic, kato,
           language, tags, body, sealed_applicant, sealed_key, digest, registered_on, official, applicant_mark)
         select $1, id, agency, year, serial, number, channel, state, kind, topic, kato,
           language, tags::text[], body, sealed_applicant, sealed_key, digest, registered_on, official, applicant_mark
         from unnest($2::uuid[], $3::text[], $4::int4[], $5::int4[], $6::text[], $7::text[], $8::text[],
           $9::text[], $10::text[], $11::text[], $12::text[], $13::text[], $14::jsonb[], $15::bytea[],
           $16::bytea[], $17::text[], $18::date[], $19::uuid[], $20::bytea[])
         as row (id, agency, year, serial, number, channel, state, kind, topic, kato, language, tags, body,
           sealed_applicant, sealed_key, digest, registered_on, official, applicant_mark)`,
};

const KEEP_POSTS = {
  name: 'keep-posts',
  text: `insert into posts (key, agency, permalink, appeal)
         select * from unnest($1::bytea[], $2::text[], $3::text[], $4::uuid[])`,
};

const MOVE_COUNTERS = {
  name: 'move-counters',
  text: `insert into counters (agency, year, last_serial)
         select * from unnest($1::text[], $2::int4[], $3::int4[])
         on conflict (agency, year) do update set last_serial = excluded.last_serial`,
};

/** Tags are of a closed vocabulary without quotes or commas, so their array is written plainly. */
function keepAppeals(appeals: readonly PlannedAppeal[], now: Date) {
  const submissions = appeals.map(({ arrival }) => arrival.submission);
  return {
    ...KEEP_APPEALS,
    values: [
      now.toISOString(),
      uuidArray(appeals.map(({ appeal }) => appeal.id)),
      textArray(appeals.map(({ appeal }) => appeal.agency)),
      int4Array(appeals.map(({ year }) => year)),
      int4Array(appeals.map(({ serial }) => serial)),
      textArray(appeals.map(({ appeal }) => appeal.number)),
      textArray(submissions.map(({ channel }) => channel)),
      textArray(appeals.map(({ appeal }) => appeal.state)),
      textArray(submissions.map(({ kind }) => kind)),
      textArray(submissions.map(({ topic }) => topic)),
      textArray(submissions.map(({ place }) => place.kato)),
      textArray(submissions.map(({ language }) => language)),
      textArray(appeals.map(({ arrival }) => `{${arrival.tags.join(',')}}`)),
      jsonbArray(appeals.map(({ arrival }) => arrival.body)),
      byteaArray(appeals.map(({ arrival }) => arrival.sealed.applicant)),
      byteaArray(appeals.map(({ arrival }) => arrival.sealed.key)),
      textArray(appeals.map(({ appeal }) => appeal.digest)),
      dateArray(appeals.map(({ appeal }) => appeal.registeredOn)),
      uuidArray(appeals.map(({ arrival }) => arrival.official?.id ?? null)),
      byteaArray(appeals.map(({ arrival }) => arrival.applicantMark)),
    ],
  };
}

function keepPosts(appeals: readonly PlannedAppeal[]) {
  const posts = appeals.flatMap(({ appeal, arrival }) => arrival.posts.map((post) => ({ appeal, post })));
  if (posts.length === 0) return [];
  const values = [
    byteaArray(posts.map(({ post }) => Buffer.from(post.key, 'hex'))),
    textArray(posts.map(({ appeal }) => appeal.agency)),
    textArray(posts.map(({ post }) => post.permalink)),
    uuidArray(posts.map(({ appeal }) => appeal.id)),
  ];
  return [{ ...KEEP_POSTS, values }];
}

const RecordedSchema = {
  id: v.string(),
  number: v.string(),
  agency: v.string(),
  state: v.picklist(APPEAL_STATES),
  kind: v.picklist(APPEAL_KINDS),
  receivedAt: v.date(),
  registeredOn: v.nullable(v.string()),
  takenBy: v.nullable(v.string()),
  digest: v.string(),
};

/** What the first journey brings back; checked, for the rows come from outside. */
const StateSchema = v.strictTuple([
  v.tuple([]),
  v.strictTuple([RegisterHeadSchema]),
  v.array(v.object(RecordedSchema)),
  v.array(v.object({ ...RecordedSchema, key: v.string() })),
  v.array(v.object({ agency: v.string(), year: v.number(), lastSerial: v.number() })),
]);

/**
 * Begins a transaction, takes the register's lock and reads what the batch must know, in one journey to the
 * database.
 */
export async function beginBatch(
  client: pg.ClientBase,
  arrivals: readonly Arrival[],
): Promise<RegisterState> {
  const posts = arrivals.flatMap(({ posts: own, agency }) =>
    own.map(({ key }) => ({ key: Buffer.from(key, 'hex'), agency: agency.agency.code })),
  );
  const rows = await sendTogether(client, [
    { name: 'begin', text: 'begin' },
    LOCK_REGISTER,
    { ...KNOWN, values: [uuidArray(arrivals.map(({ submission }) => submission.id))] },
    {
      ...MET,
      values: [byteaArray(posts.map(({ key }) => key)), textArray(posts.map(({ agency }) => agency))],
    },
    { ...COUNTERS, values: [textArray([...new Set(arrivals.map(({ agency }) => agency.agency.code))])] },
  ]);
  const [, [head], known, met, counters] = v.parse(StateSchema, rows);
  return {
    now: head.now,
    tree: treeOf(head),
    known,
    met: met.map(({ key, ...appeal }) => ({ key, appeal })),
    counters,
  };
}

/** The counters as a batch leaves them. A batch without new appeals moves none. */
function moveCounters(counters: BatchPlan['counters']): Statement[] {
  if (counters.length === 0) return [];
  const values = [
    textArray(counters.map(({ agency }) => agency)),
    int4Array(counters.map(({ year }) => year)),
    int4Array(counters.map(({ lastSerial }) => lastSerial)),
  ];
  return [{ ...MOVE_COUNTERS, values }];
}

/**
 * Writes a batch and commits it, in one journey.
 *
 * @param entries the statements that append the batch's entries to the log; none where it has none
 * @throws the database's error; everything is then rolled back
 */
export async function writeBatch(
  client: pg.ClientBase,
  { appeals, counters }: BatchPlan,
  entries: readonly Statement[],
  now: Date,
): Promise<void> {
  await sendTogether(client, [
    ...(appeals.length > 0 ? [keepAppeals(appeals, now), ...keepPosts(appeals)] : []),
    ...entries,
    ...moveCounters(counters),
    { name: 'commit', text: 'commit' },
  ]);
}
