import { describe, expect, it } from 'vitest';
import type { Receipt } from '../../src/appeal/appeal.ts';
import { terms as kkTerms } from '../../src/i18n/terms/kk.ts';
import { messages as own } from '../../src/i18n/widget/receipt/ru.ts';
import { messages as en } from '../words/standing-en.ts';
import { messages as kk } from '../words/standing-kk.ts';
import { messages as standing } from '../words/standing-ru.ts';
import { receiptLines, receiptText } from './receipt-text.ts';

const ru = { ...standing, ...own };

const receipt: Receipt = {
  id: '019abcde-0000-7000-8000-000000000000',
  number: 'TLD-2026-000042-7',
  trackingCode: '4821903455127706',
  state: 'registered',
  receivedAt: '2026-11-24T09:05:00Z',
  registeredOn: '2026-11-24',
  deadline: { on: '2026-12-15', workingDays: 15, article: '76' },
  agency: {
    code: 'TLD',
    name: { kk: 'Үлгі қаласының әкімдігі', ru: 'Акимат города Үлгі', en: 'Ulgi City Akimat' },
    kato: '190000000',
  },
  takenBy: null,
  digest: '',
};

const inRussian = { language: 'ru', say: ru } as const;

describe('a receipt as text', () => {
  it('holds all that art. 64 asks for and what the person needs to follow the appeal', () => {
    const text = receiptText(receipt, inRussian);
    for (const part of [
      'TLD-2026-000042-7',
      '4821 9034 5512 7706',
      'Акимат города Үлгі',
      '24 ноября 2026 года, 14:05',
      'не позднее 15 декабря 2026 года: пятнадцать рабочих дней',
      'ст. 76',
    ]) {
      expect(text).toContain(part);
    }
  });

  it('names who took it, when somebody did', () => {
    const labels = (one: Receipt) => receiptLines(one, inRussian).map(({ label }) => label);
    expect(labels(receipt)).not.toContain(ru.takenBy);
    expect(labels({ ...receipt, takenBy: 'Омаров А. Б.' })).toContain(ru.takenBy);
  });

  it('explains a registration on a later day than the arrival, and only that', () => {
    const notes = (one: Receipt) => receiptLines(one, inRussian).map(({ note }) => note);
    expect(notes(receipt)).not.toContain(ru.registeredLater);
    expect(notes({ ...receipt, registeredOn: '2026-11-25' })).toContain(ru.registeredLater);
    // 23:30 UTC is the next morning in Kazakhstan.
    expect(
      notes({ ...receipt, receivedAt: '2026-11-24T23:30:00Z', registeredOn: '2026-11-25' }),
    ).not.toContain(ru.registeredLater);
  });

  it('of a signal has no code, no term, no registration', () => {
    const signal = { ...receipt, trackingCode: null, registeredOn: null, deadline: null };
    expect(receiptText(signal, inRussian)).not.toContain(ru.code);
    expect(receiptLines(signal, inRussian).map(({ label }) => label)).toEqual([ru.agency, ru.received]);
  });
});

describe('the last day for the answer', () => {
  it('takes the right ending in Kazakh for every month', () => {
    const endings = Array.from({ length: 12 }, (_, month) => {
      const day = kkTerms.day(`2026-${String(month + 1).padStart(2, '0')}-15`);
      return /15 (\S+) кешіктірмей/.exec(kk.mustAnswer(day, 15))?.[1];
    });
    expect(endings).toEqual([
      'қаңтардан',
      'ақпаннан',
      'наурыздан',
      'сәуірден',
      'мамырдан',
      'маусымнан',
      'шілдеден',
      'тамыздан',
      'қыркүйектен',
      'қазаннан',
      'қарашадан',
      'желтоқсаннан',
    ]);
  });

  it('names fifteen and twenty in words and any other term in figures', () => {
    expect(kk.mustAnswer('', 15)).toContain('он бес жұмыс күні');
    expect(ru.mustAnswer('', 20)).toContain('двадцать рабочих дней');
    expect(en.mustAnswer('', 20)).toContain('twenty working days');
    expect(en.mustAnswer('', 17)).toContain('17 working days');
  });
});
