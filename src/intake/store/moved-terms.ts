import type pg from 'pg';
import type { MovedTerm } from './appeal-list.ts';
import { RUNNING, standsIn } from './listed-ids.ts';

const MOVED = 'a.id, a.xmin::text as version, a.agency, a.year, a.serial';

const RUNS = `a.term_moved and ${standsIn(RUNNING)}`;

/** How many entries the log has. */
export async function entriesSoFar(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ entries: number }>({
    name: 'entries-so-far',
    text: 'select entries from register',
  });
  return rows[0]?.entries ?? 0;
}

/** Open appeals of an agency whose term was extended or stopped. */
export async function listMovedTerms(pool: pg.Pool, agency: string): Promise<MovedTerm[]> {
  const { rows } = await pool.query<MovedTerm>({
    name: 'moved-terms',
    text: `select ${MOVED} from appeals a
           where a.agency = $1 and ${RUNS} order by a.year, a.serial`,
    values: [agency],
  });
  return rows;
}

/**
 * The appeals of an agency that entries tell of from a place in the log on: those whose moved term runs now, and
 * the ids of the others.
 */
export async function movedTermsSince(
  pool: pg.Pool,
  agency: string,
  entries: number,
): Promise<{ moved: MovedTerm[]; others: string[] }> {
  const { rows } = await pool.query<MovedTerm & { runs: boolean }>({
    name: 'moved-terms-since',
    text: `select ${MOVED}, ${RUNS} as runs from appeals a
           where a.id = any(array(select e.appeal from events e
             where e.seq >= $2 and e.agency = $1 and e.type <> 'received'))`,
    values: [agency, entries],
  });
  return {
    moved: rows.filter(({ runs }) => runs),
    others: rows.flatMap(({ id, runs }) => (runs ? [] : [id])),
  };
}
