/** The pages of the form in the order a person meets them; each asks about one thing. */
export type Step = 'matter' | 'place' | 'files' | 'applicant' | 'check';

/** Every field that a citizen fills in, by the name its submission gives it (the last part of its pointer). */
export type WidgetField =
  | 'text'
  | 'topic'
  | 'kind'
  | 'kato'
  | 'address'
  | 'attachments'
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

/** The fields of the first page, which are there before anything else is loaded. */
export type FirstField = 'text' | 'topic' | 'kind';

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

/** What the form says on its first page, and around every other one. */
export interface FormMessages {
  readonly optional: string;
  readonly title: string;
  to(agency: string): string;
  readonly promise: string;
  /** Each page's question. */
  readonly steps: Readonly<Record<Step, string>>;
  /** How far one is, such as "Step 2 of 5". */
  step(at: number, of: number): string;
  readonly next: string;
  readonly back: string;
  /** The next button where the person came from the last page to change something. */
  readonly toCheck: string;
  /** The next page, or the draft, is on its way. */
  readonly opening: string;
  readonly fields: Readonly<Record<FirstField, FieldWords>>;
  readonly chooseTopic: string;
  /** Beside what was chosen from the words of the text. */
  readonly suggested: string;
  readonly draft: {
    readonly shared: string;
    readonly sharedHint: string;
    /** The heading of what is folded away. */
    readonly kept: string;
    /** How it is kept and what ends it. */
    readonly how: string;
    readonly days: string;
    inDays(days: number): string;
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
  promise: 'Обращение получит номер и срок ответа. Это бесплатно.',
  steps: {
    matter: 'Что случилось?',
    place: 'Где это?',
    files: 'Есть фото или документы?',
    applicant: 'Кто обращается?',
    check: 'Всё верно?',
  },
  step: (at, of) => `Шаг ${at} из ${of}`,
  next: 'Дальше',
  back: 'Назад',
  toCheck: 'Вернуться к проверке',
  opening: 'Открываем…',
  fields: {
    text: {
      label: 'Опишите, что случилось',
      hint: 'Своими словами: что, где и когда произошло и о чём вы просите. Можно надиктовать.',
    },
    topic: { label: 'Тема' },
    kind: { label: 'Вид обращения' },
  },
  chooseTopic: 'Выберите тему',
  suggested: 'Подобрано по вашему тексту. Можно изменить.',
  draft: {
    shared: 'Это чужой компьютер',
    sharedHint: 'Ничего не сохранять: всё сотрётся, как только страница закроется или обновится.',
    kept: 'Черновик сохраняется на этом устройстве',
    how: 'Он зашифрован. Когда срок выйдет, ключ стирается, и прочесть черновик больше нельзя.',
    days: 'Сколько хранить',
    inDays: (days) => `${days} ${days === 1 ? 'день' : 'дней'}`,
    notKept: 'Этот браузер не даёт сохранить черновик. Не закрывайте страницу, пока не отправите обращение.',
    clear: 'Стереть всё',
    sure: 'Всё введённое будет стёрто с этого устройства. Стереть?',
    yes: 'Да, стереть',
    no: 'Нет, оставить',
    cleared: 'Всё стёрто.',
  },
  offline: {
    title: 'Нет связи',
    text: 'Следующая страница не открылась. Всё, что вы ввели, на месте. Проверьте интернет и нажмите ещё раз.',
  },
};
