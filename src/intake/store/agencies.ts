import type pg from 'pg';
import * as v from 'valibot';
import type { Agency } from '../../appeal/appeal.ts';
import { type MapTiles, MapTilesSchema } from '../../appeal/map-tiles.ts';

/** An agency with what only the intake knows of it. */
export interface RegisteredAgency {
  readonly agency: Agency;
  /** `HH:MM:SS` in Kazakhstan's time (art. 64). */
  readonly workingDayEnds: string;
  readonly origins: ReadonlySet<string>;
  /** The map of its form; most have none. */
  readonly map?: MapTiles | undefined;
}

interface AgencyRow {
  code: string;
  name_kk: string;
  name_ru: string;
  name_en: string;
  kato: string;
  working_day_ends: string;
  origins: string[];
  map: unknown;
}

/** The agencies, read again when what is known is older than a moment: a command beside may change them. */
export interface Agencies {
  all(): Promise<readonly RegisteredAgency[]>;
  find(code: string): Promise<RegisteredAgency | undefined>;
}

/** Milliseconds for which what was read counts as fresh: a revoked origin is refused after at most this. */
const FRESH_FOR = 1_000;

async function readAgencies(pool: pg.Pool): Promise<Map<string, RegisteredAgency>> {
  const { rows } = await pool.query<AgencyRow>(
    'select code, name_kk, name_ru, name_en, kato, working_day_ends::text, origins, map from agencies order by code',
  );
  return new Map(
    rows.map((row) => [
      row.code,
      {
        agency: {
          code: row.code,
          name: { kk: row.name_kk, ru: row.name_ru, en: row.name_en },
          kato: row.kato,
        },
        workingDayEnds: row.working_day_ends,
        origins: new Set(row.origins),
        map: v.parse(v.nullable(MapTilesSchema), row.map) ?? undefined,
      },
    ]),
  );
}

/** Milliseconds after which an agency that is not among the known ones is looked for again. */
const MISSING_FOR = 50;

export function createAgencies(pool: pg.Pool): Agencies {
  let known = new Map<string, RegisteredAgency>();
  let readAt = Number.NEGATIVE_INFINITY;
  let reading: Promise<Map<string, RegisteredAgency>> | undefined;

  function read(): Promise<Map<string, RegisteredAgency>> {
    reading ??= readAgencies(pool)
      .then((found) => {
        known = found;
        readAt = performance.now();
        return found;
      })
      .finally(() => {
        reading = undefined;
      });
    return reading;
  }

  function noOlderThan(age: number): Map<string, RegisteredAgency> | Promise<Map<string, RegisteredAgency>> {
    return performance.now() - readAt < age ? known : read();
  }

  return {
    async all() {
      return [...(await noOlderThan(FRESH_FOR)).values()];
    },
    async find(code) {
      return (await noOlderThan(FRESH_FOR)).get(code) ?? (await noOlderThan(MISSING_FOR)).get(code);
    },
  };
}

/** What an operator says of an agency when adding it. */
export interface NewAgency {
  readonly agency: Agency;
  readonly origins: readonly string[];
  /** `HH:MM`. */
  readonly workingDayEnds: string;
}

/** @returns `false` where an agency with this code is there already; it is left as it is */
export async function addAgency(
  pool: pg.Pool | pg.Client,
  { agency, origins, workingDayEnds }: NewAgency,
): Promise<boolean> {
  const { rowCount } = await pool.query(
    `insert into agencies (code, name_kk, name_ru, name_en, kato, origins, working_day_ends)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict (code) do nothing`,
    [agency.code, agency.name.kk, agency.name.ru, agency.name.en, agency.kato, origins, workingDayEnds],
  );
  return rowCount === 1;
}

/**
 * Lets the pages of a web origin show an agency's form, or lets them no longer.
 *
 * @returns `false` where there is no such agency
 */
export async function setOrigin(
  pool: pg.Pool | pg.Client,
  code: string,
  origin: string,
  allowed: boolean,
): Promise<boolean> {
  const { rowCount } = await pool.query(
    `update agencies set origins = case when $3 then array_append(array_remove(origins, $2), $2)
       else array_remove(origins, $2) end where code = $1`,
    [code, origin, allowed],
  );
  return rowCount === 1;
}
