import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askAbout, printsOf } from './likeness.ts';

const HOLE =
  'Екі аптадан бері Абай даңғылындағы көшеде шұңқыр бар, көліктер айналып өтуге мәжбүр. Жөндеп беруіңізді сұраймыз.';
const HOLE_TYPED_PLAINLY =
  'Еки аптадан бери Абай дангылындагы кошеде шункыр бар, коликтер айналып отуге мажбур!!! Жондеп беруинизди сураймыз';
const WATER = 'Во дворе третий день нет воды, диспетчер трубку не берёт. Просим принять меры.';

describe('likeness', () => {
  it('is whole for the same words, however they are typed', () => {
    expect(askAbout(HOLE).likenessTo(HOLE).likeness).toBe(1);
    expect(askAbout(HOLE_TYPED_PLAINLY).likenessTo(HOLE).likeness).toBe(1);
  });

  it('is little for another matter, and nothing for no text', () => {
    expect(askAbout(HOLE).likenessTo(WATER).likeness).toBeLessThan(0.2);
    expect(askAbout(HOLE).likenessTo(WATER).passages).toEqual([]);
    expect(askAbout('!!!').likenessTo(WATER)).toEqual({ likeness: 0, passages: [] });
    expect(askAbout(WATER).likenessTo('')).toEqual({ likeness: 0, passages: [] });
  });

  it('is high for what was changed a little', () => {
    const changed = HOLE.replace('Екі аптадан', 'Үш аптадан').replace('Абай даңғылындағы', 'біздің');
    const { likeness, passages } = askAbout(changed).likenessTo(HOLE);
    expect(likeness).toBeGreaterThan(0.7);
    expect(passages.length).toBeGreaterThan(0);
  });

  it('is high for a short text that stands in a long one', () => {
    const long = `${'Бұрын да жазғанбыз. '.repeat(3)}${WATER} ${HOLE} Ещё раз прошу разобраться.`;
    expect(askAbout('диспетчер трубку не берёт').likenessTo(long).likeness).toBe(1);
  });

  it('marks what is common in both, as it was written in each', () => {
    const asked = `Сәлеметсіз бе! ${HOLE_TYPED_PLAINLY} Рахмет.`;
    const [passage, ...rest] = askAbout(asked).likenessTo(`12.05. ${HOLE} Алматы`).passages;
    expect(rest).toEqual([]);
    const [from = 0, to = 0] = passage?.asked ?? [];
    expect(asked.slice(from, to)).toBe(HOLE_TYPED_PLAINLY);
    expect(passage?.text).toBe(HOLE.slice(0, -1));
  });

  it('has passages that are in both texts, apart from one another, whatever the texts', () => {
    const words = fc.array(fc.constantFrom('су', 'жоқ', 'нет', 'воды', 'үйде', '—', '😀', 'Подъезд', 'ё'), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(words, words, (one, other) => {
        const [asked, found] = [one.join(' '), other.join('  ')];
        const { likeness, passages } = askAbout(asked).likenessTo(found);
        expect(likeness).toBeGreaterThanOrEqual(0);
        expect(likeness).toBeLessThanOrEqual(1);
        let after = 0;
        for (const { asked: place, text } of passages) {
          expect(place[0]).toBeGreaterThanOrEqual(after);
          after = place[1];
          expect(after).toBeLessThanOrEqual(asked.length);
          expect(found).toContain(text);
          expect(askAbout(asked.slice(...place)).likenessTo(text).likeness).toBe(1);
        }
      }),
    );
  });
});

describe('prints', () => {
  const shared = (one: string, other: string) => {
    const theirs = new Set(printsOf(other));
    return printsOf(one).filter((print) => theirs.has(print)).length;
  };

  it('are the same however it is typed, and mostly the same after a small change', () => {
    expect(printsOf(HOLE_TYPED_PLAINLY)).toEqual(printsOf(HOLE));
    expect(shared(HOLE, HOLE.replace('Екі', 'Үш'))).toBeGreaterThan(printsOf(HOLE).length / 2);
    expect(shared(HOLE, WATER)).toBe(0);
  });

  it('are few, and there is at least one where there is a word', () => {
    expect(printsOf('су')).toHaveLength(1);
    expect(printsOf('…')).toEqual([]);
    const long = Array.from({ length: 3_000 }, (_, n) => `сөз${n * 7919}`).join(' ');
    expect(printsOf(long).length).toBe(96);
    for (const print of printsOf(long)) expect(print).toBeLessThan(2 ** 32);
  });

  it('are found again in a text that holds the other', () => {
    const parts = Array.from({ length: 30 }, (_, n) => `үй ${n * 31} көше ${n * 97} пәтер ${n * 13}`);
    expect(shared(parts.slice(10, 20).join(' '), parts.join(' '))).toBeGreaterThan(5);
  });
});
