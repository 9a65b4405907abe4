import type { ClaimIdentity, InvitationState } from '../../appeal/claim.ts';

/** What an official reads about the way of a signal to an appeal. */
export interface ClaimPanelMessages {
  readonly title: string;
  readonly why: string;
  readonly invite: string;
  readonly inviteAgain: string;
  /** A new link ends the one before it. */
  readonly againHint: string;
  readonly made: string;
  readonly once: string;
  reply(languageName: string): string;
  readonly copyReply: string;
  readonly copyLink: string;
  readonly copied: string;
  readonly qr: string;
  readonly revoke: string;
  readonly revokeSure: string;
  readonly revokeYes: string;
  readonly revokeNo: string;
  readonly revoked: string;
  readonly states: Readonly<Record<InvitationState, string>>;
  until(day: string): string;
  readonly claimedTitle: string;
  claimed(day: string): string;
  readonly identities: Readonly<Record<ClaimIdentity, string>>;
  readonly proof: {
    readonly title: string;
    text(code: string): string;
    readonly seen: string;
    readonly done: string;
  };
}

export const claimPanelMessages: ClaimPanelMessages = {
  title: 'Приглашение автору',
  why: 'Обращением сигнал станет, только когда автор сам его подтвердит.',
  invite: 'Пригласить автора',
  inviteAgain: 'Сделать новую ссылку',
  againHint: 'Прежняя ссылка при этом перестанет работать.',
  made: 'Ссылка готова. Вставьте ответ под публикацией.',
  once: 'Она показана один раз: если закроете панель, сделайте новую.',
  reply: (name) => `Ответ, ${name}`,
  copyReply: 'Скопировать ответ',
  copyLink: 'Скопировать ссылку',
  copied: 'Скопировано',
  qr: 'QR-код ссылки для автора',
  revoke: 'Отозвать ссылку',
  revokeSure: 'Ссылка перестанет работать. Отозвать?',
  revokeYes: 'Да, отозвать',
  revokeNo: 'Нет, оставить',
  revoked: 'Ссылка отозвана',
  states: {
    made: 'Ссылка сделана, автор её ещё не открыл',
    opened: 'Автор открыл ссылку',
    claimed: 'Автор подал обращение',
    expired: 'Срок ссылки истёк',
    revoked: 'Ссылка закрыта',
  },
  until: (day) => `действует до ${day}`,
  claimedTitle: 'Автор подал обращение',
  claimed: (day) => `Зарегистрировано заново ${day}. Срок ответа идёт по этому номеру.`,
  identities: {
    'self-declared': 'Кто автор: со слов автора',
    'account-proven': 'Кто автор: аккаунт подтверждён',
    'eds-signed': 'Кто автор: подписано ЭЦП',
  },
  proof: {
    title: 'Подтверждение аккаунта',
    text: (code) =>
      `Автор может ответить под публикацией кодом ${code}. Проверьте, что ответ написан с того же аккаунта.`,
    seen: 'Вижу код с того же аккаунта',
    done: 'Аккаунт подтверждён',
  },
};
