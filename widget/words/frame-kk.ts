import { choices } from '../../src/i18n/choices/kk.ts';
import { messages as frame } from '../../src/i18n/widget/frame/kk.ts';

export const messages = { ...frame, ...choices };
