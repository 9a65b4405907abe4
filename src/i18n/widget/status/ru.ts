import type { AppealState, ENTRY_TYPES } from '../../../appeal/appeal.ts';
import { type CourseMessages, course } from '../../course/ru.ts';
import type { Notice } from '../form/ru.ts';

/** How one of the two questions speaks. */
export interface QuestionWords {
  readonly label: string;
  readonly hint: string;
  readonly missing: string;
}

/** What the status element says. */
export interface StatusMessages {
  readonly title: string;
  readonly lead: string;
  readonly number: QuestionWords;
  readonly code: QuestionWords;
  readonly numberShape: string;
  readonly numberSlip: string;
  readonly codeShape: string;
  readonly codeSlip: string;
  readonly check: string;
  readonly checking: string;
  readonly again: string;
  readonly notFound: Notice;
  readonly tooMany: Notice;
  readonly offline: Notice;
  readonly down: Notice;
  readonly state: string;
  /** What a state means for whoever filed it, where its name does not say it. */
  readonly meanings: Readonly<Partial<Record<AppealState, string>>>;
  /** When the answer was given, beside its last day. */
  answeredOn(day: string): string;
  readonly kind: string;
  readonly topic: string;
  readonly place: string;
  readonly course: string;
  /** What is said of each entry, and of what comes next. */
  readonly more: CourseMessages;
  readonly entries: Readonly<Record<(typeof ENTRY_TYPES)[number], string>>;
  readonly hide: string;
}

export const messages: StatusMessages = {
  more: course,
  title: 'Где моё обращение',
  lead: 'Номер и код стоят на талоне. Они нигде не сохраняются.',
  number: {
    label: 'Номер обращения',
    hint: 'Например: TLD-2026-000042-7',
    missing: 'Напишите номер с талона.',
  },
  code: { label: 'Код для проверки', hint: '16 цифр с талона', missing: 'Напишите код с талона: 16 цифр.' },
  numberShape: 'Это не похоже на номер обращения. Он выглядит так: TLD-2026-000042-7.',
  numberSlip: 'В номере опечатка: последняя цифра не сходится. Сверьте с талоном.',
  codeShape: 'В коде 16 цифр. Сверьте с талоном.',
  codeSlip: 'В коде опечатка: последняя цифра не сходится. Сверьте с талоном.',
  check: 'Посмотреть',
  checking: 'Ищем…',
  again: 'Посмотреть ещё раз',
  notFound: {
    title: 'Такого номера с таким кодом нет',
    text: 'Сверьте и номер, и код с талоном: подойдут только оба вместе.',
  },
  tooMany: {
    title: 'Слишком много попыток',
    text: 'Подождите минуту и попробуйте снова. С обращением ничего не случилось.',
  },
  offline: {
    title: 'Нет связи',
    text: 'С обращением ничего не случилось. Проверьте интернет и нажмите «Посмотреть ещё раз».',
  },
  down: {
    title: 'Справка сейчас не отвечает',
    text: 'С обращением ничего не случилось. Попробуйте через несколько минут.',
  },
  state: 'Состояние',
  meanings: {
    signal: 'Это сигнал: его никто не подписал, поэтому отвечать к какому-то дню никто не обязан.',
    incomplete:
      'Исправьте то, о чём просят, до указанного дня: иначе обращение могут оставить без рассмотрения.',
    forwarded:
      'Теперь отвечать должен орган, которому его переслали. Там у него будет свой номер: о ходе спрашивайте там.',
    withdrawn:
      'Вы отозвали обращение, и отвечать на него не будут. По тому же вопросу можно обратиться снова.',
    'left-without-consideration':
      'Вопрос по существу не рассматривали; причина названа ниже. Можно обратиться снова или подать жалобу.',
  },
  answeredOn: (day) => `Ответ дан ${day}.`,
  kind: 'Вид',
  topic: 'Тема',
  place: 'Место',
  course: 'Ход обращения',
  entries: {
    received: 'Поступило',
    invited: 'Автора пригласили обратиться',
    'invitation-ended': 'Приглашение закончилось',
    claimed: 'Автор подтвердил обращение',
    registered: 'Зарегистрировано',
    'handed-over': 'Передано туда, где ведают опасностью',
    accepted: 'Принято к рассмотрению',
    forwarded: 'Направлено в другой орган',
    'part-forwarded': 'Частично направлено в другой орган',
    'passed-to-reviewer': 'Жалоба передана вышестоящему органу',
    'defects-named': 'Просят исправить недостатки',
    'defects-mended': 'Недостатки исправлены',
    extended: 'Срок продлён',
    'extension-notified': 'Заявителю сообщили о продлении',
    suspended: 'Рассмотрение приостановлено',
    resumed: 'Рассмотрение возобновлено',
    answered: 'Дан ответ',
    withdrawn: 'Отозвано заявителем',
    'left-without-consideration': 'Оставлено без рассмотрения',
    complained: 'На него подана жалоба',
    repeated: 'Подано повторно: вопрос не решён',
    rated: 'Заявитель оценил ответ',
    corrected: 'Исправлено',
    'account-proven': 'Подтверждён аккаунт автора публикации',
    'post-added': 'Добавлена публикация о том же',
    read: 'Сотрудник открыл личные данные',
    erased: 'Личные данные удалены',
  },
  hide: 'Закончить и скрыть',
};
