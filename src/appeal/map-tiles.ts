import * as v from 'valibot';

/** The closest and the farthest that a map goes, in the zoom levels of web maps. */
export const ZOOMS = { farthest: 3, closest: 18 } as const;

/** The map that an agency shows a citizen: its own tiles, and where it opens. */
export const MapTilesSchema = v.object({
  /** Where a tile stands, with `{z}`, `{x}` and `{y}` in it, such as `https://tiles.akimat.example/{z}/{x}/{y}.png`. */
  address: v.string(),
  /** Whose map it is, as its licence wants it said. */
  by: v.string(),
  /** Degrees in WGS 84. */
  latitude: v.number(),
  longitude: v.number(),
  zoom: v.number(),
});

export type MapTiles = v.InferOutput<typeof MapTilesSchema>;
