/** What a receipt (талон, art. 64 of the Code) says beside the facts of the appeal, which `facts` names. */
export interface ReceiptMessages {
  readonly title: string;
  readonly lead: string;
  readonly number: string;
  readonly code: string;
  /** Why the day of registration is not the day of arrival (art. 64). */
  readonly registeredLater: string;
  readonly takenBy: string;
  /** How long the receipt stays on the device. */
  kept(days: number): string;
  readonly keptHere: string;
  /** Names the QR code for those who do not see it. */
  readonly qr: string;
  readonly print: string;
  readonly copy: string;
  readonly copied: string;
  readonly save: string;
  readonly check: {
    readonly ask: string;
    readonly checking: string;
    readonly notChecked: string;
  };
  readonly follow: string;
  readonly followHint: string;
  readonly another: string;
  /** An earlier try had arrived, and the receipt is of that one. */
  readonly earlier: { readonly title: string; readonly text: string };
  readonly sendChanged: string;
}

export const messages: ReceiptMessages = {
  title: 'Обращение принято',
  lead: 'Сохраните номер и код: по ним видно, что с обращением. Код показывают только здесь.',
  number: 'Номер обращения',
  code: 'Код для проверки',
  registeredLater:
    'Обращение пришло после рабочего дня или в выходной, поэтому зарегистрировано следующим рабочим днём (АППК, статья 64).',
  takenBy: 'Кто принял',
  kept: (days) =>
    `Талон хранится на этом устройстве ${days} ${days === 1 ? 'день' : 'дней'}, зашифрованным. Сохраните его ещё где-нибудь.`,
  keptHere: 'Талон виден, пока открыта эта страница. Распечатайте его или сохраните.',
  qr: 'QR-код: открывает на телефоне, где обращение',
  print: 'Распечатать',
  copy: 'Скопировать',
  copied: 'Скопировано.',
  save: 'Сохранить файлом',
  check: {
    ask: 'Проверить талон',
    checking: 'Проверяем…',
    notChecked: 'Сейчас проверить не получилось. Обращение принято. Попробуйте ещё раз позже.',
  },
  follow: 'Посмотреть, где обращение',
  followHint: 'Где обращение сейчас, видно на сайте органа по номеру и коду.',
  another: 'Написать ещё одно',
  earlier: {
    title: 'Принят прежний вариант',
    text: 'Он дошёл ещё в прошлый раз, вот его талон. Правки, которые вы внесли потом, в него не вошли, но сохранены.',
  },
  sendChanged: 'Вернуться к правкам',
};
