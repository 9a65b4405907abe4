import type pg from 'pg';
import { termOf } from '../../appeal/life-duties.ts';
import type { Law } from '../law.ts';
import type { RootKey } from '../root-key.ts';
import { listMovedTerms, type MovedTerm } from '../store/appeal-list.ts';
import { findAppeal } from '../store/appeals.ts';
import { openEntries } from './entries.ts';
import { lifeOfAppeal } from './life-of-appeal.ts';

/** Last days that are told by entries: of appeals whose term was extended or stopped. */
export interface MovedTerms {
  /** @returns `null` where no term runs */
  lastDayOf(appeal: MovedTerm): Promise<Temporal.PlainDate | null>;
  /** All running ones of an agency, with their last days. */
  of(agency: string): Promise<{ appeal: MovedTerm; last: Temporal.PlainDate }[]>;
}

/** Last days that are remembered; more than that begin anew. */
const MOST_KNOWN = 50_000;

/** Appeals that are read at the same time. */
const TOGETHER = 4;

interface Known {
  readonly version: string;
  readonly last: Temporal.PlainDate | null;
}

/**
 * Reads last days out of entries, and remembers each for as long as its appeal stays as it is: every move of an
 * appeal also writes its row, so its version tells. The calendar does not change while an intake runs.
 */
export function readMovedTerms(pool: pg.Pool, rootKey: RootKey, law: Law): MovedTerms {
  const known = new Map<string, Known>();

  async function lastDayOf(appeal: MovedTerm): Promise<Temporal.PlainDate | null> {
    const { id, version } = appeal;
    const before = known.get(id);
    if (before?.version === version) return before.last;
    const found = await findAppeal(pool, appeal);
    const life = found && lifeOfAppeal(found, openEntries(rootKey, found, found.entries));
    const last = life?.endedOn === null ? (termOf(life, law.calendar)?.current ?? null) : null;
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(id, { version, last });
    return last;
  }

  return {
    lastDayOf,
    async of(agency) {
      const appeals = await listMovedTerms(pool, agency);
      const moved: { appeal: MovedTerm; last: Temporal.PlainDate }[] = [];
      for (let from = 0; from < appeals.length; from += TOGETHER) {
        const some = appeals.slice(from, from + TOGETHER);
        const days = await Promise.all(some.map(lastDayOf));
        for (const [place, appeal] of some.entries()) {
          const last = days[place];
          if (last) moved.push({ appeal, last });
        }
      }
      return moved;
    },
  };
}
