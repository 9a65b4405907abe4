import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { regionKato } from '../region-prefixes.ts';
import { KNOWN_TEXTS, type LabelledText, NEW_TEXTS } from './fixtures/labelled-texts.ts';
import { NO_SUGGESTIONS, suggest } from './suggest.ts';
import { foldWord, wordsOf } from './words.ts';

interface Score {
  right: number;
  of: number;
}

/** How often a suggestion is what a person would choose, of the texts that have a label for it. */
function scoresOf(texts: readonly LabelledText[]) {
  const none = (): Score => ({ right: 0, of: 0 });
  const scores = { topic: none(), kind: none(), place: none(), danger: none(), calm: none() };
  const misses: string[] = [];
  for (const { text, topic, kind, place, danger } of texts) {
    const found = suggest(text);
    const count = (name: keyof typeof scores, right: boolean, got: unknown) => {
      scores[name].of += 1;
      if (right) scores[name].right += 1;
      else misses.push(`${name} ${String(got)}: ${text}`);
    };
    count('topic', (found.topic?.value ?? 'other') === topic, found.topic?.value);
    if (kind) count('kind', found.kind?.value === kind, found.kind?.value);
    if (place) count('place', found.place?.value === regionKato(place), found.place?.value);
    count(
      danger ? 'danger' : 'calm',
      (found.danger !== null) === (danger !== undefined),
      found.danger?.words,
    );
  }
  return { scores, misses };
}

const share = ({ right, of }: Score) => right / of;

/** As it is typed on a Russian keyboard. */
const withoutKazakhLetters = (text: string) =>
  text.replace(/[әғқңөұүһі]/gi, (letter) => {
    const plain = { ә: 'а', ғ: 'г', қ: 'к', ң: 'н', ө: 'о', ұ: 'у', ү: 'у', һ: 'х', і: 'и' }[
      letter.toLowerCase()
    ];
    return plain ?? letter;
  });

describe('suggestions', () => {
  it.each([
    ['the texts they were made by', KNOWN_TEXTS, 0.93],
    ['texts that were written afterwards', NEW_TEXTS, 0.85],
  ] as const)('hit what a person would choose in %s', (_, texts, least) => {
    const { scores, misses } = scoresOf(texts);
    const said = JSON.stringify({ ...scores, misses }, null, 1);
    for (const part of ['topic', 'place', 'danger'] as const) {
      expect(share(scores[part]), `${part} ${said}`).toBeGreaterThanOrEqual(least);
    }
    expect(share(scores.kind), said).toBeGreaterThanOrEqual(0.8);
    expect(share(scores.calm), said).toBeGreaterThanOrEqual(0.97);
  });

  it('are the same where Kazakh is typed without its letters', () => {
    for (const { text } of [...KNOWN_TEXTS, ...NEW_TEXTS]) {
      const plain = suggest(withoutKazakhLetters(text));
      const whole = suggest(text);
      expect([plain.topic?.value, plain.place?.value, plain.danger?.value], text).toEqual([
        whole.topic?.value,
        whole.place?.value,
        whole.danger?.value,
      ]);
    }
  });

  it('name the words that led to them', () => {
    const text = 'Екі күннен бері су жоқ! Воды нет, Қостанайда';
    const { topic, place } = suggest(text);
    expect(topic).toMatchObject({ value: 'water', words: ['су жоқ', 'воды'], from: 'text' });
    expect(topic?.because.map(({ start, end }) => text.slice(start, end))).toEqual(['су жоқ', 'Воды']);
    expect(place).toMatchObject({ value: '390000000', words: ['қостанайда'] });
  });

  it.each([
    ['Қостанайдағы жолдар', '390000000'],
    ['из Костаная', '390000000'],
    ['костанайлыктар', '390000000'],
    ['в Карагандинской области', '350000000'],
    ['Алматы облысында', '190000000'],
    ['в Алматинской области', '190000000'],
    ['Алматыдан', '750000000'],
    ['Усть-Каменогорске', '630000000'],
    ['Өскеменнен', '630000000'],
    ['Шымкентте', '790000000'],
    ['Западно-Казахстанская область', '270000000'],
  ])('find the place in «%s»', (text, kato) => {
    expect(suggest(text).place?.value).toBe(kato);
  });

  it.each(['ул. Астана, 5', 'Абай көшесі', 'Алматы даңғылында', 'улица Жамбыла', 'проспект Тараз'])(
    'take «%s» for a street',
    (text) => {
      expect(suggest(text).place).toBeNull();
    },
  );

  it('look for a place on the page where the text names none', () => {
    const { place } = suggest('Екі күннен бері су жоқ', ['Талдықорған жаңалықтары / Telegram']);
    expect(place).toMatchObject({ value: '330000000', from: 'page', because: [], words: ['талдықорған'] });
    expect(suggest('Астанада су жоқ', ['Талдықорған']).place).toMatchObject({
      value: '710000000',
      from: 'text',
    });
  });

  it('are none where nothing tells', () => {
    for (const text of ['', 'Қайырлы таң!', '😀😀😀', 'https://example.com/a?b=c']) {
      expect(suggest(text)).toEqual(NO_SUGGESTIONS);
    }
  });

  it('stand within any text whatever, and never fail', () => {
    const words = fc.constantFrom(
      'су',
      'жоқ',
      'жол',
      'газ иісі',
      'Астана',
      'ұрлық',
      '😀',
      '\u0000',
      'İ',
      'ß',
    );
    const texts = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.array(words).map((many) => many.join(' ')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        for (const found of Object.values(suggest(text))) {
          let reached = 0;
          for (const { start, end } of found?.because ?? []) {
            expect(start).toBeGreaterThanOrEqual(reached);
            expect(end).toBeGreaterThan(start);
            reached = end;
          }
          expect(reached).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });
});

describe('folding', () => {
  it('makes one word of what is typed in many ways', () => {
    expect(foldWord('ҚОСТАНАЙ')).toBe(foldWord('костанай'));
    expect(foldWord('мәcеле')).toBe(foldWord('маселе'));
    expect(wordsOf('Усть-Каменогорск, su').map(({ folded }) => folded)).toEqual([
      'усть',
      'каменогорск',
      'su',
    ]);
  });

  it('folds nothing twice', () => {
    fc.assert(
      fc.property(fc.string(), (word) => {
        expect(foldWord(foldWord(word))).toBe(foldWord(word));
      }),
    );
  });
});
