import { choices } from '../../src/i18n/choices/ru.ts';
import { messages as frame } from '../../src/i18n/widget/frame/ru.ts';

export const messages = { ...frame, ...choices };
