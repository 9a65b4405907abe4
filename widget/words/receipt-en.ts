import { standing } from '../../src/i18n/standing/en.ts';
import { messages as receipt } from '../../src/i18n/widget/receipt/en.ts';

export const messages = { ...receipt, ...standing };
