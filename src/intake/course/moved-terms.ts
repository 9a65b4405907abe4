import type pg from 'pg';
import { termOf } from '../../appeal/life-duties.ts';
import type { Law } from '../law.ts';
import type { RootKey } from '../root-key.ts';
import type { MovedTerm } from '../store/appeal-list.ts';
import { findAppeal } from '../store/appeals.ts';
import { entriesSoFar, listMovedTerms, movedTermsSince } from '../store/moved-terms.ts';
import { openEntries } from './entries.ts';
import { lifeOfAppeal } from './life-of-appeal.ts';

/** Last days that are told by entries: of appeals whose term was extended or stopped. */
export interface MovedTerms {
  /** @returns `null` where no term runs */
  lastDayOf(appeal: MovedTerm): Promise<Temporal.PlainDate | null>;
  /** All running ones of an agency, with their last days. */
  of(agency: string): Promise<RunningTerm[]>;
}

/** A moved term that runs. */
export interface RunningTerm {
  readonly appeal: MovedTerm;
  readonly last: Temporal.PlainDate;
}

/** Last days that are remembered; more than that begin anew. */
const MOST_KNOWN = 50_000;

/** Appeals that are read at the same time. */
const TOGETHER = 4;

/** New entries among which those that moved a term are looked for; after more, all are read again. */
const MOST_NEW = 5_000;

/** The running moved terms of an agency, as the log's entries up to one have made them. */
interface KnownAgency {
  readonly entries: number;
  readonly running: Map<string, RunningTerm>;
}

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
  const agencies = new Map<string, KnownAgency>();

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

  async function readInto(running: Map<string, RunningTerm>, appeals: readonly MovedTerm[]): Promise<void> {
    for (let from = 0; from < appeals.length; from += TOGETHER) {
      const some = appeals.slice(from, from + TOGETHER);
      const days = await Promise.all(some.map(lastDayOf));
      for (const [place, appeal] of some.entries()) {
        const last = days[place];
        if (last) running.set(appeal.id, { appeal, last });
      }
    }
  }

  return {
    lastDayOf,
    async of(agency) {
      // Asked first: what is written meanwhile is looked at again the next time.
      const entries = await entriesSoFar(pool);
      const before = agencies.get(agency);
      const isNear = before && entries >= before.entries && entries - before.entries <= MOST_NEW;
      if (isNear && entries === before.entries) return [...before.running.values()];
      const running = new Map(isNear ? before.running : []);
      if (isNear) {
        const { moved, others } = await movedTermsSince(pool, agency, before.entries);
        for (const id of others) running.delete(id);
        await readInto(running, moved);
      } else {
        await readInto(running, await listMovedTerms(pool, agency));
      }
      agencies.set(agency, { entries, running });
      return [...running.values()];
    },
  };
}
