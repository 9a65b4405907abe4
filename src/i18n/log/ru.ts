/** What the page of the public log says. Text between backticks is shown as code. */
export interface LogMessages {
  readonly title: string;
  /** What it is for, for somebody who comes with a receipt. */
  readonly lead: string;
  readonly origin: string;
  readonly size: string;
  readonly root: string;
  readonly signedAt: string;
  readonly key: string;
  readonly keyHint: string;
  readonly verifyTitle: string;
  /** Steps, in order. */
  readonly verify: readonly string[];
  readonly filesTitle: string;
  readonly files: Readonly<Record<'checkpoint' | 'key' | 'tiles' | 'entries' | 'timestamps', string>>;
  readonly stampedBy: string;
  readonly notStamped: string;
}

export const messages: LogMessages = {
  title: 'Открытый журнал обращений',
  lead: 'Здесь записано всё, что происходит с обращениями: без имён и без текстов. Запись нельзя удалить, изменить или внести задним числом: это сразу увидит любой, у кого есть талон или старая подпись журнала.',
  origin: 'Имя журнала',
  size: 'Записей',
  root: 'Корень дерева (SHA-256, base64)',
  signedAt: 'Подписан',
  key: 'Открытый ключ',
  keyHint: 'Сохраните его: с ним талон проверяется без интернета и без доверия к этому сайту.',
  verifyTitle: 'Как проверить талон',
  verify: [
    'Скачайте талон файлом: кнопкой на странице обращения или по адресу `/v1/appeals/НОМЕР/receipt` с кодом для проверки.',
    'Запустите `npm run verify -- receipt.json --key КЛЮЧ` на любом компьютере. Интернет не нужен.',
    'Программа скажет, что запись об обращении стоит в журнале, какой срок обещан и кто это подписал, или назовёт первое, что не сходится.',
  ],
  filesTitle: 'Файлы журнала',
  files: {
    checkpoint:
      'подписанное состояние журнала (C2SP tlog-checkpoint); `/log/checkpoint/РАЗМЕР` — любое прежнее',
    key: 'открытый ключ журнала (C2SP signed-note)',
    tiles: 'дерево хешей по частям (C2SP tlog-tiles): из них любой строит доказательства сам',
    entries: 'сами записи, по 256 в файле',
    timestamps: 'метка времени независимой службы (RFC 3161) на состояние журнала',
  },
  stampedBy: 'Метка времени',
  notStamped: 'ещё нет',
};
