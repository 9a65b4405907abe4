import type pg from 'pg';
import { fold } from '../../appeal/folding.ts';
import type { FoundPlace } from '../../appeal/found-places.ts';
import type { Language } from '../../appeal/language.ts';
import { codePrefix, type PlaceRow } from './place-row.ts';

/**
 * Writes places over what stands there under the same codes. A region keeps its English name, which no
 * classifier has.
 *
 * @returns how many were new or read otherwise before
 */
export async function keepPlaces(
  client: pg.ClientBase | pg.Pool,
  rows: readonly PlaceRow[],
): Promise<number> {
  const { rowCount } = await client.query(
    `insert into places (kato, parent, kind, name_kk, name_ru, name_en, folded)
     select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[])
     on conflict (kato) do update
       set parent = excluded.parent, kind = excluded.kind, name_kk = excluded.name_kk,
           name_ru = excluded.name_ru, folded = excluded.folded
       where (places.parent, places.kind, places.name_kk, places.name_ru)
         is distinct from (excluded.parent, excluded.kind, excluded.name_kk, excluded.name_ru)`,
    [
      rows.map(({ kato }) => kato),
      rows.map(({ parent }) => parent),
      rows.map(({ kind }) => kind),
      rows.map(({ name }) => name.kk),
      rows.map(({ name }) => name.ru),
      rows.map(({ name }) => name.en ?? null),
      rows.map(({ folded }) => folded),
    ],
  );
  return rowCount ?? 0;
}

/** Writes those of some places that are not there yet. */
export async function keepMissingPlaces(
  client: pg.ClientBase | pg.Pool,
  rows: readonly PlaceRow[],
): Promise<void> {
  const { rows: known } = await client.query<{ kato: string }>(
    'select kato from places where kato = any($1::text[])',
    [rows.map(({ kato }) => kato)],
  );
  const there = new Set(known.map(({ kato }) => kato));
  const missing = rows.filter(({ kato }) => !there.has(kato));
  if (missing.length > 0) await keepPlaces(client, missing);
}

const NAME = (table: string) => `json_strip_nulls(
  json_build_object('kk', ${table}.name_kk, 'ru', ${table}.name_ru, 'en', ${table}.name_en))`;

/** A place with what it lies in: the larger a place, the smaller its code. */
const FOUND = `p.kato, p.kind, ${NAME('p')} as name,
  (select coalesce(json_agg(json_build_object('kato', w.kato, 'name', ${NAME('w')}) order by w.kato desc), '[]')
   from places w
   where w.kato <> p.kato and w.kato in (rpad(left(p.kato, 2), 9, '0'), rpad(left(p.kato, 4), 9, '0'),
     rpad(left(p.kato, 6), 9, '0'))) as within`;

/** What is searched for. */
export interface PlaceSearch {
  readonly q: string;
  /** The KATO code of a larger place. */
  readonly within: string | undefined;
  /** Names of equal rank come in the order of this language. */
  readonly language: Language;
  readonly limit: number;
}

/**
 * Finds places by a part of their name in Kazakh or Russian: those that are called so come first, then those
 * that begin so, then those with a word that does, then the rest; among them larger places before smaller ones. The classifier has some 16,000
 * rows, which are looked through in a few milliseconds.
 */
export async function searchPlaces(
  pool: pg.Pool,
  { q, within, language, limit }: PlaceSearch,
): Promise<FoundPlace[]> {
  const { rows } = await pool.query<FoundPlace>({
    name: 'search-places',
    text: `select ${FOUND} from places p
           where strpos(p.folded, $1) > 0 and starts_with(p.kato, $2) and p.kato <> $3
           order by case when strpos(p.folded || '|', '|' || $1 || '|') > 0 then 0
                         when strpos(p.folded, '|' || $1) > 0 then 1
                         when strpos(p.folded, ' ' || $1) > 0 then 2 else 3 end,
             p.level, case $4 when 'kk' then length(p.name_kk) else length(p.name_ru) end,
             case $4 when 'kk' then p.name_kk else p.name_ru end collate "C", p.kato
           limit $5`,
    values: [fold(q), within === undefined ? '' : codePrefix(within), within ?? '', language, limit],
  });
  return rows;
}

/** Finds places by their codes. */
export async function findPlacesByCode(
  database: pg.Pool | pg.ClientBase,
  codes: readonly string[],
): Promise<FoundPlace[]> {
  const { rows } = await database.query<FoundPlace>({
    name: 'places-by-code',
    text: `select ${FOUND} from places p where p.kato = any($1::text[])`,
    values: [codes],
  });
  return rows;
}
