import { fieldErrors } from '../../src/i18n/field-errors/kk.ts';
import { messages as answers } from '../../src/i18n/widget/answers/kk.ts';

export const messages = { ...answers, fieldErrors };
