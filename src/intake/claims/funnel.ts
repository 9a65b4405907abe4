import type pg from 'pg';
import { parseAppealNumber } from '../../appeal/appeal-number.ts';
import type { FunnelRow } from '../../appeal/claim.ts';
import { termOf } from '../../appeal/life-duties.ts';
import type { PlatformId } from '../../appeal/post.ts';
import { openEntries } from '../course/entries.ts';
import { lifeOfAppeal } from '../course/life-of-appeal.ts';
import type { Law } from '../law.ts';
import type { RootKey } from '../root-key.ts';
import { findAppeal } from '../store/appeals.ts';

/** Signals by the month in which they were clipped, on Kazakhstan's clock (UTC+5 since 2024). */
const STAGES = `
  select s.agency, s.body -> 'post' ->> 'platform' as platform,
    to_char(s.received_at at time zone 'UTC' + interval '5 hours', 'YYYY-MM') as month,
    count(*)::int as clipped, count(i.invited)::int as invited, count(i.opened)::int as opened,
    count(c.signal)::int as claimed, count(a.registered_on)::int as registered,
    coalesce(array_agg(a.number) filter (where a.standing = 'answered'), '{}') as answered
  from appeals s
  left join claims c on c.signal = s.id
  left join appeals a on a.id = c.appeal
  left join lateral (
    select true as invited, case when count(opened_at) > 0 then true end as opened
    from invitations where signal = s.id having count(*) > 0) i on true
  where s.channel = 'extension' and ($1::text is null or s.agency = $1)
  group by 1, 2, 3 order by 3 desc, 1, 2`;

/** What is needed to tell whether an answer came in time. */
export interface FunnelParts {
  readonly database: pg.Pool | pg.Client;
  readonly law: Law;
  readonly rootKey: RootKey;
}

/** Whether an answered appeal was answered by its last day: extended and stopped terms are counted from its entries. */
async function inTime({ database, law, rootKey }: FunnelParts, number: string): Promise<boolean> {
  const parsed = parseAppealNumber(number);
  const found = parsed.ok ? await findAppeal(database, parsed) : undefined;
  if (!found) return false;
  const life = lifeOfAppeal(found, openEntries(rootKey, found, found.entries));
  const last = termOf(life, law.calendar)?.current;
  return Boolean(last && life.endedOn && Temporal.PlainDate.compare(life.endedOn, last) <= 0);
}

/**
 * How many clipped posts came how far: clipped, invited, opened, claimed, registered, answered in time; per
 * agency, platform and month of clipping, the newest month first.
 *
 * @param agency `null` for all
 */
export async function readFunnel(parts: FunnelParts, agency: string | null): Promise<FunnelRow[]> {
  const { rows } = await parts.database.query<
    Omit<FunnelRow, 'platform' | 'answeredInTime'> & { platform: PlatformId; answered: string[] }
  >(STAGES, [agency]);
  const funnel: FunnelRow[] = [];
  for (const { answered, ...row } of rows) {
    let answeredInTime = 0;
    for (const number of answered) if (await inTime(parts, number)) answeredInTime += 1;
    funnel.push({ ...row, answeredInTime });
  }
  return funnel;
}

const COLUMNS = [
  ...(['agency', 'platform', 'month', 'clipped', 'invited', 'opened', 'claimed'] as const),
  ...(['registered', 'answeredInTime'] as const),
];

/** The funnel as a table for a terminal. */
export function funnelTable(rows: readonly FunnelRow[]): string {
  const lines = [COLUMNS.map(String), ...rows.map((row) => COLUMNS.map((column) => String(row[column])))];
  const widths = COLUMNS.map((_, at) => Math.max(...lines.map((line) => line[at]?.length ?? 0)));
  return lines
    .map((line) =>
      line
        .map((cell, at) => (at < 3 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
