import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeAt, readPlace, spotOf, TILE, tilesOver, written } from './mercator.ts';

const place = fc.record({
  latitude: fc.double({ min: -85, max: 85, noNaN: true }),
  longitude: fc.double({ min: -179.9, max: 179.9, noNaN: true }),
});
const zoom = fc.integer({ min: 3, max: 18 });

describe('a place on a map', () => {
  it('is where web maps have it', () => {
    // The tile that holds Almaty's centre at zoom 12, as every web map numbers it.
    const { x, y } = spotOf({ latitude: 43.23895, longitude: 76.88971 }, 12);
    expect([Math.floor(x / TILE), Math.floor(y / TILE)]).toEqual([2922, 1501]);
    expect(spotOf({ latitude: 0, longitude: 0 }, 0)).toEqual({ x: 128, y: 128 });
  });

  it('comes back from its spot', () => {
    fc.assert(
      fc.property(place, zoom, (there, level) => {
        const back = placeAt(spotOf(there, level), level);
        expect(back.latitude).toBeCloseTo(there.latitude, 6);
        expect(back.longitude).toBeCloseTo(there.longitude, 6);
      }),
    );
  });

  it('is read as it is written', () => {
    fc.assert(
      fc.property(place, (there) => {
        const read = readPlace(written(there));
        expect(read?.latitude).toBeCloseTo(there.latitude, 4);
        expect(read?.longitude).toBeCloseTo(there.longitude, 4);
      }),
    );
    expect(readPlace('43,23895 76,88971')).toEqual({ latitude: 43.23895, longitude: 76.88971 });
    expect(readPlace('43.2;76.9')).toEqual({ latitude: 43.2, longitude: 76.9 });
    for (const none of ['', 'Абай 12', '43.2', '93, 76', '43, 190', '1, 2, 3'])
      expect(readPlace(none)).toBeUndefined();
  });
});

describe('the tiles of a picture', () => {
  it('cover it, each once, and are all there are', () => {
    fc.assert(
      fc.property(place, zoom, fc.integer({ min: 200, max: 800 }), (there, level, width) => {
        const spot = spotOf(there, level);
        const corner = { x: spot.x - width / 2, y: spot.y - 140 };
        const tiles = tilesOver('/{z}/{x}/{y}', corner, level, { width, height: 280 });
        expect(new Set(tiles.map(({ x, y }) => `${x} ${y}`)).size).toBe(tiles.length);
        expect(Math.min(...tiles.map(({ x }) => x))).toBeLessThanOrEqual(0);
        expect(Math.max(...tiles.map(({ x }) => x + TILE))).toBeGreaterThanOrEqual(width);
        for (const { address } of tiles) {
          const [, z, x, y] = address.split('/').map(Number);
          expect(z).toBe(level);
          for (const part of [x, y]) {
            expect(part).toBeGreaterThanOrEqual(0);
            expect(part).toBeLessThan(2 ** level);
          }
        }
      }),
    );
  });
});
