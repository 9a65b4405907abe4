import { typedErrors as fieldErrors } from '../../src/i18n/field-errors/en.ts';
import { messages as answers } from '../../src/i18n/widget/answers/en.ts';
import { messages as receipt } from '../../src/i18n/widget/receipt/en.ts';
import { messages as steps } from '../../src/i18n/widget/steps/en.ts';

export const messages = { steps, receipt, answers: { ...answers, fieldErrors } };
