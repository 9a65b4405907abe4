import type { Channel } from '../../../appeal/channels.ts';
import type { Figures } from '../../../appeal/figures.ts';
import type { Notice } from '../form/ru.ts';

/** What the element with an agency's public figures says. */
export interface FiguresMessages {
  readonly title: string;
  /** Since when, and when they were counted: days in words. */
  lead(from: string, asOf: string): string;
  readonly loading: string;
  readonly none: string;
  readonly received: string;
  readonly inTime: string;
  /** Of all that were due. */
  percent(part: number): string;
  readonly median: string;
  workingDays(days: number): string;
  readonly rating: string;
  /** «4,4 из 5 (120 оценок)». */
  rated(average: number, count: number): string;
  readonly answersTitle: string;
  readonly answers: Readonly<Record<keyof Figures['answers'], string>>;
  readonly channelsTitle: string;
  readonly channels: Readonly<Record<Channel, string>>;
  readonly topicsTitle: string;
  readonly monthsTitle: string;
  readonly receivedShort: string;
  readonly answeredShort: string;
  /** January first, three letters each. */
  readonly months: readonly string[];
  readonly ratingsTitle: string;
  grade(grade: number): string;
  /** Opens the table behind a chart. */
  readonly table: string;
  readonly what: string;
  readonly howMany: string;
  /** In place of a number that is not told. */
  readonly hidden: string;
  readonly hiddenWhy: string;
  readonly again: string;
  readonly failures: Readonly<Record<'offline' | 'down' | 'refused', Notice>>;
}

const number = (value: number) => String(value).replace('.', ',');

/** «1 рабочий день, 2 рабочих дня, 5 рабочих дней». */
function workingDays(days: number): string {
  const [ten, hundred] = [days % 10, days % 100];
  if (ten === 1 && hundred !== 11) return `${days} рабочий день`;
  const few = ten >= 2 && ten <= 4 && (hundred < 12 || hundred > 14);
  return `${days} ${few ? 'рабочих дня' : 'рабочих дней'}`;
}

export const messages: FiguresMessages = {
  title: 'Как здесь отвечают на обращения',
  lead: (from, asOf) => `Зарегистрированные обращения с ${from}. Подсчитано ${asOf}.`,
  loading: 'Загружаем показатели…',
  none: 'За последние двенадцать месяцев обращений ещё не было.',
  received: 'Поступило',
  inTime: 'Отвечено в срок',
  percent: (part) => `${Math.round(part * 100)} %`,
  median: 'Обычно отвечают за',
  workingDays,
  rating: 'Оценка ответов',
  rated: (average, count) => `${number(average)} из 5 (оценок: ${count})`,
  answersTitle: 'Что стало с обращениями',
  answers: {
    inTime: 'Отвечено в срок',
    late: 'Отвечено с опозданием',
    waiting: 'Ждут ответа, срок не вышел',
    overdue: 'Ждут ответа, срок вышел',
    ended: 'Переданы, отозваны, оставлены без рассмотрения',
  },
  channelsTitle: 'Как обратились',
  channels: {
    extension: 'Из публикации в сети',
    widget: 'Через форму на сайте',
    open311: 'Через приложение',
    import: 'Перенесено из прежнего реестра',
    desk: 'Лично или письмом',
  },
  topicsTitle: 'О чём обращаются',
  monthsTitle: 'По месяцам',
  receivedShort: 'поступило',
  answeredShort: 'отвечено',
  months: ['янв', 'фев', 'мар', 'апр', 'май', 'июн', 'июл', 'авг', 'сен', 'окт', 'ноя', 'дек'],
  ratingsTitle: 'Как оценили ответы',
  grade: (grade) => `Оценка ${grade}`,
  table: 'Показать таблицей',
  what: 'Что',
  howMany: 'Сколько',
  hidden: 'не показано',
  hiddenWhy:
    'Числа меньше пяти и те, по которым их можно вычислить, не показаны: чтобы никого нельзя было узнать.',
  again: 'Повторить',
  failures: {
    offline: { title: 'Нет связи', text: 'Проверьте интернет и нажмите «Повторить».' },
    down: { title: 'Показатели сейчас недоступны', text: 'Попробуйте через несколько минут.' },
    refused: {
      title: 'На этой странице показателей нет',
      text: 'Они открыты на сайте самого органа.',
    },
  },
};
