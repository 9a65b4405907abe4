import { typedErrors as fieldErrors } from '../../src/i18n/field-errors/kk.ts';
import { messages as answers } from '../../src/i18n/widget/answers/kk.ts';
import { messages as receipt } from '../../src/i18n/widget/receipt/kk.ts';
import { messages as steps } from '../../src/i18n/widget/steps/kk.ts';

export const messages = { steps, receipt, answers: { ...answers, fieldErrors } };
