/** Every field that a citizen fills in, by the name its submission gives it (the last part of its pointer). */
export type WidgetField =
  | 'text'
  | 'kind'
  | 'topic'
  | 'kato'
  | 'address'
  | 'type'
  | 'familyName'
  | 'givenName'
  | 'patronymic'
  | 'iin'
  | 'name'
  | 'bin'
  | 'representative'
  | 'postalAddress'
  | 'phone'
  | 'email'
  | 'consent';

/** How a field speaks to the person. */
export interface FieldWords {
  readonly label: string;
  readonly hint?: string;
}

/** A thing that went wrong: what happened, what was kept, what to do next. */
export interface Notice {
  readonly title: string;
  readonly text: string;
}

/** What the form says before anything was sent: all that a first look at it needs. */
export interface FormMessages {
  readonly optional: string;
  readonly title: string;
  to(agency: string): string;
  readonly promise: string;
  readonly sections: Readonly<Record<'matter' | 'place' | 'applicant' | 'send', string>>;
  readonly fields: Readonly<Record<WidgetField, FieldWords>>;
  readonly chooseTopic: string;
  readonly chooseRegion: string;
  readonly person: string;
  readonly organisation: string;
  readonly whyIdentity: string;
  readonly contacts: string;
  readonly send: string;
  readonly sending: string;
  readonly slow: string;
  readonly again: string;
  readonly draft: {
    /** What stays on the device and for how long. */
    readonly kept: string;
    readonly notKept: string;
    readonly clear: string;
    readonly sure: string;
    readonly yes: string;
    readonly no: string;
    readonly cleared: string;
  };
  /** Here and not among the answers: without a connection those cannot be loaded either. */
  readonly offline: Notice;
}

export const messages: FormMessages = {
  optional: 'не обязательно',
  title: 'Подать обращение',
  to: (agency) => `Кому: ${agency}`,
  promise: 'Каждое обращение получает номер и срок ответа. Это бесплатно.',
  sections: {
    matter: 'Что случилось',
    place: 'Где это',
    applicant: 'Кто обращается',
    send: 'Согласие и отправка',
  },
  fields: {
    text: {
      label: 'Опишите, что случилось',
      hint: 'Своими словами: что, где и когда произошло и о чём вы просите. Можно надиктовать.',
    },
    kind: { label: 'Вид обращения', hint: 'Если сомневаетесь, оставьте «Заявление».' },
    topic: { label: 'Тема' },
    kato: { label: 'Область или город' },
    address: {
      label: 'Адрес или место',
      hint: 'Например: ул. Абая, 12, второй подъезд. Если адреса нет, опишите место.',
    },
    type: { label: 'От чьего имени обращение' },
    familyName: { label: 'Фамилия' },
    givenName: { label: 'Имя' },
    patronymic: { label: 'Отчество', hint: 'Если оно есть в удостоверении личности.' },
    iin: { label: 'ИИН', hint: 'Если он у вас есть: 12 цифр с удостоверения личности.' },
    name: { label: 'Название организации' },
    bin: {
      label: 'БИН',
      hint: '12 цифр из справки о регистрации.',
    },
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
  chooseTopic: 'Выберите тему',
  chooseRegion: 'Выберите из списка',
  person: 'От себя',
  organisation: 'От организации',
  whyIdentity: 'Имя и адрес в обращении указывают по закону (АППК, статья 63).',
  contacts: 'По телефону или почте с вами смогут связаться быстрее.',
  send: 'Отправить обращение',
  sending: 'Отправляем…',
  slow: 'Связь медленная, ждём ответа. Не закрывайте страницу.',
  again: 'Отправить ещё раз',
  draft: {
    kept: 'Черновик хранится на этом устройстве: текст обращения — 7 дней, имя, ИИН и адреса — пока открыта эта вкладка. За чужим компьютером, уходя, нажмите «Стереть всё».',
    notKept: 'Этот браузер не даёт сохранить черновик. Не закрывайте страницу, пока не отправите обращение.',
    clear: 'Стереть всё',
    sure: 'Всё введённое будет стёрто с этого устройства. Стереть?',
    yes: 'Да, стереть',
    no: 'Нет, оставить',
    cleared: 'Всё стёрто.',
  },
  offline: {
    title: 'Нет связи, обращение не отправлено',
    text: 'Всё, что вы ввели, на месте. Проверьте интернет и нажмите «Отправить ещё раз».',
  },
};
