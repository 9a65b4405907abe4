import type { FileFault } from '../../appeal/file-faults.ts';
import type { SeenReason } from '../../appeal/seen-post.ts';
import type { Danger } from '../../appeal/suggestions/danger-stems.ts';

/** What the side panel says while an official works: suggestions, merging, taking back, notes, keys. */
export interface WorkMessages {
  readonly suggestion: {
    /** Beside a field that was filled in by itself. */
    readonly preset: {
      suggested(words: string): string;
      readonly author: string;
      readonly last: string;
    };
    /** Beside a field that says something else. */
    offer(value: string, words: string): string;
    offerByPage(value: string, words: string): string;
    readonly take: string;
    readonly keys: string;
    taken(value: string): string;
    readonly marked: string;
  };
  readonly danger: {
    readonly label: string;
    readonly hint: string;
    notice(words: string): string;
    readonly kinds: Readonly<Record<Danger, string>>;
    readonly first: string;
    readonly handOver: string;
  };
  readonly undo: {
    readonly title: string;
    seconds(left: number): string;
    readonly told: string;
    readonly undo: string;
    readonly keys: string;
    readonly now: string;
    readonly undone: string;
    readonly tooLate: string;
    readonly failed: string;
  };
  readonly merge: {
    readonly title: string;
    readonly begin: string;
    readonly end: string;
    readonly waiting: string;
    readonly hint: string;
    readonly takeOut: string;
    takeOutOf(post: string): string;
    readonly takenOut: string;
    recorded(number: string): string;
    readonly others: string;
    count(posts: number): string;
  };
  /** A signal of several posts of which some were on record when it arrived. */
  readonly partly: {
    readonly some: string;
    told(known: number, all: number): string;
    readonly all: string;
    readonly unrecorded: string;
    rest(count: number): string;
    join(number: string): string;
    joinSure(number: string): string;
  };
  readonly similar: {
    readonly title: string;
    line(number: string, percent: number): string;
    readonly mark: string;
    readonly open: string;
    readonly add: string;
    addSure(number: string): string;
    readonly adding: string;
    readonly addYes: string;
    readonly addNo: string;
    added(number: string): string;
    readonly failed: string;
  };
  readonly seen: {
    readonly begin: string;
    readonly question: string;
    readonly hint: string;
    readonly reasons: Readonly<Record<SeenReason, string>>;
    readonly back: string;
    readonly title: string;
    line(reason: string, name: string): string;
    readonly kept: string;
    readonly withdraw: string;
    readonly withdrawn: string;
    readonly offline: string;
    readonly notice: string;
  };
  readonly templates: {
    readonly title: string;
    readonly choose: string;
    readonly none: string;
    readonly name: string;
    readonly nameHint: string;
    readonly keep: string;
    kept(name: string): string;
    readonly remove: string;
    removed(name: string): string;
    applied(name: string): string;
  };
  readonly files: {
    readonly title: string;
    readonly hint: string;
    size(megabytes: number): string;
    readonly choose: string;
    readonly adding: string;
    added(name: string): string;
    removed(name: string): string;
    readonly remove: string;
    removeOf(name: string): string;
    fault(name: string, why: string): string;
    readonly faults: Readonly<Record<FileFault, string>>;
    readonly links: string;
    readonly link: string;
    readonly addLink: string;
    readonly notAnAddress: string;
  };
  readonly filters: {
    readonly label: string;
    readonly all: string;
    readonly draft: string;
    shown(count: number): string;
    readonly none: string;
    readonly tags: string;
  };
  readonly keys: {
    readonly title: string;
    readonly open: string;
    readonly close: string;
    readonly onPage: string;
    readonly inPanel: string;
    readonly clip: string;
    readonly walk: string;
    readonly step: string;
    readonly take: string;
    readonly leave: string;
    readonly send: string;
    readonly undo: string;
    readonly suggestion: string;
    readonly help: string;
    readonly closeView: string;
    readonly unset: string;
  };
}

