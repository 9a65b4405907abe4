/** A place on the Earth, degrees in WGS 84. */
export interface Place {
  readonly latitude: number;
  readonly longitude: number;
}

/** A spot on the plane of web maps (Web Mercator, EPSG:3857) at one zoom, in pixels from its upper left. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** The side of a tile in pixels. */
export const TILE = 256;

/** The latitude at which the plane of web maps ends. */
const EDGE = 85.05;

/** Where a place is on the plane. */
export function spotOf({ latitude, longitude }: Place, zoom: number): Spot {
  const side = TILE * 2 ** zoom;
  const sine = Math.sin((Math.max(-EDGE, Math.min(EDGE, latitude)) * Math.PI) / 180);
  return {
    x: ((longitude + 180) / 360) * side,
    y: (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * side,
  };
}

/** Which place is at a spot; beyond the left and right edges the Earth goes on. */
export function placeAt({ x, y }: Spot, zoom: number): Place {
  const side = TILE * 2 ** zoom;
  const turned = (((x / side) % 1) + 1) % 1;
  const latitude = (Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / side))) * 180) / Math.PI;
  return { latitude: Math.max(-EDGE, Math.min(EDGE, latitude)), longitude: turned * 360 - 180 };
}

/** A tile to be shown: its address, and its upper left in the picture. */
export interface ShownTile extends Spot {
  readonly address: string;
}

/**
 * The tiles that cover a picture.
 *
 * @param template an address with `{z}`, `{x}` and `{y}`
 * @param corner the spot in the picture's upper left
 */
export function tilesOver(
  template: string,
  corner: Spot,
  zoom: number,
  size: { readonly width: number; readonly height: number },
): ShownTile[] {
  const across = 2 ** zoom;
  const tiles: ShownTile[] = [];
  for (let row = Math.floor(corner.y / TILE); row * TILE < corner.y + size.height; row += 1) {
    if (row < 0 || row >= across) continue;
    for (let column = Math.floor(corner.x / TILE); column * TILE < corner.x + size.width; column += 1) {
      const address = template
        .replace('{z}', String(zoom))
        .replace('{x}', String(((column % across) + across) % across))
        .replace('{y}', String(row));
      tiles.push({ address, x: column * TILE - corner.x, y: row * TILE - corner.y });
    }
  }
  return tiles;
}

/** A place as it is written and typed: `43.23895, 76.88971`. */
export function written({ latitude, longitude }: Place): string {
  return `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
}

/** Reads what was typed; a comma for the decimal sign is understood where a space or semicolon parts the two. */
export function readPlace(typed: string): Place | undefined {
  const number = '(-?\\d{1,3}(?:[.,]\\d+)?)';
  const parts = new RegExp(`^\\s*${number}(?:\\s*;\\s*|\\s*,\\s+|\\s+|,)${number}\\s*$`).exec(typed);
  const [latitude, longitude] = (parts?.slice(1) ?? []).map((part) => Number(part.replace(',', '.')));
  if (latitude === undefined || longitude === undefined) return undefined;
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : undefined;
}
