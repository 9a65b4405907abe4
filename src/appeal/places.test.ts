import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { PlaceSchema, REGIONS, regionOf } from './places.ts';

describe('places', () => {
  it('knows the twenty regions and cities once each, with a name in every language', () => {
    expect(REGIONS).toHaveLength(20);
    expect(new Set(REGIONS.map((region) => region.kato)).size).toBe(20);
    for (const { kato, name } of REGIONS) {
      expect(kato).toMatch(/^\d\d0000000$/);
      for (const text of Object.values(name)) expect(text).not.toBe('');
      expect(regionOf(kato)?.kato).toBe(kato);
    }
  });

  it('finds the region of any code within it, and none for what is no code', () => {
    expect(regionOf('751110000')?.name.en).toBe('Almaty city');
    for (const text of ['', '7', '00', '990000000', 'ab']) expect(regionOf(text)).toBeUndefined();
  });

  it.each([
    [{ kato: '190000000' }, undefined],
    [{ kato: '190000000', address: ' Абай көшесі, 5 ' }, undefined],
    [{ kato: '19' }, 'kato-format'],
    [{ kato: '990000000' }, 'unknown-place'],
    [{ kato: '' }, 'kato-format'],
    [{ kato: '190000000', address: 'а'.repeat(301) }, 'too-long'],
  ])('of %j says %s', (place, code) => {
    expect(v.safeParse(PlaceSchema, place).issues?.[0].message).toBe(code);
  });
});
