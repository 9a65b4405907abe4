import type { Notice, WidgetField } from '../form/ru.ts';

/** What the form says of mistakes and of a sending that did not end in a receipt. */
export interface AnswerMessages {
  readonly errors: {
    readonly title: string;
    /** The same where the person goes on from one page to the next. */
    readonly here: string;
    readonly kept: string;
  };
  /** What to do when a field was left empty: it names the field, so it can stand alone in the list of errors. */
  readonly missing: Readonly<Partial<Record<WidgetField, string>>>;
  readonly failures: Readonly<Record<'timeout' | 'down' | 'busy' | 'changed' | 'refused' | 'broken', Notice>>;
}

export const messages: AnswerMessages = {
  errors: {
    title: 'Обращение пока не отправлено: исправьте отмеченное',
    here: 'Прежде чем идти дальше, исправьте отмеченное',
    kept: 'Всё, что вы ввели, на месте.',
  },
  missing: {
    text: 'Напишите, что случилось и о чём вы просите.',
    topic: 'Выберите тему обращения.',
    kato: 'Выберите область или город.',
    familyName: 'Напишите фамилию, как в удостоверении личности.',
    givenName: 'Напишите имя, как в удостоверении личности.',
    name: 'Напишите название организации.',
    bin: 'Напишите БИН организации: 12 цифр.',
    representative: 'Напишите, кто подаёт обращение от организации.',
    postalAddress: 'Напишите почтовый адрес: населённый пункт, улицу, дом.',
    consent: 'Отметьте согласие: без него обращение принять нельзя.',
  },
  failures: {
    timeout: {
      title: 'Ответ не пришёл вовремя',
      text: 'Возможно, обращение уже принято. Нажмите «Отправить ещё раз»: дважды оно не зарегистрируется. Всё, что вы ввели, на месте.',
    },
    down: {
      title: 'Приём обращений сейчас не отвечает',
      text: 'Всё, что вы ввели, на месте. Подождите несколько минут и нажмите «Отправить ещё раз»: дважды обращение не зарегистрируется.',
    },
    busy: {
      title: 'Сейчас слишком много обращений сразу',
      text: 'Всё, что вы ввели, на месте. Подождите минуту и нажмите «Отправить ещё раз».',
    },
    changed: {
      title: 'Прежний вариант этого обращения уже принят',
      text: 'Он принят под своим номером. То, что введено сейчас, на месте: нажмите «Отправить ещё раз», если хотите подать это как новое обращение.',
    },
    refused: {
      title: 'Обращение не принято',
      text: 'Всё, что вы ввели, на месте.',
    },
    broken: {
      title: 'Форма споткнулась, обращение не отправлено',
      text: 'Всё, что вы ввели, на месте. Нажмите «Отправить ещё раз». Если не поможет, обновите страницу: текст сохранится.',
    },
  },
};
