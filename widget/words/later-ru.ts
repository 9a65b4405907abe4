import { typedErrors as fieldErrors } from '../../src/i18n/field-errors/ru.ts';
import { messages as answers } from '../../src/i18n/widget/answers/ru.ts';
import { messages as receipt } from '../../src/i18n/widget/receipt/ru.ts';
import { messages as steps } from '../../src/i18n/widget/steps/ru.ts';

export const messages = { steps, receipt, answers: { ...answers, fieldErrors } };
