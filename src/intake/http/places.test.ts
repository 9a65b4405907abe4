import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filing } from '../fixtures/submissions.ts';
import { openTestIntake, type TestIntake } from '../fixtures/test-intake.ts';
import { importPlaces } from '../places/import-places.ts';

let stage: TestIntake;

beforeAll(async () => {
  stage = await openTestIntake();
}, 60_000);

afterAll(() => stage?.stop());

async function found(query: string): Promise<string[]> {
  const { status, body } = await stage.ask('GET', `/v1/places?${query}`);
  expect(status).toBe(200);
  return body.places.map(({ name }: { name: { ru: string } }) => name.ru);
}

const q = (typed: string) => `q=${encodeURIComponent(typed)}`;

/** Written in the layout of the official classifier; the places in it are made up. */
const FILE = fileURLToPath(new URL('../places/fixtures/kato.csv', import.meta.url));

describe('the search for places', () => {
  it('finds regions before anything was imported, by either language and without Kazakh letters', async () => {
    expect(await found(q('Шымкент'))).toEqual(['город Шымкент']);
    expect(await found(q('жетису'))).toEqual(['область Жетісу']);
    expect(await found(q('ЖЕТІС'))).toEqual(['область Жетісу']);
    expect(await found(q('нет такого'))).toEqual([]);
    for (const code of ['191030200', '%00', '1'.repeat(5_000)]) {
      expect((await stage.ask('GET', `/v1/places/${code}`)).status).toBe(404);
    }
  });

  it('finds what was imported, the best first, with what it lies in', async () => {
    const counts = await importPlaces(stage.owner, FILE);
    expect(counts).toEqual({ changed: 10, same: 1, removed: 0, refused: [] });
    expect(await found(q('Кызылжар'))).toEqual(['с.Кызылжар']);
    expect(await found(q('ызылж'))).toEqual(['с.Кызылжар']);
    expect(await found(q('отенай'))).toEqual(['с.Отенай', 'Отенайский с.о.']);
    expect(await found(q('отена'))).toEqual(['Отенайский с.о.', 'с.Отенай']);
    expect((await found(q('алматы')))[0]).toBe('город Алматы');
    const { body, headers } = await stage.ask('GET', '/v1/places/191030200');
    expect(body).toEqual({
      kato: '191030200',
      kind: 'settlement',
      name: { kk: 'Қызылжар а.', ru: 'с.Кызылжар' },
      within: [
        { kato: '191030000', name: { kk: 'Өтенай а.о.', ru: 'Отенайский с.о.' } },
        { kato: '191000000', name: { kk: 'Үлгі қ.ә.', ru: 'Үлгі Г.А.' } },
        {
          kato: '190000000',
          name: { kk: 'Алматы облысы', ru: 'Алматинская область', en: 'Almaty Region' },
        },
      ],
    });
    expect(headers.get('Cache-Control')).toBe('public, max-age=3600');
  });

  it('looks within a larger place, and shows all of it where nothing was typed', async () => {
    expect(await found(`${q('кара')}&within=194000000`)).toEqual(['Каратобинский с.о.', 'с.Каратобе']);
    expect(await found(`${q('кара')}&within=191000000`)).toEqual([]);
    expect(await found('within=194000000&limit=1')).toEqual(['Каратобинский с.о.']);
    for (const wrong of ['limit=0', 'limit=99', 'within=12', 'language=de', `q=${'а'.repeat(101)}`]) {
      expect((await stage.ask('GET', `/v1/places?${wrong}`)).status).toBe(400);
    }
  });

  it('is the same after the same import again', async () => {
    expect(await importPlaces(stage.owner, FILE)).toEqual({ changed: 0, same: 11, removed: 0, refused: [] });
  });
});

describe('a place with a point', () => {
  it('is kept to a metre, and an official sees it', async () => {
    const token = await stage.enrol();
    const point = { latitude: 43.2389491234, longitude: 76.8897099876, accuracy: 12.4 };
    const { body } = await stage.file(filing({ place: { kato: '191010000', point } }));
    const seen = await stage.ask('GET', `/v1/appeals/${body.number}`, { headers: token });
    expect(seen.body.place.point).toEqual({ latitude: 43.23895, longitude: 76.88971, accuracy: 12 });
    const wild = { latitude: 91, longitude: 0 };
    const refused = await stage.file(filing({ place: { kato: '191010000', point: wild } }));
    expect(refused.body.errors).toMatchObject([{ pointer: '/place/point/latitude', code: 'unknown-value' }]);
  });
});
