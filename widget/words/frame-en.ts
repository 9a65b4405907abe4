import { choices } from '../../src/i18n/choices/en.ts';
import { messages as frame } from '../../src/i18n/widget/frame/en.ts';

export const messages = { ...frame, ...choices };
