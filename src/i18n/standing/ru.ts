import type { AppealState } from '../../appeal/appeal.ts';

/** What is said of where an appeal stands, and when. */
export interface Standing {
  readonly states: Readonly<Record<AppealState, string>>;
  /** A day in words, from `YYYY-MM-DD`; written here because cheap phones lack Kazakh in `Intl`. */
  day(date: string): string;
}

const MONTHS = [
  'января',
  'февраля',
  'марта',
  'апреля',
  'мая',
  'июня',
  'июля',
  'августа',
  'сентября',
  'октября',
  'ноября',
  'декабря',
];

export const standing: Standing = {
  states: {
    signal: 'Сигнал',
    invited: 'Автор приглашён',
    claimed: 'Подтверждено автором',
    registered: 'Зарегистрировано',
    accepted: 'На рассмотрении',
    incomplete: 'Ждёт исправления',
    suspended: 'Приостановлено',
    forwarded: 'Переслано',
    answered: 'Дан ответ',
    withdrawn: 'Отозвано',
    'left-without-consideration': 'Оставлено без рассмотрения',
  },
  day(date) {
    const [year, month, day] = date.split('-').map(Number);
    return `${day} ${MONTHS[(month ?? 1) - 1]} ${year} года`;
  },
};
