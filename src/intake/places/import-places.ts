import type pg from 'pg';
import { regionPrefixOf } from '../../appeal/region-prefixes.ts';
import { type PlaceRow, placeRow } from './place-row.ts';
import { type ClassifierRow, readClassifier } from './read-classifier.ts';
import { keepPlaces } from './store.ts';

/** A line of the file that is no place. */
export interface RefusedPlace {
  readonly line: number;
  readonly why: string;
}

/** What an import did. */
export interface ImportedPlaces {
  /** Places that are new, or read otherwise now. */
  readonly changed: number;
  /** Places that stood there so already. */
  readonly same: number;
  /** Places that the file has no more. */
  readonly removed: number;
  readonly refused: readonly RefusedPlace[];
}

/** Places in one statement. */
const AT_ONCE = 2_000;

function faultOf({ kato, kk, ru }: ClassifierRow): string | undefined {
  if (!/^\d{9}$/.test(kato)) return `the code is "${kato}", not nine digits`;
  if (regionPrefixOf(kato) === undefined) return `no region has codes that begin with ${kato.slice(0, 2)}`;
  return kk === '' || ru === '' ? 'a name is missing' : undefined;
}

/** Parts the lines of the file into places and what is none. A code that comes twice counts as it comes last. */
export function placesOf(lines: readonly ClassifierRow[]): {
  readonly places: readonly PlaceRow[];
  readonly refused: readonly RefusedPlace[];
} {
  const refused: RefusedPlace[] = [];
  const good = new Map<string, ClassifierRow>();
  for (const row of lines) {
    const why = faultOf(row);
    if (why === undefined) good.set(row.kato, row);
    else refused.push({ line: row.line, why });
  }
  const known = new Set(good.keys());
  return { places: [...good.values()].map(({ kato, kk, ru }) => placeRow(kato, { kk, ru }, known)), refused };
}

/**
 * Brings the classifier over from its file, whole or not at all. The same file again changes nothing; a newer
 * one mends names and takes out what it has no more, in the regions that it covers. Codes that appeals name
 * stay in the appeals.
 *
 * @throws Error where the file is not the classifier
 */
export async function importPlaces(pool: pg.Pool, file: string): Promise<ImportedPlaces> {
  const { places, refused } = placesOf(await readClassifier(file));
  if (places.length === 0) throw new Error(`${file} holds no place. Nothing was changed.`);
  const client = await pool.connect();
  try {
    await client.query('begin');
    let changed = 0;
    for (let first = 0; first < places.length; first += AT_ONCE) {
      changed += await keepPlaces(client, places.slice(first, first + AT_ONCE));
    }
    const { rowCount } = await client.query(
      `delete from places where left(kato, 2) = any($1::text[]) and level > 0 and kato <> all($2::text[])`,
      [[...new Set(places.map(({ kato }) => kato.slice(0, 2)))], places.map(({ kato }) => kato)],
    );
    await client.query('commit');
    client.release();
    return { changed, same: places.length - changed, removed: rowCount ?? 0, refused };
  } catch (error) {
    client.release(true);
    throw error;
  }
}
