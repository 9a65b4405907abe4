import type { FrameMessages } from './ru.ts';

export const messages: FrameMessages = {
  languageSwitch: 'Нысан тілі',
  languageFailed: 'Байланыс жоқ: тіл ауыспады. Жазғаныңыз түгел сақталды.',
};
