/** What both elements of the widget say around themselves. */
export interface FrameMessages {
  /** Names the switch of languages for those who do not see it. */
  readonly languageSwitch: string;
  readonly languageFailed: string;
}

export const messages: FrameMessages = {
  languageSwitch: 'Язык формы',
  languageFailed: 'Нет связи: язык не переключился. Всё, что вы ввели, на месте.',
};