export const work: WorkMessages = {
  suggestion: {
    preset: {
      suggested: (words) => `Подставлено по словам ${words}. Проверьте: подтверждает отправка.`,
      author: 'Как в прошлый раз для этого автора.',
      last: 'Как в прошлый раз.',
    },
    offer: (value, words) => `Предложение: ${value} — из-за слов ${words}`,
    offerByPage: (value, words) => `Предложение: ${value} — на странице стоит ${words}`,
    take: 'Взять',
    keys: 'Alt+Enter',
    taken: (value) => `Выбрано: ${value}`,
    marked: 'Выделены слова, по которым сделаны предложения.',
  },
  danger: {
    label: 'Речь о преступлении или об угрозе безопасности',
    hint: 'Такое передают компетентному органу сразу, даже если автор себя не назвал.',
    notice: (words) =>
      `Слова ${words} могут говорить об опасности. Прочитайте сейчас и, если это так, отметьте.`,
    kinds: { crime: 'преступление', security: 'угроза безопасности', life: 'опасность для жизни' },
    first: 'Сначала передайте это компетентному органу: ждать нельзя.',
    handOver: 'Передать сейчас',
  },
  undo: {
    title: 'Отправляется',
    seconds: (left) => `Уйдёт через ${left} с`,
    told: 'Уйдёт через десять секунд. Отменить: Ctrl+Z.',
    undo: 'Отменить',
    keys: 'Ctrl+Z',
    now: 'Отправить сейчас',
    undone: 'Отправка отменена. Черновик снова здесь, всё в нём сохранено.',
    tooLate: 'Отменить уже нельзя: запись ушла на сервер.',
    failed: 'Отменить не удалось: браузер не даёт записать черновик. Запись уйдёт как есть.',
  },
  merge: {
    title: 'Публикации этого сигнала',
    begin: 'Добавить ещё публикации',
    end: 'Больше не добавлять',
    waiting: 'Берите публикации на странице: следующие попадут в этот же черновик.',
    hint: 'Одно дело — один номер: его получат все эти публикации.',
    takeOut: 'Убрать',
    takeOutOf: (post) => `Убрать из сигнала: ${post}`,
    takenOut: 'Публикация убрана из сигнала.',
    recorded: (number) => `Уже на учёте: ${number}. Уберите её, чтобы отправить остальные.`,
    others: 'Другие публикации этого сигнала',
    count: (posts) => `Публикаций: ${posts}`,
  },
  partly: {
    some: 'Часть публикаций этого сигнала уже на учёте. Поэтому не записана ни одна; всё сохранено здесь.',
    told: (known, all) =>
      `Публикаций в сигнале: ${all}, из них уже на учёте: ${known}. Поэтому не записана ни одна; остальные сохранены здесь.`,
    all: 'Все публикации этого сигнала уже на учёте: записывать нечего.',
    unrecorded: 'не записана',
    rest: (count) => `Записать остальные отдельно: ${count}`,
    join: (number) => `Добавить остальные к ${number}`,
    joinSure: (number) => `Добавить остальные публикации к записи ${number}? Они получат её номер.`,
  },
  similar: {
    title: 'Похоже на то, что уже на учёте',
    line: (number, percent) => `${number} (${percent} %)`,
    mark: 'Отметить совпадения в тексте',
    open: 'Открыть запись',
    add: 'Это то же самое: добавить к ней',
    addSure: (number) => `Добавить публикацию к записи ${number}? Нового номера не будет: она получит этот.`,
    adding: 'Добавляем публикацию и её свидетельство…',
    addYes: 'Добавить',
    addNo: 'Не добавлять',
    added: (number) => `Публикация добавлена к записи ${number}. Черновик убран.`,
    failed: 'Не добавлено, черновик остался.',
  },
  seen: {
    begin: 'Просмотрено, не обращение',
    question: 'Почему это не обращение?',
    hint: 'Коллеги увидят пометку возле публикации и не будут смотреть второй раз. Взять её на учёт можно и потом.',
    reasons: {
      'no-substance': 'нет существа дела',
      advert: 'реклама',
      joke: 'шутка',
      solved: 'уже решено',
      'not-ours': 'не к нам',
      'recorded-elsewhere': 'учтено под другим номером',
      other: 'другое',
    },
    back: 'Назад',
    title: 'Просмотрено',
    line: (reason, name) => `Просмотрено: ${reason}, ${name}`,
    kept: 'Пометка сохранена. Черновик убран.',
    withdraw: 'Снять пометку',
    withdrawn: 'Пометка снята.',
    offline: 'Пометка не сохранена: сервер не ответил. Черновик остался, попробуйте ещё раз.',
    notice: 'Коллега уже смотрел эту публикацию и не счёл её обращением. Взять её на учёт всё равно можно.',
  },
  templates: {
    title: 'Шаблоны',
    choose: 'Подставить шаблон',
    none: 'Шаблонов пока нет. Заполните черновик и сохраните его ответы под именем.',
    name: 'Имя шаблона',
    nameHint: 'Сохраняются вид, тема, место, адрес и примечание; только в этом браузере.',
    keep: 'Сохранить как шаблон',
    kept: (name) => `Шаблон «${name}» сохранён.`,
    remove: 'Удалить выбранный шаблон',
    removed: (name) => `Шаблон «${name}» удалён.`,
    applied: (name) => `Подставлен шаблон «${name}».`,
  },
  files: {
    title: 'Фото и документы',
    hint: 'Выберите, перетащите или вставьте (Ctrl+V). До 20 МБ каждый. Хранятся в браузере и уйдут вместе с записью.',
    size: (megabytes) => `${megabytes.toFixed(1).replace('.', ',')} МБ`,
    choose: 'Выбрать файлы',
    adding: 'Сохраняем файлы…',
    added: (name) => `Добавлен файл «${name}».`,
    removed: (name) => `Файл «${name}» убран.`,
    remove: 'Убрать',
    removeOf: (name) => `Убрать: ${name}`,
    fault: (name, why) => `«${name}»: ${why}`,
    faults: {
      type: 'такой вид файла не принимается. Подойдут фото, видео MP4, PDF, DOCX, XLSX.',
      size: 'больше 20 МБ. Уменьшите файл.',
      empty: 'файл пуст.',
      'too-many': 'больше десяти файлов к одной записи приложить нельзя.',
      'not-kept': 'браузер не дал сохранить файл: возможно, нет места.',
    },
    links: 'Ссылки',
    link: 'Ссылка',
    addLink: 'Добавить',
    notAnAddress: 'Это не адрес. Вставьте его целиком, с https:// в начале.',
  },
  filters: {
    label: 'Показать только',
    all: 'Все',
    draft: 'Черновики',
    shown: (count) => `Показано: ${count}`,
    none: 'С такими пометками ничего нет.',
    tags: 'По пометкам',
  },
  keys: {
    title: 'Клавиши',
    open: 'Клавиши',
    close: 'Закрыть',
    onPage: 'На странице',
    inPanel: 'В панели',
    clip: 'взять на учёт выделенное или страницу',
    walk: 'начать обход публикаций с клавиатуры',
    step: 'следующая и предыдущая публикация (во время обхода)',
    take: 'взять публикацию на учёт (во время обхода)',
    leave: 'закончить обход; фокус вернётся на прежнее место',
    send: 'отправить черновик',
    undo: 'отменить отправку, пока она не ушла',
    suggestion: 'взять предложение в поле с фокусом',
    help: 'этот список',
    closeView: 'закрыть открытое и вернуться к списку дня',
    unset: 'сочетание не назначено: назначьте его в настройках браузера',
  },
};
