import type { FrameMessages } from './ru.ts';

export const messages: FrameMessages = {
  languageSwitch: 'Language of the form',
  languageFailed: 'No connection: the language did not change. Everything you typed is still here.',
};
