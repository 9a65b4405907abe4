import { describe, expect, it } from 'vitest';
import { ALIKE, type Comparable, comparisonWith, mayBeShared } from './similar-matters.ts';
import { streetOf } from './street.ts';

const report = (text: string, changes: Partial<Comparable> = {}): Comparable => ({
  topic: 'water',
  kato: '191010000',
  address: undefined,
  text,
  ...changes,
});

const DRY = report('Третий день нет воды во дворе на улице Абая, диспетчер не отвечает.');

describe('two reports', () => {
  it('are alike in other words, forms and languages’ letters, and unlike where only the language is the same', () => {
    const alike = [
      report('Нет воды третий день! Абая 14, двор. Диспетчер трубку не берет'),
      report('На улице Абая отключили воду, воды нет третьи сутки, диспетчеры не отвечают', {
        topic: 'housing',
      }),
    ];
    for (const other of alike) expect(comparisonWith(DRY)(other)).toBeGreaterThanOrEqual(ALIKE);
    const unlike = [
      report('Прошу установить детскую площадку, детям негде играть.', { topic: 'yards' }),
      report('Мусор не вывозят вторую неделю, контейнеры переполнены.', { topic: 'waste' }),
      report('Из крана течёт ржавая вода, пить её нельзя.'),
    ];
    for (const other of unlike) expect(comparisonWith(DRY)(other)).toBeLessThan(ALIKE);
    const kazakh = report('Көшеде үлкен шұңқыр бар, көлік жүре алмайды', { topic: 'roads' });
    const typed = report('кошеде улкен шункыр бар колик журе алмайды', { topic: 'roads' });
    expect(comparisonWith(kazakh)(typed)).toBeGreaterThan(0.8);
  });

  it('are compared the same from both sides', () => {
    const other = report('Нет воды третий день на Абая');
    expect(comparisonWith(DRY)(other)).toBe(comparisonWith(other)(DRY));
  });
});

describe('a street', () => {
  it('is read out of an address without what leads to a door', () => {
    expect(streetOf('Абай даңғылы, 12, 4-пәтер')).toBe('Абай даңғылы');
    expect(streetOf('г. Үлгі, ул. Жамбыла 12-5')).toBe('ул. Жамбыла');
    expect(streetOf('улица Гагарина дом 7 кв 12')).toBe('улица Гагарина');
    expect(streetOf('мкр. Самал, д. 3')).toBe('мкр. Самал');
  });

  it('is not what only might be one', () => {
    for (const address of [undefined, '', 'Айгүл Серікқызының үйі', 'подъезд 3', 'ул. 8', 'кв. 5']) {
      expect(streetOf(address)).toBeUndefined();
    }
  });
});

describe('what strangers are told of', () => {
  it('is what a whole street sees, and never a complaint', () => {
    expect(mayBeShared('roads', 'message')).toBe(true);
    expect(mayBeShared('roads', 'complaint')).toBe(false);
    expect(mayBeShared('health', 'message')).toBe(false);
  });
});
