import type { FieldWords, FirstField, Notice, WidgetField } from '../form/ru.ts';

/** Why a file cannot be taken, told before anything is sent. */
export type FileFault = 'type' | 'large' | 'empty' | 'many' | 'unreadable';

/** What the pages after the first one say; loaded while the person writes. */
export interface StepMessages {
  readonly fields: Readonly<Record<Exclude<WidgetField, FirstField>, FieldWords>>;
  readonly chooseRegion: string;
  readonly person: string;
  readonly organisation: string;
  readonly whyIdentity: string;
  readonly contacts: string;
  /** A place found by typing. */
  readonly settlement: {
    readonly label: string;
    readonly hint: string;
    readonly found: string;
    readonly none: string;
  };
  /** What others reported, before sending. */
  readonly similar: {
    readonly title: string;
    readonly lead: string;
    /** `since` as `YYYY-MM-DD` in words. */
    voices(since: string, voices: number): string;
    readonly own: string;
  };
  /** The device's location, on request. */
  readonly location: {
    readonly ask: string;
    readonly asking: string;
    /** `metres`: how far off it may be. */
    found(metres: number): string;
    readonly remove: string;
    /** One that was marked on the agency's map. */
    readonly point: string;
    readonly denied: string;
    readonly failed: string;
  };
  readonly files: {
    readonly camera: string;
    readonly choose: string;
    /** Beside the buttons, where there is a mouse or a keyboard. */
    readonly drop: string;
    limits(files: number, megabytes: number): string;
    readonly keepLocation: string;
    readonly keepLocationHint: string;
    /** On a file that is sent as it is. */
    readonly asItIs: string;
    readonly preparing: string;
    readonly waiting: string;
    sending(percent: number): string;
    readonly sent: string;
    /** The line broke; it goes on by itself. */
    readonly cut: string;
    cancel(name: string): string;
    retry(name: string): string;
    remove(name: string): string;
    added(name: string): string;
    removed(name: string): string;
    /** Each says why, and what would pass. */
    readonly faults: Readonly<Record<FileFault, string>>;
    notSent(why: string): string;
    /** Sending waits for them. */
    left(files: number): string;
  };
  readonly signing: {
    readonly legend: string;
    readonly eds: string;
    readonly edsHint: string;
    readonly unsigned: string;
    /** What the law does with an appeal without a signature. */
    readonly unsignedHint: string;
    readonly sendUnsigned: string;
  };
  readonly check: {
    readonly lead: string;
    readonly change: string;
    readonly none: string;
    readonly signed: string;
    readonly unsigned: string;
    files(count: number): string;
  };
  readonly send: string;
  readonly signAndSend: string;
  readonly sending: string;
  readonly slow: string;
  readonly again: string;
  /** Shows the receipt that was handed out before. */
  lastReceipt(number: string): string;
  /** There is no line: it waits on the device and goes by itself. */
  readonly queued: Notice;
  /** The same on a shared computer, or where the browser keeps nothing. */
  readonly queuedHere: Notice;
}

