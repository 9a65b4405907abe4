import type { Standing } from './ru.ts';

const MONTHS = [
  'қаңтар',
  'ақпан',
  'наурыз',
  'сәуір',
  'мамыр',
  'маусым',
  'шілде',
  'тамыз',
  'қыркүйек',
  'қазан',
  'қараша',
  'желтоқсан',
];

export const standing: Standing = {
  states: {
    signal: 'Сигнал',
    invited: 'Автор шақырылды',
    claimed: 'Авторы растады',
    registered: 'Тіркелді',
    accepted: 'Қаралып жатыр',
    incomplete: 'Түзетуді күтуде',
    suspended: 'Тоқтатыла тұрды',
    forwarded: 'Қайта жіберілді',
    answered: 'Жауап берілді',
    withdrawn: 'Қайтарып алынды',
    'left-without-consideration': 'Қараусыз қалдырылды',
  },
  day(date) {
    const [year, month, day] = date.split('-').map(Number);
    return `${year} жылғы ${day} ${MONTHS[(month ?? 1) - 1]}`;
  },
};
