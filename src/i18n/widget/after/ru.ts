import type { FollowUpKind } from '../../../appeal/follow-up.ts';
import type { Notice } from '../form/ru.ts';

/** One thing that an applicant may send after an appeal. */
export interface AfterWords {
  /** The button that opens it, and the heading of its form. */
  readonly open: string;
  /** What it is and what happens then. */
  readonly lead: string;
  readonly label: string;
  readonly hint: string;
  readonly send: string;
}

/** What is said of what may follow an appeal. */
export interface AfterMessages {
  readonly title: string;
  readonly complaint: AfterWords;
  readonly repeat: AfterWords;
  readonly rating: AfterWords & {
    readonly question: string;
    /** From 1 to 5. */
    readonly grades: readonly [string, string, string, string, string];
    readonly missing: string;
    given(rating: number): string;
    readonly thanks: string;
  };
  /** What was missing, written by the applicant. */
  readonly mend: AfterWords & { readonly missing: string; readonly done: string };
  /** The appeal taken back: nothing is written, only confirmed. */
  readonly withdraw: Pick<AfterWords, 'open' | 'lead' | 'send'> & { readonly done: string };
  readonly cancel: string;
  readonly sending: string;
  readonly tooShort: string;
  readonly tooLong: string;
  /** Another appeal of the same person beside this one. */
  readonly earlier: Readonly<Record<FollowUpKind, (number: string) => string>>;
  readonly later: Readonly<Record<FollowUpKind, (number: string) => string>>;
  readonly registered: Readonly<Record<FollowUpKind, string>>;
  /** Beside number and code: they are shown only here. */
  readonly keep: string;
  readonly number: string;
  readonly code: string;
  readonly copy: string;
  readonly copied: string;
  /** Shows where the new appeal stands. */
  readonly see: string;
  readonly failures: Readonly<Record<'offline' | 'busy' | 'down', Notice>>;
}

export const messages: AfterMessages = {
  title: 'Что ещё вы можете сделать',
  complaint: {
    open: 'Не согласен: подать жалобу',
    lead: 'Жалобу зарегистрируют с отдельным номером и сроком. Орган, на который вы жалуетесь, за три рабочих дня либо полностью удовлетворит её, либо передаст вышестоящему; рассмотреть её должны за двадцать рабочих дней (статьи 91–100 АППК). Кто вы, орган уже знает: заполнять ничего больше не нужно.',
    label: 'С чем вы не согласны и чего требуете',
    hint: 'Назовите, что именно решено или не сделано, и почему это неверно.',
    send: 'Подать жалобу',
  },
  repeat: {
    open: 'Проблема осталась: обратиться снова',
    lead: 'Обращение зарегистрируют заново, с новым номером и сроком, и рядом с ним покажут прежнее и ответ на него. Кто вы и где это, орган уже знает.',
    label: 'Что осталось нерешённым',
    hint: 'Напишите, как сейчас: что обещали и чего нет.',
    send: 'Обратиться снова',
  },
  rating: {
    open: 'Оценить ответ',
    lead: 'Оценка одна и остаётся в деле. В открытых показателях органа виден только итог по всем оценкам.',
    question: 'Помог ли вам ответ?',
    grades: [
      '1 — совсем не помог',
      '2 — почти не помог',
      '3 — помог отчасти',
      '4 — почти всё решено',
      '5 — вопрос решён',
    ],
    label: 'Несколько слов',
    hint: 'Если хотите. Их увидят вы и сотрудники органа.',
    send: 'Поставить оценку',
    missing: 'Выберите оценку от 1 до 5.',
    given: (rating) => `Ваша оценка ответа: ${rating} из 5`,
    thanks: 'Оценка принята.',
  },
  mend: {
    open: 'Исправить, о чём просят',
    lead: 'Напишите то, чего не хватает. Это прочтут сотрудники органа, и рассмотрение продолжится.',
    label: 'Чего не хватало',
    hint: 'О чём просят, сказано выше.',
    send: 'Отправить исправление',
    missing: 'Напишите то, чего не хватало.',
    done: 'Исправление записано. Рассмотрение продолжается.',
  },
  withdraw: {
    open: 'Отозвать обращение',
    lead: 'Рассмотрение закончится, и отвечать вам не будут. Отменить это нельзя, но обратиться снова можно в любой день. Отозвать обращение можете только вы (статья 64 АППК).',
    send: 'Отозвать',
    done: 'Обращение отозвано.',
  },
  cancel: 'Отмена',
  sending: 'Отправляем…',
  tooShort: 'Напишите хотя бы одно предложение: не меньше 10 знаков.',
  tooLong: 'Слишком длинно. Сократите текст.',
  earlier: {
    complaint: (number) => `Это жалоба на то, как рассмотрено ${number}.`,
    repeat: (number) => `Это повтор обращения ${number}: проблема осталась.`,
  },
  later: {
    complaint: (number) => `Подана жалоба ${number}.`,
    repeat: (number) => `Подано повторно: ${number}.`,
  },
  registered: { complaint: 'Жалоба зарегистрирована', repeat: 'Повторное обращение зарегистрировано' },
  keep: 'Сохраните номер и код: код показан только здесь.',
  number: 'Номер',
  code: 'Код для проверки',
  copy: 'Скопировать номер и код',
  copied: 'Скопировано.',
  see: 'Посмотреть, где оно',
  failures: {
    offline: {
      title: 'Нет связи',
      text: 'Написанное осталось здесь. Проверьте интернет и отправьте ещё раз: второй раз оно не зарегистрируется.',
    },
    busy: {
      title: 'Слишком много отправок подряд',
      text: 'Написанное осталось здесь. Подождите несколько минут и отправьте ещё раз.',
    },
    down: {
      title: 'Сервер сейчас не отвечает',
      text: 'Написанное осталось здесь. Отправьте ещё раз через несколько минут: второй раз оно не зарегистрируется.',
    },
  },
};
