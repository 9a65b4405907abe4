/** What is said of an appeal on its receipt, and wherever else it is shown where it stands. */
export interface FactMessages {
  readonly received: string;
  readonly registered: string;
  readonly deadline: string;
  /**
   * The last day for the answer in plain words; `day` in words too, as the terms give it, and the term that it
   * comes from, where it is still the law’s own.
   */
  mustAnswer(day: string, workingDays?: number): string;
  article(article: string): string;
  readonly agency: string;
}

const DAYS_IN_WORDS: Readonly<Record<number, string>> = { 15: 'пятнадцать', 20: 'двадцать' };

export const messages: FactMessages = {
  received: 'Поступило',
  registered: 'Зарегистрировано',
  deadline: 'Срок ответа',
  mustAnswer: (day, workingDays) =>
    `Вам обязаны ответить не позднее ${day}${workingDays ? `: ${DAYS_IN_WORDS[workingDays] ?? workingDays} рабочих дней` : ''}.`,
  article: (article) => `АППК, ст. ${article.replace('-', '–')}`,
  agency: 'Кому',
};
