import { fieldErrors } from '../../src/i18n/field-errors/ru.ts';
import { messages as answers } from '../../src/i18n/widget/answers/ru.ts';

export const messages = { ...answers, fieldErrors };
