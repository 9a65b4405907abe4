import type { MaskKind, PartRole } from '../../appeal/capture-statement.ts';

/** What the draft and the record say of evidence: the picture, what is covered in it, the signature. */
export interface EvidenceMessages {
  readonly title: string;
  readonly taking: string;
  readonly there: string;
  readonly cut: string;
  readonly ready: string;
  /** Why there is no picture; the words that follow say what is there and what can be done. */
  readonly troubles: Readonly<
    Record<'not-allowed' | 'tab-left' | 'post-gone' | 'page-unreadable' | 'failed', string>
  >;
  readonly interrupted: string;
  readonly allow: string;
  readonly denied: string;
  readonly retake: string;
  readonly picture: string;
  /** What is there beside the picture. */
  readonly with: string;
  readonly parts: Readonly<Record<'fragment' | 'text' | 'thread', string>>;
  files(count: number): string;
  readonly addThread: string;
  readonly addThreadHint: string;
  readonly noThread: string;
  readonly signedOnSending: string;
  readonly personal: string;
  readonly personalHint: string;
  readonly kinds: Readonly<Record<Exclude<MaskKind, 'hand'>, string>>;
  readonly all: string;
  readonly cover: string;
  readonly coverDone: string;
  readonly coverHint: string;
  readonly mediaLeftOut: string;
  readonly addBox: string;
  readonly undo: string;
  readonly removeBox: string;
  readonly boxes: string;
  readonly boxHint: string;
  box(place: number, width: number, height: number): string;
  boxAt(x: number, y: number, width: number, height: number): string;
  readonly added: string;
  readonly removed: string;
  readonly undone: string;
  readonly signature: {
    readonly title: string;
    readonly checking: string;
    readonly holds: string;
    readonly unsigned: string;
    readonly broken: string;
    /** Posts that were added to the record since: by whom; how many of them were never signed. */
    added(name: string, day: string, time: string): string;
    unsignedAdded(count: number): string;
    readonly unknown: string;
    by(name: string, day: string, time: string): string;
    readonly clock: string;
    offset(seconds: string): string;
    readonly files: string;
    readonly save: string;
  };
  /** What was masked, and how its salts show later what stood there. */
  readonly masked: {
    title(count: number): string;
    readonly roles: Readonly<Record<PartRole, string>>;
    readonly kinds: Readonly<Record<MaskKind, string>>;
    readonly label: string;
    readonly hint: string;
    readonly check: string;
    /** @param where the parts in which it stood */
    matches(where: string): string;
    readonly differs: string;
    readonly save: string;
    readonly saveHint: string;
    readonly elsewhere: string;
  };
  readonly changes: {
    readonly title: string;
    readonly none: string;
    readonly notSeen: string;
    readonly text: string;
    readonly removed: string;
    readonly added: string;
    readonly edited: string;
    media(recorded: number, now: number): string;
  };
  /** A recorded post that its own page does not show. `day` is said in words. */
  readonly missing: {
    readonly goneTitle: string;
    gone(day: string, time: string): string;
    readonly absentTitle: string;
    absent(day: string, time: string): string;
    readonly kept: string;
    readonly show: string;
    readonly hide: string;
  };
}

