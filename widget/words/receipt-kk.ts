import { standing } from '../../src/i18n/standing/kk.ts';
import { messages as receipt } from '../../src/i18n/widget/receipt/kk.ts';

export const messages = { ...receipt, ...standing };
