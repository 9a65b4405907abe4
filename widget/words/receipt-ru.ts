import { standing } from '../../src/i18n/standing/ru.ts';
import { messages as receipt } from '../../src/i18n/widget/receipt/ru.ts';

export const messages = { ...receipt, ...standing };
