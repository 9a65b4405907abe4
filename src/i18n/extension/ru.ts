import type { PlatformId, PostPart } from '../../appeal/post.ts';
import type { ProblemName } from '../../appeal/problem.ts';
import type { Tag } from '../../appeal/tags.ts';
import { type FieldErrorMessages, fieldErrors } from '../field-errors/ru.ts';
import { type Terms, terms } from '../terms/ru.ts';
import type { OptionsMessages } from './options-ru.ts';
import { optionsMessages } from './options-ru.ts';

type CounterName = 'replies' | 'reposts' | 'likes' | 'bookmarks' | 'views' | 'reactions' | 'shares';

/** Everything the extension's own pages, menu and toolbar button say; the settings page has its own file. */
export interface ExtensionMessages {
  readonly terms: Terms;
  readonly fieldErrors: FieldErrorMessages;
  readonly settings: string;
  readonly copy: string;
  readonly copied: string;
  readonly close: string;
  readonly openPost: string;
  readonly newTab: string;
  readonly menus: { readonly clipSelection: string; readonly clipPage: string; readonly reportPage: string };
  /** The toolbar button's tooltip. */
  badge(waiting: number, refused: number): string;
  readonly platforms: Readonly<Record<PlatformId, string>>;
  readonly counters: Readonly<Record<CounterName, string>>;
  readonly tags: Readonly<Record<Tag, string>>;
  readonly panel: {
    readonly title: string;
    readonly notEnrolled: string;
    readonly enrol: string;
    readonly expired: string;
    readonly refusedToken: string;
    readonly empty: {
      readonly how: string;
      readonly title: string;
      readonly button: string;
      readonly menu: string;
      shortcut(keys: string): string;
      readonly signal: string;
    };
    readonly trouble: Readonly<Record<'page-unreadable' | 'not-kept', { title: string; text: string }>>;
  };
  readonly draft: {
    readonly title: string;
    readonly mending: string;
    readonly read: string;
    readonly noAuthor: string;
    readonly noText: string;
    /** Before a time that was computed from its label. */
    readonly about: string;
    readonly edited: string;
    readonly verified: string;
    readonly poll: string;
    readonly quote: string;
    readonly links: string;
    readonly openParent: string;
    readonly showAll: string;
    readonly showLess: string;
    readonly media: string;
    readonly counters: string;
    readonly countersHint: string;
    readonly truncated: string;
    readonly missing: string;
    readonly missingParts: Readonly<Record<PostPart, string>>;
    readonly fields: Readonly<
      Record<'kind' | 'topic' | 'kato' | 'address' | 'agency' | 'language' | 'note', string>
    >;
    readonly choose: string;
    readonly addressHint: string;
    readonly agencyHint: string;
    readonly languageHint: string;
    readonly noteHint: string;
    readonly optional: string;
    readonly origin: string;
    readonly originHint: string;
    readonly send: string;
    readonly sendKeys: string;
    readonly discard: string;
    readonly discardSure: string;
    readonly discardYes: string;
    readonly discardNo: string;
    readonly saved: string;
    readonly notSaved: string;
    readonly enrolFirst: string;
    readonly faults: string;
    readonly postFault: string;
    readonly outboxFull: string;
    readonly outboxUnavailable: string;
    readonly languages: Readonly<Record<'kk' | 'ru' | 'en', string>>;
  };
  readonly record: {
    readonly title: string;
    readonly already: string;
    readonly elsewhere: string;
    readonly useExisting: string;
    line(state: string, date: string): string;
    readonly checking: string;
    readonly unchecked: string;
    readonly none: string;
    readonly kind: string;
    readonly topic: string;
    readonly place: string;
  };
  readonly item: {
    readonly waitingTitle: string;
    readonly sendingTitle: string;
    readonly acceptedTitle: string;
    readonly refusedTitle: string;
    readonly metTitle: string;
    readonly waiting: string;
    waitingUntil(time: string): string;
    readonly waitingSignIn: string;
    readonly sending: string;
    readonly accepted: string;
    readonly met: string;
    readonly number: string;
    readonly retry: string;
    readonly edit: string;
    readonly discard: string;
    readonly discardSure: string;
    readonly remove: string;
    readonly done: string;
    readonly untitled: string;
  };
  readonly day: {
    readonly drafts: string;
    readonly today: string;
    readonly earlier: string;
    readonly none: string;
    readonly draft: string;
    readonly open: string;
    readonly states: Readonly<Record<'waiting' | 'sending' | 'accepted' | 'refused' | 'met', string>>;
  };
  readonly failures: {
    /** In place of the intake's own words where those speak to programmers. */
    readonly problems: Readonly<Partial<Record<ProblemName, string>>>;
    readonly offline: string;
    readonly timeout: string;
    unreadable(status: number): string;
    readonly aborted: string;
  };
  readonly options: OptionsMessages;
}

