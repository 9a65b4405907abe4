/** What stands in the place of a form that could not send. */
export interface UnavailableMessages {
  readonly title: string;
  /** Where else an appeal can be filed. */
  readonly elsewhere: string;
  readonly forWebmaster: string;
  origin(origin: string, agency: string): string;
  agency(agency: string, intake: string): string;
}

export const messages: UnavailableMessages = {
  title: 'На этой странице форма не работает',
  elsewhere: 'Обращение можно подать на портале E-Otinish, письмом или лично в канцелярии органа.',
  forWebmaster: 'Для веб-мастера',
  origin: (origin, agency) =>
    `Адреса ${origin} нет в списке сайтов органа ${agency}. Попросите оператора приёма обращений добавить этот адрес (origin) к органу ${agency}.`,
  agency: (agency, intake) =>
    `Органа с кодом «${agency}» на ${intake} нет. Проверьте атрибуты agency и intake у тега dauys-appeal-form.`,
};
