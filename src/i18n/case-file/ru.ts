import type { PART_ROLES } from '../../appeal/capture-statement.ts';

/** What the panel, the printable page and the view in the archive say of the file of a case. */
export interface CaseFileMessages {
  readonly panel: {
    readonly title: string;
    readonly hint: string;
    readonly archive: string;
    readonly print: string;
    readonly saving: string;
    readonly saved: string;
    readonly failed: string;
  };
  /** The view of a captured post in the archive. */
  readonly view: {
    /** That it is not the platform's own page. */
    readonly notice: string;
    readonly author: string;
    readonly address: string;
    readonly published: string;
    readonly captured: string;
    readonly text: string;
    readonly noText: string;
    readonly picture: string;
    readonly media: string;
    readonly markup: string;
    readonly around: string;
  };
  readonly page: {
    readonly title: string;
    readonly loading: string;
    readonly noNumber: string;
    readonly notEnrolled: string;
    readonly print: string;
    readonly language: string;
    made(day: string, time: string, by: string): string;
    readonly number: string;
    readonly state: string;
    readonly received: string;
    readonly registered: string;
    readonly takenBy: string;
    readonly none: string;
    readonly signal: string;
    readonly course: string;
    readonly article: string;
    readonly platform: string;
    readonly account: string;
    readonly unverified: string;
    readonly onPage: string;
    readonly tool: string;
    readonly key: string;
    readonly postDigest: string;
    readonly signature: string;
    readonly pictureLost: string;
    /** Before the digest of the picture that is printed. */
    readonly pictureDigest: string;
    readonly morePosts: string;
    readonly parts: string;
    readonly roles: Readonly<Record<(typeof PART_ROLES)[number], string>>;
    readonly part: string;
    readonly size: string;
    readonly masked: string;
    readonly bytes: string;
    readonly tags: string;
    readonly log: string;
    logged(index: number, size: number, origin: string): string;
    readonly logBroken: string;
    readonly logUnchecked: string;
    readonly noReceipt: string;
    readonly logKey: string;
    readonly logKeyHint: string;
    readonly filedDigest: string;
    stamped(authority: string): string;
    readonly notStamped: string;
    readonly check: string;
    /** Steps, in order. Text between backticks is code. */
    readonly checks: readonly string[];
  };
}

export const caseFile: CaseFileMessages = {
  panel: {
    title: 'Материалы дела',
    hint: 'Всё, что известно о записи, с подписями. Выдача записывается в журнал.',
    archive: 'Скачать архив (WACZ)',
    print: 'Открыть для печати',
    saving: 'Собираем архив…',
    saved: 'Архив сохранён.',
    failed: 'Архив собрать не удалось. Ничего не изменилось, попробуйте ещё раз.',
  },
  view: {
    notice: 'Так публикацию сохранил Dauys. Это не страница самой площадки.',
    author: 'Автор, как указан на площадке',
    address: 'Адрес публикации',
    published: 'Опубликовано',
    captured: 'Снято',
    text: 'Текст',
    noText: 'Текста нет.',
    picture: 'Снимок',
    media: 'Изображение из публикации',
    markup: 'Сохранённая разметка',
    around: 'Соседние публикации',
  },
  page: {
    title: 'Материалы дела',
    loading: 'Загружаем…',
    noNumber: 'В адресе страницы нет номера. Откройте её кнопкой из записи.',
    notEnrolled: 'Этот браузер не зарегистрирован. Зарегистрируйте его и откройте страницу снова.',
    print: 'Печать',
    language: 'Язык',
    made: (day, time, by) => `Составлено ${day} в ${time}. ${by}.`,
    number: 'Номер',
    state: 'Состояние',
    received: 'Поступило',
    registered: 'Зарегистрировано',
    takenBy: 'Принял',
    none: 'нет',
    signal: 'нет: это сигнал, законный срок не идёт (ст. 63 АППК)',
    course: 'Ход',
    article: 'Основание срока',
    platform: 'Площадка',
    account: 'Учётная запись',
    unverified: 'личность не подтверждена',
    onPage: 'Со страницы',
    tool: 'Чем снято',
    key: 'Ключ сотрудника (отпечаток)',
    postDigest: 'Дайджест публикации (SHA-256)',
    signature: 'Подпись',
    pictureLost: 'Снимок не показан: файла нет или он не сходится со своим дайджестом.',
    pictureDigest: 'SHA-256 снимка, сверен при составлении',
    morePosts: 'Другие публикации о том же',
    parts: 'Что подписано',
    roles: {
      picture: 'Снимок',
      fragment: 'Разметка',
      text: 'Текст',
      media: 'Изображение',
      thread: 'Соседние публикации',
    },
    part: 'Часть',
    size: 'Размер',
    masked: 'Закрыто мест',
    bytes: 'байт',
    tags: 'Откуда это известно',
    log: 'Запись в открытом журнале',
    logged: (index, size, origin) =>
      `Проверено при составлении: запись № ${index} (счёт с нуля) из ${size}, которые подписал журнал ${origin}.`,
    logBroken: 'Доказательство не сходится: талон или журнал изменены. Сообщите администратору.',
    logUnchecked:
      'Этот браузер не умеет проверять подпись журнала. Обновите его или проверьте талон отдельно.',
    noReceipt: 'Талона нет: запись сделана до открытия журнала.',
    logKey: 'Ключ журнала',
    logKeyHint:
      'Ключ взят из самого талона: так видно, что талон цел, но не чей он. Сверьте с опубликованным ключом.',
    filedDigest: 'Дайджест поданного (SHA-256)',
    stamped: (authority) => `К состоянию журнала есть метка времени: ${authority}.`,
    notStamped: 'Метки времени независимой службы нет.',
    check: 'Как проверить без Dauys',
    checks: [
      'Откройте файл WACZ в любом просмотрщике веб-архивов, например ReplayWeb.page: он покажет публикацию и проверит подпись архива.',
      'Распакуйте его как ZIP. Подпись сотрудника: `openssl dgst -sha256 -verify dauys/official-key.pem -signature dauys/statement-1.sig dauys/statement-1.json`.',
      'Дайджесты частей стоят в `dauys/statement-1.json` и в таблице выше: сверьте их с файлами командой `sha256sum`.',
    ],
  },
};
