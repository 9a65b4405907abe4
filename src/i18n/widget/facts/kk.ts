import type { FactMessages } from './ru.ts';

const DAYS_IN_WORDS: Readonly<Record<number, string>> = { 15: 'он бес', 20: 'жиырма' };

export const messages: FactMessages = {
  received: 'Түскен уақыты',
  registered: 'Тіркелген күні',
  deadline: 'Жауап мерзімі',
  mustAnswer: (day, workingDays) =>
    `Сізге ${ablative(day)} кешіктірмей жауап берілуге тиіс${workingDays ? `: ${DAYS_IN_WORDS[workingDays] ?? workingDays} жұмыс күні` : ''}.`,
  article: (article) => `ӘРПК, ${article.replace('-', '–')}-бап`,
  agency: 'Кімге',
};

/**
 * The day in the ablative, as «…кешіктірмей» (not later than) wants it: 14 желтоқсаннан, 3 қыркүйектен. The
 * ending follows the month's last sound and its vowels.
 */
function ablative(day: string): string {
  if (/[нм]$/.test(day)) return `${day}нан`;
  if (day.endsWith('к')) return `${day}тен`;
  return /(сәуір|шілде)$/.test(day) ? `${day}ден` : `${day}дан`;
}
