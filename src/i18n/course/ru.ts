import type { DUTIES, Ground, Outcome } from '../../appeal/life-states.ts';

/** What is said of the course of an appeal, to whoever filed it and to officials alike. */
export interface CourseMessages {
  readonly outcomes: Readonly<Record<Outcome, string>>;
  readonly grounds: Readonly<Record<Ground, string>>;
  readonly duties: Readonly<Record<(typeof DUTIES)[number], string>>;
  readonly answer: string;
  /** What the body sent with its answer. */
  readonly files: {
    readonly title: string;
    save(name: string, size: string): string;
    size(kilobytes: number): string;
    readonly failed: string;
  };
  readonly holder: string;
  readonly executor: string;
  /** The deadline as it is now, where it is not the first one any more. */
  readonly newDeadline: string;
  /** Beside whatever the deadline is now. */
  readonly firstDeadline: string;
  /** The deadline of a matter that has ended. */
  readonly lastDay: string;
  readonly stopped: string;
  /** What it means that the term stands still. */
  readonly whileStopped: string;
  /** The deadline at the body that it went to. */
  readonly there: string;
  readonly next: string;
  by(day: string): string;
  until(day: string): string;
  to(body: string): string;
  article(article: string): string;
}

export const course: CourseMessages = {
  outcomes: {
    satisfied: 'Удовлетворено',
    'satisfied-in-part': 'Удовлетворено частично',
    refused: 'Отказано',
    explained: 'Разъяснено',
  },
  grounds: {
    anonymous: 'Анонимное',
    'no-substance': 'Нет существа вопроса',
    'defects-not-mended': 'Недостатки не устранены',
  },
  duties: {
    'hand-over': 'Передать компетентному органу',
    answer: 'Дать ответ',
    'decide-competence': 'Принять или переслать по компетенции',
    'tell-of-extension': 'Сообщить заявителю о продлении',
    'pass-to-reviewer': 'Удовлетворить полностью или передать органу, рассматривающему жалобу',
  },
  answer: 'Ответ',
  files: {
    title: 'Файлы ответа',
    save: (name, size) => `Скачать: ${name} (${size})`,
    size: (kilobytes) =>
      kilobytes < 1000
        ? `${Math.ceil(kilobytes)}\u00a0КБ`
        : `${(kilobytes / 1000).toFixed(1).replace('.', ',')}\u00a0МБ`,
    failed: 'Файл не скачался: нет связи или его больше нет. Попробуйте ещё раз.',
  },
  holder: 'У кого сейчас',
  executor: 'Исполнитель',
  newDeadline: 'Новый срок ответа',
  firstDeadline: 'Первоначальный срок ответа',
  lastDay: 'Последний день для ответа',
  stopped: 'Срок приостановлен',
  whileStopped: 'Пока рассмотрение не возобновят, срок не идёт. Потом здесь будет новый последний день.',
  there: 'Срок ответа в том органе',
  next: 'Что дальше по закону',
  by: (day) => `до ${day}`,
  until: (day) => `Срок: ${day}`,
  to: (body) => `Куда: ${body}`,
  article: (article) =>
    article.includes('-') ? `статьи ${article.replace('-', '–')} АППК` : `статья ${article} АППК`,
};
