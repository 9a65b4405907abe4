import type pg from 'pg';
import * as v from 'valibot';
import { type MapTiles, ZOOMS } from '../appeal/map-tiles.ts';

/** An address of tiles as an operator types it. */
export const TileAddressSchema = v.pipe(
  v.string(),
  v.trim(),
  v.check((typed) => {
    const plain = typed.replace('{z}', '1').replace('{x}', '1').replace('{y}', '1');
    const named = ['{z}', '{x}', '{y}'].every((part) => typed.includes(part));
    return named && URL.canParse(plain) && /^https?:$/.test(new URL(plain).protocol) && !/[{}\s]/.test(plain);
  }, 'https://…/{z}/{x}/{y}.png is needed'),
);

/** `43.2389,76.8897`: where a map opens. */
export const CentreSchema = v.pipe(
  v.string(),
  v.regex(
    /^-?\d{1,2}(\.\d+)?,\s*-?\d{1,3}(\.\d+)?$/,
    'latitude,longitude is needed, such as 43.2389,76.8897',
  ),
  v.transform((typed) => {
    const [latitude = 0, longitude = 0] = typed.split(',').map(Number);
    return { latitude, longitude };
  }),
  v.check(
    ({ latitude, longitude }) => Math.abs(latitude) <= 85 && Math.abs(longitude) <= 180,
    'no map shows this place',
  ),
);

/** A level of zoom as an operator types it. */
export const ZoomSchema = v.pipe(
  v.string(),
  v.regex(/^\d{1,2}$/, 'a whole number is needed'),
  v.transform(Number),
  v.minValue(ZOOMS.farthest, `${ZOOMS.farthest} to ${ZOOMS.closest} are possible`),
  v.maxValue(ZOOMS.closest, `${ZOOMS.farthest} to ${ZOOMS.closest} are possible`),
);

/** From where the tiles come: what a page's policy must let pictures come from. */
export function tileOrigin({ address }: MapTiles): string {
  return new URL(address.replace(/[{}]/g, '')).origin;
}

/**
 * Gives an agency's form a map, or takes it away.
 *
 * @returns `false` where there is no such agency
 */
export async function setMap(
  client: pg.Pool | pg.Client,
  code: string,
  map: MapTiles | null,
): Promise<boolean> {
  const { rowCount } = await client.query('update agencies set map = $2 where code = $1', [
    code,
    map && JSON.stringify(map),
  ]);
  return rowCount === 1;
}
