import { browser } from '@wxt-dev/browser';
import { LANGUAGES, type Language, pickLanguage } from '../appeal/language.ts';

/** The language the official chose, or `auto`: the browser's. */
export type LanguageSetting = Language | 'auto';

const KEY = 'language';

/** What is kept under the key, whoever wrote it. */
function settingOf(kept: unknown): LanguageSetting {
  return LANGUAGES.find((language) => language === kept) ?? 'auto';
}

/** The language that a setting means in this browser. */
export function languageFor(setting: LanguageSetting): Language {
  return pickLanguage([setting, ...navigator.languages]);
}

/** Reads the setting. It is no secret, so it lies where content scripts can read it too. */
export async function readLanguageSetting(): Promise<LanguageSetting> {
  const kept = await browser.storage.local.get(KEY);
  return settingOf(kept[KEY]);
}

export async function keepLanguageSetting(setting: LanguageSetting): Promise<void> {
  await browser.storage.local.set({ [KEY]: setting });
}

/**
 * Tells of every change, wherever it was made.
 *
 * @param signal ends the watch
 */
export function watchLanguageSetting(
  listener: (setting: LanguageSetting) => void,
  signal?: AbortSignal,
): void {
  const own = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    if (area === 'local' && KEY in changes) listener(settingOf(changes[KEY]?.newValue));
  };
  browser.storage.onChanged.addListener(own);
  signal?.addEventListener('abort', () => browser.storage.onChanged.removeListener(own), { once: true });
}