export const messages: StepMessages = {
  fields: {
    kato: { label: 'Область или город' },
    address: {
      label: 'Адрес или место',
      hint: 'Например: ул. Абая, 12, второй подъезд. Если адреса нет, опишите место.',
    },
    attachments: { label: 'Фото и документы' },
    type: { label: 'От чьего имени обращение' },
    familyName: { label: 'Фамилия' },
    givenName: { label: 'Имя' },
    patronymic: { label: 'Отчество', hint: 'Если оно есть в удостоверении личности.' },
    iin: { label: 'ИИН', hint: 'Если он у вас есть: 12 цифр с удостоверения личности.' },
    name: { label: 'Название организации' },
    bin: { label: 'БИН', hint: '12 цифр из справки о регистрации.' },
    representative: {
      label: 'Кто подаёт от организации',
      hint: 'Фамилия, имя и отчество руководителя или представителя.',
    },
    postalAddress: {
      label: 'Почтовый адрес',
      hint: 'Куда прислать ответ на бумаге: населённый пункт, улица, дом, квартира.',
    },
    phone: { label: 'Телефон', hint: 'Например: +7 701 123 45 67' },
    email: { label: 'Электронная почта', hint: 'Например: aigul@mail.kz' },
    consent: {
      label:
        'Согласен (согласна) с тем, что эти данные хранят и используют, чтобы рассмотреть обращение (Закон РК № 94-V о персональных данных).',
    },
  },
  chooseRegion: 'Выберите из списка',
  person: 'От себя',
  organisation: 'От организации',
  whyIdentity: 'Имя и адрес в обращении указывают по закону (АППК, статья 63).',
  contacts: 'По телефону или почте с вами смогут связаться быстрее.',
  settlement: {
    label: 'Город, район или село',
    hint: 'Начните писать по-казахски или по-русски и выберите из найденного.',
    found: 'Выберите из найденного',
    none: 'Такого места не нашли. Оставьте область и опишите место ниже.',
  },
  similar: {
    title: 'Об этом рядом уже сообщали',
    lead: 'Можно присоединиться: у вашего обращения будут свой номер и срок, а рассмотрят их вместе.',
    voices: (since, voices) => `с ${since}, человек: ${voices}`,
    own: 'Нет, у меня другое',
  },
  location: {
    ask: 'Указать моё местоположение',
    asking: 'Узнаём, где вы…',
    found: (metres) => `Местоположение приложено, с точностью до ${metres} м. Стойте там, где случилось.`,
    remove: 'Убрать местоположение',
    point: 'Точка на карте: ',
    denied:
      'Браузер не сообщил, где вы: доступ к местоположению запрещён. Напишите адрес или разрешите доступ в настройках браузера.',
    failed: 'Узнать, где вы, не получилось. Напишите адрес или попробуйте под открытым небом.',
  },
  files: {
    camera: 'Снять на камеру',
    choose: 'Выбрать файлы',
    drop: 'Файлы можно перетащить сюда или вставить из буфера обмена.',
    limits: (files, megabytes) =>
      `До ${files} файлов, каждый до ${megabytes} МБ: фото (JPEG, PNG, WebP, HEIC), видео (MP4, MOV), документы (PDF, DOCX, XLSX).`,
    keepLocation: 'Оставить в фото место съёмки',
    keepLocationHint:
      'Без отметки мы уменьшаем фото и убираем из него место, время и данные телефона. С отметкой фото уйдёт таким, какое есть.',
    asItIs: 'Отправляется как есть: в файле могут быть место съёмки и имя автора.',
    preparing: 'Готовим…',
    waiting: 'Ждёт очереди',
    sending: (percent) => `Загружено ${percent} %`,
    sent: 'Загружен',
    cut: 'Связь прервалась. Продолжим с того же места, когда она вернётся.',
    cancel: (name) => `Отменить загрузку: ${name}`,
    retry: (name) => `Загрузить ещё раз: ${name}`,
    remove: (name) => `Убрать: ${name}`,
    added: (name) => `Добавлен файл ${name}`,
    removed: (name) => `Файл ${name} убран`,
    faults: {
      type: 'Такие файлы не принимаются. Подойдут фото (JPEG, PNG, WebP, HEIC), видео (MP4, MOV), PDF, DOCX и XLSX.',
      large: 'Файл больше 20 МБ. Подойдёт файл поменьше: снимите короче или пришлите ссылку в тексте.',
      empty: 'Файл пустой. Выберите другой.',
      many: 'Это лишний файл: к обращению можно приложить десять. Уберите ненужный и добавьте этот снова.',
      unreadable: 'Фото не открывается: файл повреждён. Снимите ещё раз или выберите другое.',
    },
    notSent: (why) => `Не загружен. ${why}`,
    left: (files) => `Ждём, пока загрузятся файлы: осталось ${files}.`,
  },
  signing: {
    legend: 'Подпись',
    eds: 'Подписать ЭЦП',
    edsHint: 'Нужен компьютер с NCALayer и ваш ИИН или БИН выше. Подписывают при отправке.',
    unsigned: 'Без подписи',
    unsignedHint:
      'Обращение примут и зарегистрируют: отказать в приёме нельзя (АППК, статья 64). Но закон просит подпись (статья 63), поэтому орган может попросить вас подтвердить, что писали вы.',
    sendUnsigned: 'Отправить без подписи',
  },
  check: {
    lead: 'Проверьте, что написано. Любой ответ можно изменить.',
    change: 'Изменить',
    none: 'не указано',
    signed: 'ЭЦП, при отправке',
    unsigned: 'без подписи',
    files: (count) => `Файлов: ${count}`,
  },
  send: 'Отправить обращение',
  signAndSend: 'Подписать и отправить',
  sending: 'Отправляем…',
  slow: 'Связь медленная, ждём ответа. Не закрывайте страницу.',
  again: 'Отправить ещё раз',
  lastReceipt: (number) => `Показать талон ${number}`,
  queued: {
    title: 'Нет связи. Обращение ждёт на этом устройстве',
    text: 'Оно уйдёт само, как только появится интернет, пока открыта эта страница. Если закроете её, уйдёт, когда откроете снова. Номера пока нет.',
  },
  queuedHere: {
    title: 'Нет связи, обращение не отправлено',
    text: 'Оно уйдёт само, как только появится интернет. Не закрывайте и не обновляйте страницу: на устройстве ничего не сохраняется.',
  },
};
