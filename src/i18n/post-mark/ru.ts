/** The words of what a post wears on its page. The worker says them: a page loads no word that it may not need. */
export interface PostMarkMessages {
  /** The name of the chip on a post that has a record. */
  recorded(number: string, state: string, agency: string): string;
  /** On the chip of a post whose clip has not reached the register yet. */
  readonly waiting: string;
  readonly waitingName: string;
  /** The name of the note on a post that was seen and is no appeal. */
  seen(line: string): string;
}

export const postMarkMessages: PostMarkMessages = {
  recorded: (number, state, agency) =>
    `Публикация на учёте: ${number}, ${state}, ${agency}. Открыть в панели Dauys`,
  waiting: 'Ждёт отправки',
  waitingName: 'Публикация сохранена и ждёт отправки. Открыть в панели Dauys',
  seen: (line) => `${line}. Открыть в панели Dauys`,
};
