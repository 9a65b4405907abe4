import type { FactMessages } from './ru.ts';

const DAYS_IN_WORDS: Readonly<Record<number, string>> = { 15: 'fifteen', 20: 'twenty' };

export const messages: FactMessages = {
  received: 'Received',
  registered: 'Registered',
  deadline: 'Deadline for the answer',
  mustAnswer: (day, workingDays) =>
    `You must be answered by ${day}${workingDays ? `: ${DAYS_IN_WORDS[workingDays] ?? workingDays} working days` : ''}.`,
  article: (article) => `APPC, art. ${article.replace('-', '–')}`,
  agency: 'To',
};
