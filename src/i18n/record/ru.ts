import type { AppealBefore, ENTRY_TYPES } from '../../appeal/appeal.ts';
import type { Due } from '../../appeal/appeal-list.ts';
import type { MoveType } from '../../appeal/move-request.ts';
import type { Point } from '../../appeal/point.ts';
import { type CourseMessages, course } from '../course/ru.ts';
import { messages } from '../widget/status/ru.ts';

/** The fields of the forms in which a move is made. */
export type MoveField =
  | 'outcome'
  | 'reasons'
  | 'answer'
  | 'to'
  | 'applicantTold'
  | 'defects'
  | 'mendBy'
  | 'until'
  | 'reason'
  | 'lawGround'
  | 'ground'
  | 'document';

/** What the side panel says of the register's records and of what can be done with them. */
export interface RecordMessages {
  readonly course: CourseMessages;
  readonly entries: Readonly<Record<(typeof ENTRY_TYPES)[number], string>>;
  readonly list: {
    readonly title: string;
    readonly search: string;
    readonly searchHint: string;
    readonly due: string;
    readonly anyDue: string;
    readonly dues: Readonly<Record<Due, string>>;
    readonly state: string;
    readonly anyState: string;
    readonly find: string;
    readonly none: string;
    readonly more: string;
    found(count: number): string;
    readonly late: string;
  };
  readonly loading: string;
  readonly back: string;
  readonly again: string;
  readonly text: string;
  readonly noText: string;
  /** What the same applicant filed on the same matter before. */
  readonly before: {
    readonly title: string;
    readonly hint: string;
    readonly cares: Readonly<Record<AppealBefore['care'], string>>;
    registered(day: string): string;
    answerBy(day: string): string;
  };
  readonly deadline: string;
  readonly happened: string;
  readonly erasedText: string;
  readonly applicant: {
    readonly show: string;
    readonly hint: string;
    readonly title: string;
    readonly none: string;
    readonly name: string;
    readonly iin: string;
    readonly bin: string;
    readonly representative: string;
    readonly address: string;
    readonly phone: string;
    readonly email: string;
  };
  /** What is said of a matter that several people reported. */
  readonly matter: {
    voices(count: number): string;
    readonly hint: string;
    /** Beside the appeal that the matter began with. */
    readonly first: string;
    answerAll(count: number): string;
    answered(count: number): string;
  };
  /** Where the device of whoever reported it was, or the point that they marked on the agency's map. */
  readonly point: { readonly name: string; at(point: Point): string };
  readonly actions: string;
  readonly noActions: string;
  /** A button each. */
  readonly moves: Readonly<Record<MoveType, string>>;
  readonly done: Readonly<Record<MoveType, string>>;
  readonly fields: Readonly<Record<MoveField, string>>;
  readonly hints: Readonly<Partial<Record<MoveField, string>>>;
  /** The files that go with an answer. */
  readonly answerFiles: { readonly label: string; readonly hint: string };
  readonly optional: string;
  readonly choose: string;
  readonly mend: string;
  readonly making: string;
  readonly cancel: string;
}

/** «1 человек, 2 человека, 5 человек». */
function people(count: number): string {
  const [ten, hundred] = [count % 10, count % 100];
  return `${count} ${ten >= 2 && ten <= 4 && (hundred < 12 || hundred > 14) ? 'человека' : 'человек'}`;
}

