/** The few words that stand beside a post on its own page; kept apart so that a page loads no others. */
export interface ClipButtonMessages {
  /** What the button does; its name for a screen reader and its tooltip. */
  readonly clip: string;
  /** The name of the chip on a post that has a record. */
  recorded(number: string, state: string, agency: string): string;
  /** On the chip of a post whose clip has not reached the register yet. */
  readonly waiting: string;
  readonly waitingName: string;
  /** The name of the note on a post that was seen and is no appeal. */
  seen(line: string): string;
  /** The extension was updated under an open page. */
  readonly reload: string;
  readonly failed: string;
}

export const clipButtonMessages: ClipButtonMessages = {
  clip: 'Взять публикацию на учёт в Dauys',
  recorded: (number, state, agency) =>
    `Публикация на учёте: ${number}, ${state}, ${agency}. Открыть в панели Dauys`,
  waiting: 'Ждёт отправки',
  waitingName: 'Публикация сохранена и ждёт отправки. Открыть в панели Dauys',
  seen: (line) => `${line}. Открыть в панели Dauys`,
  reload: 'Dauys обновился. Обновите страницу и нажмите ещё раз.',
  failed: 'Не удалось. Нажмите ещё раз.',
};
