/** What the panel says of a page that was read wrong. */
export interface PageReportMessages {
  readonly title: string;
  readonly what: string;
  readonly partial: string;
  size(kilobytes: number): string;
  readonly save: string;
  readonly next: string;
  readonly look: string;
  readonly close: string;
  readonly gone: string;
}

export const pageReportMessages: PageReportMessages = {
  title: 'Страница для разработчиков',
  what: 'Здесь строение страницы, по которому можно починить чтение. Все слова, имена, числа, адреса и время заменены случайными, картинки и скрипты убраны. Никуда ничего не отправлено.',
  partial: 'Страница слишком длинная: взяты её первые публикации.',
  size: (kilobytes) => `Размер: ${kilobytes} КБ`,
  save: 'Сохранить файл',
  next: 'Отправьте файл тем, кто сопровождает расширение, и напишите, что прочиталось неверно.',
  look: 'Посмотреть, что в файле',
  close: 'Закрыть',
  gone: 'Этой страницы в памяти уже нет. Откройте её и выберите в меню «Чтение этой страницы сломалось…» ещё раз.',
};