export const record: RecordMessages = {
  course,
  entries: messages.entries,
  list: {
    title: 'Обращения',
    search: 'Поиск',
    searchHint: 'Номер, слова из текста или адрес. По имени заявителя искать нельзя: имена опечатаны.',
    due: 'Срок',
    anyDue: 'Любой',
    dues: { late: 'Истёк', today: 'Истекает сегодня', soon: 'Истекает за три рабочих дня' },
    state: 'Состояние',
    anyState: 'Любое',
    find: 'Найти',
    none: 'Ничего не найдено. Сократите запрос или снимите отбор.',
    more: 'Показать ещё',
    found: (count) => `Показано: ${count}`,
    late: 'срок истёк',
  },
  loading: 'Загружаем…',
  back: 'К списку',
  again: 'Повторить',
  text: 'Текст',
  noText: 'Текста нет.',
  before: {
    title: 'Раньше по этому же вопросу',
    hint: 'Тот же заявитель, та же тема и место или схожий текст. Заявителю это не показывается.',
    cares: {
      answered: 'Ответ дан в срок',
      'answered-late': 'Ответ дан с опозданием',
      'under-way': 'На рассмотрении, срок не истёк',
      'not-answered': 'Срок истёк, ответа нет',
      ended: 'Закончено без ответа',
    },
    registered: (day) => `зарегистрировано: ${day}`,
    answerBy: (day) => `срок: ${day}`,
  },
  deadline: 'Ответить до',
  happened: 'Что было',
  erasedText: 'Текст удалён вместе с личными данными.',
  applicant: {
    show: 'Показать заявителя',
    hint: 'Просмотр записывается в журнал, и заявитель его увидит.',
    title: 'Заявитель',
    none: 'Заявителя нет: это сигнал, или его данные удалены.',
    name: 'Имя',
    iin: 'ИИН',
    bin: 'БИН',
    representative: 'Представитель',
    address: 'Почтовый адрес',
    phone: 'Телефон',
    email: 'Почта',
  },
  matter: {
    voices: (count) => `Об этом сообщили: ${people(count)}`,
    hint: 'Разные люди, каждый со своим обращением, номером и сроком: ответить нужно каждому.',
    first: 'первое',
    answerAll: (count) => `Дать тот же ответ остальным (${count})`,
    answered: (count) => `Тот же ответ дан, обращений: ${count}`,
  },
  point: {
    name: 'Точка на местности',
    at: ({ latitude, longitude, accuracy }) =>
      `${latitude}, ${longitude} (${accuracy === undefined ? 'отмечено на карте' : `± ${accuracy} м, указал телефон`})`,
  },
  actions: 'Что можно сделать',
  noActions: 'Сейчас с обращением ничего сделать нельзя, или для этого нужна другая роль.',
  moves: {
    accepted: 'Принять к рассмотрению',
    answered: 'Ответить',
    forwarded: 'Переслать',
    'part-forwarded': 'Переслать часть',
    'passed-to-reviewer': 'Передать органу, рассматривающему жалобу',
    'defects-named': 'Назвать недостатки',
    'defects-mended': 'Недостатки устранены',
    extended: 'Продлить срок',
    'extension-notified': 'Заявителю сообщили о продлении',
    suspended: 'Приостановить',
    resumed: 'Возобновить',
    'handed-over': 'Передать компетентному органу',
    'left-without-consideration': 'Оставить без рассмотрения',
    withdrawn: 'Отозвать',
  },
  done: {
    accepted: 'Принято к рассмотрению.',
    answered: 'Ответ дан. Заявитель видит его на сайте.',
    forwarded: 'Переслано.',
    'part-forwarded': 'Часть переслана.',
    'passed-to-reviewer': 'Передано органу, рассматривающему жалобу.',
    'defects-named': 'Недостатки записаны. Заявитель видит их на сайте.',
    'defects-mended': 'Записано: недостатки устранены.',
    extended: 'Срок продлён. Сообщите об этом заявителю за три рабочих дня.',
    'extension-notified': 'Записано: заявителю сообщили.',
    suspended: 'Срок приостановлен.',
    resumed: 'Рассмотрение возобновлено.',
    'handed-over': 'Передано компетентному органу.',
    'left-without-consideration': 'Оставлено без рассмотрения.',
    withdrawn: 'Отозвано.',
  },
  fields: {
    outcome: 'Итог',
    reasons: 'Причины',
    answer: 'Текст ответа',
    to: 'Какому органу',
    applicantTold: 'Заявителя известили одновременно',
    defects: 'Чего не хватает',
    mendBy: 'Исправить до',
    until: 'Новый последний день',
    reason: 'Причина продления',
    lawGround: 'Закон и статья, которые приостанавливают срок',
    ground: 'Основание',
    document: 'Номер документа',
  },
  hints: {
    answer: 'Заявитель прочтёт его слово в слово. При отказе укажите причины.',
    to: 'Код органа, например ALM, или полное название.',
    until: 'Рабочий день, не позже двух месяцев со дня регистрации.',
  },
  answerFiles: {
    label: 'Файлы ответа',
    hint: 'Письмо органа (PDF) и приложения к нему, до 20 МБ каждый. Заявитель скачает их на сайте по своему коду.',
  },
  optional: 'необязательно',
  choose: 'Выберите',
  mend: 'Исправьте отмеченное. Введённое на месте.',
  making: 'Записываем…',
  cancel: 'Не сейчас',
};
