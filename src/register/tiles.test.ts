import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bundleBytes, bundlePath, newTiles, parseTilePath, tilePath } from './tiles.ts';

describe('tile paths (C2SP tlog-tiles)', () => {
  it.each([
    [{ level: 0, index: 0, width: 256 }, 'tile/0/000'],
    [{ level: 0, index: 1_234_067, width: 256 }, 'tile/0/x001/x234/067'],
    [{ level: 1, index: 0, width: 17 }, 'tile/1/000.p/17'],
    [{ level: 2, index: 999, width: 1 }, 'tile/2/999.p/1'],
    [{ level: 0, index: 1000, width: 255 }, 'tile/0/x001/000.p/255'],
  ])('of %j is %s', (tile, path) => {
    expect(tilePath(tile)).toBe(path);
    expect(parseTilePath(path)).toEqual({ ...tile, entries: false });
  });

  it('are read back, for tiles and for bundles of entries', () => {
    const tile = fc.record({
      level: fc.nat({ max: 63 }),
      index: fc.maxSafeNat(),
      width: fc.integer({ min: 1, max: 256 }),
    });
    fc.assert(
      fc.property(tile, (one) => {
        expect(parseTilePath(tilePath(one))).toEqual({ ...one, entries: false });
        expect(parseTilePath(bundlePath(one))).toEqual({ ...one, level: 0, entries: true });
      }),
    );
  });

  it.each([
    '',
    'tile/0',
    'tile/0/0',
    'tile/00/000',
    'tile/64/000',
    'tile/-1/000',
    'tile/0/x000/000',
    'tile/0/000.p/0',
    'tile/0/000.p/256',
    'tile/0/000.p/017',
    'tile/0/001/234',
    'tile/0/x001',
    'tile/0/000/',
    '/tile/0/000',
    'tile/0/../000',
    'tile/data/000',
    `tile/0/${'x999/'.repeat(9)}999`,
  ])('refuses %j', (path) => {
    expect(parseTilePath(path)).toBeNull();
  });
});

describe('newTiles', () => {
  it('names the tiles of a tree of 70,000 leaves as the specification does', () => {
    const tiles = newTiles(0, 70_000);
    expect(tiles.filter(({ level, width }) => level === 0 && width === 256)).toHaveLength(273);
    expect(tiles.filter(({ level, width }) => level > 0 || width < 256)).toEqual([
      { level: 0, index: 273, width: 112 },
      { level: 1, index: 0, width: 256 },
      { level: 1, index: 1, width: 17 },
      { level: 2, index: 0, width: 1 },
    ]);
    expect(newTiles(0, 256)).toEqual([
      { level: 0, index: 0, width: 256 },
      { level: 1, index: 0, width: 1 },
    ]);
  });

  it('names after an append only what is new', () => {
    expect(newTiles(700, 701)).toEqual([{ level: 0, index: 2, width: 189 }]);
    expect(newTiles(767, 768)).toEqual([
      { level: 0, index: 2, width: 256 },
      { level: 1, index: 0, width: 3 },
    ]);
    expect(newTiles(700, 700)).toEqual([]);
    expect(newTiles(0, 0)).toEqual([]);
  });
});

describe('bundleBytes', () => {
  it('writes each entry behind its length', () => {
    const entries = [Uint8Array.of(7, 8), new Uint8Array(), new Uint8Array(258)];
    const bytes = bundleBytes(entries);
    expect([...bytes.subarray(0, 8)]).toEqual([0, 2, 7, 8, 0, 0, 1, 2]);
    expect(bytes).toHaveLength(6 + 2 + 258);
    expect(() => bundleBytes([new Uint8Array(65_536)])).toThrow(RangeError);
  });
});
