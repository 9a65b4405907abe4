import type { Language } from '../../src/appeal/language.ts';
import type { FieldWords, WidgetField } from '../../src/i18n/widget/form/ru.ts';
import type { Surroundings } from '../words.ts';
import type { CounterWords } from './counter-home.ts';
import type { FormWords } from './form-view.ts';

/** They come together. */
export function isComplete(words: FormWords): words is CounterWords {
  return words.standing !== undefined;
}

/** Loads what is said after the first page. */
export async function laterWords(
  language: Language,
  words: Surroundings['words'],
): Promise<Omit<CounterWords, 'frame' | 'form'>> {
  const [later, standing] = await Promise.all([words('later', language), words('standing', language)]);
  return { ...later, standing };
}

const NO_WORDS: FieldWords = { label: '' };

/** How a field is called, on whichever page it stands; nameless until its page's words are there. */
export function wordsOf(field: WidgetField, { form, steps }: FormWords): FieldWords {
  const known: Partial<Record<WidgetField, FieldWords>> = { ...steps?.fields, ...form.fields };
  return known[field] ?? NO_WORDS;
}
