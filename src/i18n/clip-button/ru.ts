/** The few words that stand beside a post on its own page; kept apart so that a page loads no others. */
export interface ClipButtonMessages {
  /** What the button does; its name for a screen reader and its tooltip. */
  readonly clip: string;
  /** The extension was updated under an open page. */
  readonly reload: string;
  readonly failed: string;
}

export const clipButtonMessages: ClipButtonMessages = {
  clip: 'Взять публикацию на учёт в Dauys',
  reload: 'Dauys обновился. Обновите страницу и нажмите ещё раз.',
  failed: 'Не удалось. Нажмите ещё раз.',
};