export const evidenceMessages: EvidenceMessages = {
  title: 'Свидетельство',
  taking: 'Снимаем публикацию. Ждать не нужно: снимок появится здесь.',
  there: 'Снимок публикации сохранён в этом браузере.',
  cut: 'Публикация длиннее, чем помещается на снимок: снято её начало.',
  ready: 'Снимок и текст уже подготовлены к отправке. Закрытое раньше открыть нельзя.',
  troubles: {
    'not-allowed':
      'Снимка нет: браузер ещё не разрешил делать снимки. Разрешите один раз или нажмите Alt+K на самой странице.',
    'tab-left': 'Снимка нет: перед публикацией открыта другая вкладка. Вернитесь на неё и снимите заново.',
    'post-gone': 'Снимка нет: на странице этой публикации сейчас не видно. Откройте её и снимите заново.',
    'page-unreadable': 'Снимка нет: браузер не пускает расширение на эту страницу. Остаётся прочитанное.',
    failed: 'Снять не удалось. Не прокручивайте страницу и снимите заново.',
  },
  interrupted: 'Съёмка прервалась. Снимите заново.',
  allow: 'Разрешить снимки',
  denied: 'Браузер снимков не разрешил. Отправить можно и без снимка.',
  retake: 'Снять заново',
  picture: 'Снимок публикации',
  with: 'Вместе со снимком сохранено',
  parts: { fragment: 'разметка без скриптов', text: 'текст со страницы', thread: 'соседние публикации' },
  files: (count) => `изображения из публикации: ${count}`,
  addThread: 'Добавить соседние публикации',
  addThreadHint: 'В них другие люди. Добавляйте, только если без них не понять, о чём речь.',
  noThread: 'Соседних публикаций на странице не видно.',
  signedOnSending: 'При отправке всё это подпишет ключ вашего браузера.',
  personal: 'Похоже на чужие личные данные',
  personalHint:
    'Отмеченное будет закрыто до отправки: в тексте, в разметке и на снимке. Из этого браузера оно тоже уйдёт.',
  kinds: {
    phone: 'Телефон',
    iin: 'ИИН',
    card: 'Номер карты',
    email: 'Почта',
    handle: 'Учётная запись',
  },
  all: 'Отметить все',
  cover: 'Закрыть часть снимка',
  coverDone: 'Готово',
  coverHint: 'Проведите по снимку указателем. С клавиатуры: добавьте область и двигайте её стрелками.',
  mediaLeftOut: 'Изображения из публикации не будут отправлены: на них видно то, что вы закрыли.',
  addBox: 'Добавить область',
  undo: 'Отменить последнее',
  removeBox: 'Убрать',
  boxes: 'Закрытые области',
  boxHint: 'Стрелки двигают, Shift и стрелки меняют размер, Delete убирает.',
  box: (place, width, height) => `Область ${place}: ${width} на ${height}`,
  boxAt: (x, y, width, height) => `${width} на ${height}, слева ${x}, сверху ${y}`,
  added: 'Область добавлена.',
  removed: 'Область убрана.',
  undone: 'Отменено.',
  signature: {
    title: 'Как это было снято',
    checking: 'Проверяем подпись…',
    holds: 'Подпись проверена: верна.',
    unsigned: 'Сведения о захвате не подписаны.',
    broken: 'Подпись не сходится: запись или сведения о захвате изменены. Сообщите администратору.',
    added: (name, day, time) => `Добавлена к записи: ${name}, снята ${day} в ${time}`,
    unsignedAdded: (count) => `Добавлено без подписи публикаций: ${count}.`,
    unknown: 'Проверить подпись сейчас не удалось.',
    by: (name, day, time) => `${name}, ${day} в ${time}`,
    clock: 'Часы сверены с сервером',
    offset: (seconds) => `расхождение ${seconds} с`,
    files: 'Файлы',
    save: 'Сохранить',
  },
  masked: {
    title: (count) => `Закрыто до отправки мест: ${count}`,
    roles: {
      picture: 'Снимок',
      fragment: 'Разметка',
      text: 'Текст',
      thread: 'Соседние публикации',
      media: 'Изображение',
    },
    kinds: {
      phone: 'телефон',
      iin: 'ИИН',
      card: 'номер карты',
      email: 'почта',
      handle: 'учётная запись',
      hand: 'область, закрытая от руки',
    },
    label: 'Что здесь стояло',
    hint: 'Впишите закрытое знак в знак, как в публикации, или весь её текст. Проверка идёт в этом браузере и никуда не отправляется.',
    check: 'Проверить',
    matches: (where) => `Совпадает: закрыто было именно это (${where}).`,
    differs: 'Не совпадает ни с одним закрытым местом этой записи. Важен каждый знак и пробел.',
    save: 'Сохранить доказательство',
    saveHint: 'В файле будут закрытое и соль: покажите его только тому, кто вправе это знать.',
    elsewhere:
      'Показать, что здесь стояло, может только браузер, из которого запись отправили: соли лежат в нём. Области снимка без исходного снимка не проверить.',
  },
  changes: {
    title: 'Что изменилось с тех пор',
    none: 'Публикация читается так же, как была записана.',
    notSeen: 'Чтобы сравнить, откройте публикацию и нажмите на её номер.',
    text: 'Текст изменён',
    removed: 'убрано',
    added: 'добавлено',
    edited: 'Площадка теперь помечает её как изменённую.',
    media: (recorded, now) => `Вложений было ${recorded}, стало ${now}.`,
  },
  missing: {
    goneTitle: 'Публикации больше нет на месте',
    gone: (day, time) =>
      `Площадка отвечает, что по этому адресу такой публикации нет: её удалили или скрыли (смотрели ${day} в ${time}).`,
    absentTitle: 'На её странице публикация не найдена',
    absent: (day, time) =>
      `Смотрели ${day} в ${time}. Это не значит, что она удалена: возможно, она показана ниже или видна не всем.`,
    kept: 'Записанное при захвате сохранено.',
    show: 'Показать запись',
    hide: 'Скрыть',
  },
};
