import { fieldErrors } from '../../src/i18n/field-errors/en.ts';
import { messages as answers } from '../../src/i18n/widget/answers/en.ts';

export const messages = { ...answers, fieldErrors };
