/** The languages of Dauys: Kazakh (the state language), Russian (used officially beside it) and English. */
export const LANGUAGES = ['kk', 'ru', 'en'] as const;

export type Language = (typeof LANGUAGES)[number];

/** The same text in every language that Dauys speaks. */
export type Localized = Readonly<Record<Language, string>>;

/**
 * The language of Dauys that fits best.
 *
 * @param wishes BCP 47 tags in order of preference, such as `navigator.languages` or the parts of an
 *   `Accept-Language` header; only the primary subtag counts, and `kz`, which many Kazakh pages declare by
 *   mistake (it is the country), means Kazakh
 * @returns the first wish that Dauys speaks, else Kazakh: the state language (Constitution, art. 7)
 */
export function pickLanguage(wishes: readonly (string | null | undefined)[]): Language {
  for (const wish of wishes) {
    const primary = wish?.trim().toLowerCase().split(/[-_;]/)[0];
    const found = LANGUAGES.find((language) => language === (primary === 'kz' ? 'kk' : primary));
    if (found) return found;
  }
  return 'kk';
}
