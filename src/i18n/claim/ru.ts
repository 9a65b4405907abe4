import type { Notice } from '../widget/form/ru.ts';

/** What the author of a clipped post reads on the page that the link leads to. */
export interface ClaimMessages {
  /** Asks whether the post below is theirs. */
  readonly title: string;
  clipped(agency: string, when: string): string;
  readonly notAppeal: string;
  readonly author: string;
  readonly published: string;
  readonly text: string;
  readonly noText: string;
  readonly truncated: string;
  readonly openPost: string;
  readonly newTab: string;
  readonly notMine: string;
  /** What the form says otherwise than usual. */
  readonly form: {
    readonly title: string;
    readonly promise: string;
    readonly textLabel: string;
    readonly textHint: string;
    readonly send: string;
  };
  readonly reading: string;
  readonly offline: Notice;
  readonly again: string;
  /** Leaves the invitation and files an ordinary appeal. */
  readonly ordinary: string;
  /** After the receipt: how to prove the account. */
  readonly proof: {
    readonly title: string;
    readonly text: string;
    readonly code: string;
    readonly optional: string;
  };
}

export const claimMessages: ClaimMessages = {
  title: 'Это ваша публикация?',
  clipped: (agency, when) =>
    `${agency} заметил её ${when} и предлагает подать обращение, на которое обязан ответить.`,
  notAppeal: 'Пока вы его не отправили, это только сигнал: срок ответа по нему не идёт.',
  author: 'Автор',
  published: 'Опубликовано',
  text: 'Что написано',
  noText: 'Текста в публикации нет.',
  truncated: 'Записана только часть текста.',
  openPost: 'Открыть публикацию',
  newTab: 'откроется в новой вкладке',
  notMine: 'Если писали не вы, просто закройте страницу: ничего не отправится.',
  form: {
    title: 'Ваше обращение',
    promise:
      'Проверьте, исправьте, дополните и скажите, кто вы. Обращение получит номер и срок ответа. Это бесплатно.',
    textLabel: 'Текст обращения',
    textHint: 'Мы перенесли сюда вашу публикацию. Исправьте её и допишите, чего просите.',
    send: 'Подтвердить и отправить',
  },
  reading: 'Открываем приглашение…',
  offline: {
    title: 'Нет связи, приглашение не открылось',
    text: 'Оно не пропало. Проверьте интернет и попробуйте ещё раз.',
  },
  again: 'Попробовать ещё раз',
  ordinary: 'Подать обычное обращение',
  proof: {
    title: 'Подтвердите, что аккаунт ваш',
    text: 'Ответьте под своей публикацией с того же аккаунта этим кодом. Сотрудник увидит его и отметит, что писали вы.',
    code: 'Код для ответа',
    optional: 'Это не обязательно: обращение уже зарегистрировано.',
  },
};
