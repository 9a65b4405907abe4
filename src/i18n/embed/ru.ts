/** What the page on which a webmaster puts the snippet together says. */
export interface EmbedMessages {
  readonly title: string;
  readonly lead: string;
  readonly agency: string;
  readonly elements: string;
  readonly form: string;
  readonly status: string;
  readonly figures: string;
  readonly language: string;
  readonly ofPage: string;
  readonly theme: string;
  readonly themes: Readonly<Record<'auto' | 'light' | 'dark', string>>;
  readonly topic: string;
  readonly noTopic: string;
  readonly accent: string;
  readonly onAccent: string;
  readonly ownColours: string;
  readonly corners: string;
  readonly version: string;
  readonly newest: string;
  readonly pinned: string;
  readonly pinnedHint: string;
  readonly chunks: string;
  readonly chunksHint: string;
  readonly html: string;
  readonly css: string;
  readonly csp: string;
  readonly cspHint: string;
  readonly copy: string;
  readonly copied: string;
  readonly copyFailed: string;
  readonly origin: string;
  readonly originHint: string;
  readonly check: string;
  readonly listed: string;
  /** Followed by the command on a line of its own. */
  readonly notListed: string;
  readonly notAnOrigin: string;
  readonly notAsked: string;
  readonly preview: string;
  readonly previewHint: string;
  readonly needsScript: string;
  readonly hosted: string;
}

export const messages: EmbedMessages = {
  title: 'Поставить форму на сайт',
  lead: 'Выберите, что показать и как это выглядит, и скопируйте код на свою страницу. Больше ничего ставить и обновлять не надо.',
  agency: 'Орган',
  elements: 'Что показать',
  form: 'Форма обращения',
  status: 'Где моё обращение',
  figures: 'Показатели органа',
  language: 'Язык',
  ofPage: 'как у страницы',
  theme: 'Светлый или тёмный вид',
  themes: { auto: 'как у страницы', light: 'светлый', dark: 'тёмный' },
  topic: 'Тема обращения заранее',
  noTopic: 'выберет сам человек',
  ownColours: 'Свои цвета',
  accent: 'Кнопки и ссылки',
  onAccent: 'Текст на кнопке',
  corners: 'Скругление углов, пиксели',
  version: 'Версия',
  newest: 'Всегда новая: исправления приходят сами',
  pinned: 'Закреплённая, с проверкой целостности (SRI)',
  pinnedHint: 'Браузер не выполнит скрипт, если в нём изменился хоть один знак. Обновлять код придётся вам.',
  chunks: 'Проверять и части, которые скрипт подгружает',
  chunksHint:
    'Атрибут integrity защищает только сам скрипт. Части защищает карта импорта: её понимают Chromium с версии 127, Firefox с 138 и Safari с 18, остальные браузеры её пропускают. На странице не должно быть другой карты импорта, и эта стоит перед всеми модулями.',
  html: 'Код страницы',
  css: 'Оформление (в ваш файл CSS)',
  csp: 'Добавить в Content-Security-Policy',
  cspHint: 'Нужно, только если ваш сайт отправляет такую политику.',
  copy: 'Скопировать',
  copied: 'Скопировано.',
  copyFailed: 'Браузер не дал скопировать. Выделите код и скопируйте сами.',
  origin: 'Есть ли ваш сайт в списке органа?',
  originHint: 'Адрес сайта, например https://akimat.example.kz',
  check: 'Проверить',
  listed: 'Да, этот сайт в списке. Форма там заработает.',
  notListed: 'Нет, этого сайта в списке нет. Передайте оператору команду:',
  notAnOrigin: 'Это не адрес сайта. Напишите его так: https://akimat.example.kz',
  notAsked: 'Проверить не получилось. Попробуйте ещё раз.',
  preview: 'Так это выглядит',
  previewHint: 'Форма настоящая: отправленное отсюда будет зарегистрировано.',
  needsScript: 'Этой странице нужен JavaScript. Код и все настройки описаны в docs/webmaster.md.',
  hosted: 'Если встроить нельзя, дайте ссылку на готовую страницу:',
};
