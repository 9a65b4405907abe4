import type pg from 'pg';

/** What is taken out of the register. */
export interface ExportWish {
  /** The agency's code; all agencies where left out. */
  readonly agency?: string | undefined;
  /** Only what was received at this moment or later. */
  readonly since?: Date | undefined;
}

/**
 * One record as it leaves the register. Nothing of it was sealed: no name, IIN, contact or postal address of
 * an applicant is here. What people wrote, and where a matter is, is theirs as well, so a file is handled with
 * care all the same.
 */
export interface ExportedRow {
  readonly number: string;
  readonly agency: string;
  /** The number it had in the register that it was brought over from. */
  readonly foreign_number: string | null;
  readonly state: string;
  readonly channel: string;
  readonly kind: string;
  readonly topic: string;
  readonly kato: string;
  readonly address: string | null;
  /** Where the device was or the point that was marked, degrees in WGS 84; `null` where none was told. */
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly language: string;
  readonly received_at: string;
  /** `null` for a signal. */
  readonly registered_on: string | null;
  /** The last day for the answer as the receipt promised it; see `term_moved`. */
  readonly answer_by: string | null;
  /** The term was extended or stopped since. */
  readonly term_moved: boolean;
  /** The number of the earlier appeal that its applicant complains about or repeats. */
  readonly follows: string | null;
  /** As what it follows: `complaint` or `repeat`. */
  readonly follows_as: string | null;
  readonly tags: readonly string[];
  /** The appeal's own text, or the post's. */
  readonly text: string | null;
  readonly platform: string | null;
  readonly permalink: string | null;
  /** How many files it carries. */
  readonly files: number;
  /** How many files its answer carries. */
  readonly answer_files: number;
}

/** The columns in their order. */
export const COLUMNS = [
  'number',
  'agency',
  'foreign_number',
  'state',
  'channel',
  'kind',
  'topic',
  'kato',
  'address',
  'latitude',
  'longitude',
  'language',
  'received_at',
  'registered_on',
  'answer_by',
  'term_moved',
  'follows',
  'follows_as',
  'tags',
  'text',
  'platform',
  'permalink',
  'files',
  'answer_files',
] as const satisfies readonly (keyof ExportedRow)[];

/** Rows in one journey: a few of the longest texts must fit in memory at once. */
const PAGE = 500;

const ROWS = {
  name: 'export-rows',
  text: `select a.year, a.serial, a.number, a.agency, a.body ->> 'foreignNumber' as foreign_number, coalesce(a.standing, a.state) as state, a.channel, a.kind,
           a.topic, a.kato, a.body #>> '{place,address}' as address,
           coalesce(a.body #> '{place,point,latitude}', a.body #> '{position,lat}')::float8 as latitude,
           coalesce(a.body #> '{place,point,longitude}', a.body #> '{position,long}')::float8 as longitude, a.language,
           to_char(a.received_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as received_at,
           a.registered_on::text as registered_on,
           received.said ->> 'answerBy' as answer_by, a.term_moved,
           received.said ->> 'follows' as follows, received.said ->> 'as' as follows_as, tags_of(a) as tags, coalesce(a.body ->> 'text', a.body #>> '{post,text}') as text,
           a.body #>> '{post,platform}' as platform, a.body #>> '{post,permalink}' as permalink,
           (select count(*)::int4 from attachments f where f.appeal = a.id and f.role is null) as files,
           (select count(*)::int4 from attachments f where f.appeal = a.id and f.role = 'answer') as answer_files
         from (
           select id from appeals
           where agency = $1 and (year, serial) > ($2::int4, $3::int4)
             and ($4::timestamptz is null or received_at >= $4)
           order by agency, year, serial limit ${PAGE}
         ) as page join appeals a on a.id = page.id
         left join lateral (
           select e.leaf::json -> 'body' as said from events e
           where e.appeal = a.id and e.type = 'received' limit 1
         ) as received on true
         order by a.year, a.serial`,
};

async function* rowsOf(
  database: pg.Pool | pg.ClientBase,
  agency: string,
  since: Date | undefined,
  signal: AbortSignal | undefined,
): AsyncGenerator<readonly ExportedRow[]> {
  let after = { year: 0, serial: 0 };
  for (;;) {
    signal?.throwIfAborted();
    const { rows } = await database.query<ExportedRow & { year: number; serial: number }>({
      ...ROWS,
      values: [agency, after.year, after.serial, since ?? null],
    });
    const last = rows.at(-1);
    if (last) yield rows;
    if (!last || rows.length < PAGE) return;
    after = { year: last.year, serial: last.serial };
  }
}

/**
 * Walks the register in the order of its numbers, agency by agency, a page at a time: memory stays the same
 * however large it is, no transaction is held open for a slow reader, and every record that was there at the
 * beginning comes once, as it stands when its page is read.
 */
export async function* exportedRows(
  database: pg.Pool | pg.ClientBase,
  { agency, since }: ExportWish,
  signal?: AbortSignal,
): AsyncGenerator<readonly ExportedRow[]> {
  const { rows } = await database.query<{ code: string }>(
    'select code from agencies where $1::text is null or code = $1 order by code',
    [agency ?? null],
  );
  for (const { code } of rows) yield* rowsOf(database, code, since, signal);
}
