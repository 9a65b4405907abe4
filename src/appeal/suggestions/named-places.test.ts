import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FoundPlace, PlaceKind } from '../found-places.ts';
import { choosePlace } from './choose-place.ts';
import { barePlace, placesNamedIn } from './place-words.ts';

const place = (kato: string, kind: PlaceKind, kk: string, ru: string): FoundPlace => ({
  kato,
  kind,
  name: { kk, ru },
  within: [],
});

/** In the classifier's manner; the codes are made up. */
const PLACES = [
  place('190000000', 'region', 'Алматы облысы', 'Алматинская область'),
  place('196200000', 'district', 'Талғар ауданы', 'Талгарский район'),
  place('196220000', 'city', 'Талғар қ.', 'г.Талгар'),
  place('196240000', 'rural-district', 'Бесқайнар а.о.', 'Бескайнарский с.о.'),
  place('196240100', 'settlement', 'Бесқайнар а.', 'с.Бескайнар'),
  place('196250100', 'settlement', 'Қызыл жар а.', 'с.Кызыл жар'),
  place('195200000', 'district', 'Іле ауданы', 'Илийский район'),
  place('195230100', 'settlement', 'Солнечный а.', 'с.Солнечный'),
  place('195240100', 'settlement', 'Жаңаталап а.', 'с.Жанаталап'),
  place('196260100', 'settlement', 'Жаңаталап а.', 'с.Жанаталап'),
  place('553200000', 'district', 'Ақтоғай ауданы', 'район Актогай'),
  place('553240100', 'settlement', 'Жаңаталап а.', 'с.Жанаталап'),
  place('113400000', 'district', 'Верхний аудан', 'Верхний район'),
];
const HOME = '190000000';

function chosen(text: string, home = HOME): string | undefined {
  const found = placesNamedIn(text).map((named) => ({ named, places: PLACES }));
  return choosePlace(found, home)?.place.kato;
}

describe('the places that a text names', () => {
  it.each([
    ['Талғар ауданында су жоқ', '196200000'],
    ['талгар ауданынын адамдары', '196200000'],
    ['в Талгарском районе нет света', '196200000'],
    ['жители талгарского района', '196200000'],
    ['район Актогай', '553200000'],
    ['В Верхнем районе', '113400000'],
    ['Бесқайнар ауылының тұрғындары', '196240100'],
    ['Бескайнар аулында жарық жоқ', '196240100'],
    ['в селе Бескайнар отключили свет', '196240100'],
    ['жители села Бескайнара', '196240100'],
    ['в с. Бескайнар', '196240100'],
    ['Бесқайнар ауылдық округінде', '196240000'],
    ['Бескайнарского сельского округа', '196240000'],
    ['Қызыл жар ауылы', '196250100'],
    ['в посёлке Солнечном темно', '195230100'],
    ['посёлок «Солнечный»', '195230100'],
    ['г. Талгар, ул. Конаева', '196220000'],
    ['Талғар қаласында', '196220000'],
    ['Талғар ауданы, Жаңаталап ауылында', '196260100'],
    ['в селе Жанаталап Илийского района', '195240100'],
  ])('%s', (text, kato) => {
    expect(chosen(text)).toBe(kato);
  });

  it.each([
    ['no name at all', 'Ауылда су жоқ, в селе нет воды'],
    ['words that only stand there', 'біздің ауылдың жолы, в нашем районе, в селе нет света'],
    ['a village that stands in several districts', 'Жаңаталап ауылында су жоқ'],
    ['a name of something else', 'Талғар көшесі, магазин Солнечный'],
    ['a name that no place has', 'Серікбай ауылында'],
  ])('leaves %s alone', (_, text) => {
    expect(chosen(text)).toBeUndefined();
  });

  it('takes the one nearest to home where several are called so', () => {
    expect(chosen('Жаңаталап ауылында', '196200000')).toBe('196260100');
    expect(chosen('Жаңаталап ауылында', '550000000')).toBe('553240100');
  });

  it('names the words that speak for it, as they stand there', () => {
    const text = 'Су жоқ! Талғар ауданы, Жаңаталап ауылында, тез арада.';
    const found = placesNamedIn(text).map((named) => ({ named, places: PLACES }));
    const because = choosePlace(found, HOME)?.because.map(({ start, end }) => text.slice(start, end));
    expect(because).toEqual(['Талғар ауданы', 'Жаңаталап ауылында']);
  });

  it('seeks names without their endings, and asks of nothing else', () => {
    const sought = (text: string) => placesNamedIn(text).map((named) => named.sought);
    expect(sought('Меня зовут Ахметов Серік, я живу в посёлке Солнечном Талгарского района')).toEqual([
      'Солнечн',
      'Талгарск',
    ]);
    expect(barePlace('Талғарда су жоқ', { start: 0, end: 8 }).sought).toBe('Талғар');
    expect(barePlace('в Каскелене', { start: 2, end: 11 }).sought).toBe('Каскелен');
  });

  it('reads any text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'АқиС.-«» 1\n\u0000😀', 'ауылы', ' район '), maxLength: 40 }),
        fc.constantFrom(' ауылы ', ' с. ', ' район '),
        (text, word) => {
          const whole = text + word + text;
          for (const named of placesNamedIn(whole)) {
            expect(named.name.length).toBeGreaterThan(0);
            expect(whole).toContain(named.sought);
          }
        },
      ),
    );
  });
});