export const extensionMessages: ExtensionMessages = {
  terms,
  fieldErrors,
  settings: 'Настройки',
  copy: 'Скопировать номер',
  copied: 'Номер скопирован',
  close: 'Закрыть',
  openPost: 'Открыть публикацию',
  newTab: 'в новой вкладке',
  menus: {
    clipSelection: 'Взять выделенное на учёт в Dauys',
    clipPage: 'Взять страницу на учёт в Dauys',
    reportPage: 'Чтение этой страницы сломалось…',
  },
  badge: (waiting, refused) =>
    waiting > 0
      ? `Dauys: ждут отправки — ${waiting}`
      : refused > 0
        ? `Dauys: не приняты — ${refused}`
        : 'Dauys',
  platforms: {
    x: 'X',
    telegram: 'Telegram',
    vk: 'ВКонтакте',
    instagram: 'Instagram',
    facebook: 'Facebook',
    threads: 'Threads',
    youtube: 'YouTube',
    tiktok: 'TikTok',
    ok: 'Одноклассники',
    bluesky: 'Bluesky',
    mastodon: 'Mastodon',
    reddit: 'Reddit',
    page: 'Веб-страница',
  },
  counters: {
    replies: 'ответы',
    reposts: 'репосты',
    likes: 'отметки «нравится»',
    bookmarks: 'закладки',
    views: 'просмотры',
    reactions: 'реакции',
    shares: 'пересылки',
  },
  tags: {
    'channel:extension': 'Записал сотрудник органа через расширение браузера.',
    'channel:widget': 'Подал сам заявитель через форму на сайте.',
    'channel:open311': 'Пришло через Open311.',
    'channel:import': 'Перенесено из другого реестра.',
    'channel:desk': 'Внёс сотрудник органа вручную.',
    'platform:x': 'Публикация стоит на X.',
    'platform:telegram': 'Публикация стоит в Telegram.',
    'platform:vk': 'Публикация стоит во ВКонтакте.',
    'platform:instagram': 'Публикация стоит в Instagram.',
    'platform:facebook': 'Публикация стоит в Facebook.',
    'platform:threads': 'Публикация стоит в Threads.',
    'platform:youtube': 'Публикация стоит на YouTube.',
    'platform:tiktok': 'Публикация стоит в TikTok.',
    'platform:ok': 'Публикация стоит в Одноклассниках.',
    'platform:bluesky': 'Публикация стоит в Bluesky.',
    'platform:mastodon': 'Публикация стоит в Mastodon.',
    'platform:reddit': 'Публикация стоит на Reddit.',
    'platform:page': 'Публикация стоит на обычной веб-странице.',
    'author:unverified': 'Кто автор, не проверено: он сам ни к кому не обращался.',
    'author:self-declared': 'Заявитель назвал себя сам.',
    'time:exact': 'Время публикации взято со страницы точно.',
    'time:approximate': 'Время известно лишь так, как его показала страница.',
    'time:unknown': 'Время публикации прочитать не удалось.',
    'text:truncated': 'Страница показывала только часть текста.',
    'text:missing': 'Текста нет или прочитать его не удалось.',
    'permalink:missing': 'Своего адреса у публикации нет: найти её снова можно только по странице.',
    'capture:platform': 'Прочитано по разметке этой площадки.',
    'capture:selection': 'Прочитано то, что выделил сотрудник.',
    'capture:metadata': 'Прочитано по описанию, которое страница даёт о себе.',
    'capture:signed': 'Сведения о захвате подписаны ключом сотрудника, и подпись проверена при приёме.',
    'picture:included': 'К записи приложен снимок публикации с экрана.',
    'fragment:included': 'К записи приложена разметка публикации, очищенная от скриптов.',
    'thread:included': 'Сотрудник приложил и соседние публикации.',
    'text:masked': 'Чьи-то личные данные в тексте закрыты до отправки.',
    'picture:masked': 'Часть снимка закрыта до отправки.',
    'text:edited-by-official': 'Сотрудник изменил прочитанное перед отправкой.',
    'clock:checked': 'Часы сотрудника сверены с часами сервера.',
  },
  panel: {
    title: 'Учёт публикаций',
    notEnrolled: 'Этот браузер ещё не зарегистрирован. Черновики сохраняются, отправить их пока нельзя.',
    enrol: 'Зарегистрировать браузер',
    expired: 'Срок доступа истёк. Всё сохранено и уйдёт, когда вы зарегистрируете браузер новым кодом.',
    refusedToken:
      'Сервер не принял доступ. Всё сохранено и уйдёт, когда вы зарегистрируете браузер новым кодом.',
    empty: {
      how: 'Как взять публикацию на учёт',
      title: 'Черновика нет',
      button: 'На X, в Telegram и во ВКонтакте нажмите на знак Dauys возле публикации.',
      menu: 'На любой другой странице выделите текст и выберите Dauys в меню правой кнопки.',
      shortcut: (keys) => `Или нажмите ${keys}.`,
      signal:
        'Взятая на учёт публикация — это сигнал. Обращением она станет, когда автор сам его подпишет (ст. 63 АППК).',
    },
    trouble: {
      'page-unreadable': {
        title: 'Эту страницу прочитать нельзя',
        text: 'Браузер не пускает расширения на свои страницы и в магазин расширений. Откройте публикацию на её сайте и повторите.',
      },
      'not-kept': {
        title: 'Черновик не сохранён',
        text: 'Браузер не дал записать его на диск: возможно, нет места. Освободите место и возьмите публикацию на учёт снова.',
      },
    },
  },
  draft: {
    title: 'Черновик',
    mending: 'Исправление отказа',
    read: 'Что прочитано',
    noAuthor: 'Автор не прочитан',
    noText: 'Текста нет',
    about: 'около',
    edited: 'изменена автором',
    verified: 'Подтверждённая учётная запись',
    poll: 'Опрос',
    quote: 'Приведённая публикация',
    links: 'Ссылки в тексте',
    openParent: 'Открыть публикацию, на которую это ответ',
    showAll: 'Показать весь текст',
    showLess: 'Свернуть',
    media: 'Вложения',
    counters: 'Отклик на площадке',
    countersHint: 'Хранится как свидетельство. На очерёдность не влияет.',
    truncated: 'Показана часть текста: раскройте его на странице и нажмите знак Dauys ещё раз.',
    missing: 'Чего нет',
    missingParts: {
      permalink: 'Адреса публикации: по нему нельзя будет узнать, учтена ли она.',
      authorName: 'Имени автора.',
      authorHandle: 'Имени учётной записи автора.',
      published: 'Времени публикации.',
      text: 'Текста. Опишите в примечании, о чём публикация.',
    },
    fields: {
      kind: 'Вид обращения',
      topic: 'Тема',
      kato: 'Область или город',
      address: 'Адрес или место',
      agency: 'Орган',
      language: 'Язык публикации',
      note: 'Примечание',
    },
    choose: 'Выберите',
    addressHint: 'Например: ул. Абая, 12, второй подъезд.',
    agencyHint: 'Запись идёт в ваш орган.',
    languageHint: 'Ответ должен быть на том же языке.',
    noteHint: 'Что важно знать тому, кто будет разбираться. Слова автора не меняются.',
    optional: 'необязательно',
    origin: 'Откуда это известно',
    originHint: 'Что значат эти пометки',
    send: 'Отправить',
    sendKeys: 'Ctrl+Enter',
    discard: 'Удалить черновик',
    discardSure: 'Удалить черновик насовсем?',
    discardYes: 'Удалить',
    discardNo: 'Оставить',
    saved: 'Черновик сохранён в этом браузере',
    notSaved:
      'Черновик не сохраняется: браузер не даёт записать его на диск. Не закрывайте панель и освободите место.',
    enrolFirst: 'Сначала зарегистрируйте браузер. Черновик сохранён.',
    faults: 'Не отправлено. Исправьте отмеченные поля, всё остальное сохранено.',
    postFault: 'То, что прочитано со страницы, сервер принять не может. Возьмите публикацию на учёт ещё раз.',
    outboxFull: 'Не отправлено: на диске нет места. Черновик остался, освободите место и отправьте снова.',
    outboxUnavailable:
      'Не отправлено: браузер не даёт сохранить отправляемое. Черновик остался, перезапустите браузер и отправьте снова.',
    languages: { kk: 'казахский', ru: 'русский', en: 'английский' },
  },
  record: {
    title: 'Публикация на учёте',
    already: 'Эта публикация уже учтена вашим органом. Второй раз её отправлять не нужно.',
    elsewhere: 'Эту публикацию учёл другой орган. Вы можете отправить её и в свой.',
    useExisting: 'Взять существующую запись',
    line: (state, date) => `${state}, ${date}`,
    checking: 'Проверяем, учтена ли публикация…',
    unchecked:
      'Проверить, учтена ли публикация, сейчас не удалось. Отправить можно: второй записи сервер не создаст.',
    none: 'Записи об этой публикации больше нет или её не видно вашему органу.',
    kind: 'Вид',
    topic: 'Тема',
    place: 'Место',
  },
  item: {
    waitingTitle: 'Сохранено, ждёт отправки',
    sendingTitle: 'Отправляется',
    acceptedTitle: 'Принято',
    refusedTitle: 'Не принято',
    metTitle: 'Уже на учёте',
    waiting: 'Сохранено в этом браузере. Уйдёт само, когда сервер ответит.',
    waitingUntil: (time) => `Следующая попытка в ${time}.`,
    waitingSignIn: 'Сохранено в этом браузере. Уйдёт, когда вы зарегистрируете браузер.',
    sending: 'Сохранено в этом браузере, передаём серверу.',
    accepted: 'Это сигнал: автор ещё не обращался сам, поэтому законный срок не идёт.',
    met: 'Ваш орган учёл эту публикацию раньше. Вторая запись не создана.',
    number: 'Номер',
    retry: 'Отправить сейчас',
    edit: 'Исправить',
    discard: 'Удалить',
    discardSure: 'Удалить насовсем? Сервер этого не получил.',
    remove: 'Убрать из списка',
    done: 'Готово',
    untitled: 'Публикация без текста',
  },
  day: {
    drafts: 'Черновики',
    today: 'Сегодня',
    earlier: 'За неделю',
    none: 'Сегодня ещё ничего не отправлено.',
    draft: 'Черновик',
    open: 'Продолжить',
    states: {
      waiting: 'Ждёт отправки',
      sending: 'Отправляется',
      accepted: 'Принято',
      refused: 'Не принято',
      met: 'Уже на учёте',
    },
  },
  failures: {
    problems: {
      'invalid-submission':
        'Сервер нашёл ошибки. Исправьте то, что названо, и отправьте снова: всё остальное сохранено.',
      'too-large': 'Слишком много текста. Сократите примечание и отправьте снова.',
      'too-many-requests': 'Слишком много попыток подряд. Подождите несколько минут и попробуйте снова.',
      'not-ready': 'Сервер сейчас не может принять. Всё сохранено, попробуем снова.',
      internal: 'На сервере ошибка. Всё сохранено, попробуем снова.',
    },
    offline: 'Сервер не отвечает. Проверьте связь.',
    timeout: 'Сервер не ответил вовремя.',
    unreadable: (status) => `По этому адресу отвечает не сервер Dauys (код ${status}).`,
    aborted: 'Отправка прервана.',
  },
  options: optionsMessages,
};
