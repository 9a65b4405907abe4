import { computed, effect, signal } from '@preact/signals';
import type { Language } from '../appeal/language.ts';
import {
  keepLanguageSetting,
  type LanguageSetting,
  languageFor,
  readLanguageSetting,
  watchLanguageSetting,
} from '../clip/language-setting.ts';
import { extensionMessages } from '../i18n/extension/messages.ts';

/** What the official chose. */
export const languageSetting = signal<LanguageSetting>('auto');

/** The language this page speaks just now. */
export const language = computed<Language>(() => languageFor(languageSetting.value));

/** This page's words; a component that reads them is drawn anew when the language changes. */
export const words = computed(() => extensionMessages(language.value));

/**
 * Takes up the official's language and follows it when it changes, here or on another page.
 *
 * @param title the page's title in each language
 * @param abort ends the following
 */
export async function followLanguage(title: () => string, abort: AbortSignal): Promise<void> {
  watchLanguageSetting((setting) => {
    languageSetting.value = setting;
  }, abort);
  languageSetting.value = await readLanguageSetting();
  const stop = effect(() => {
    document.documentElement.lang = language.value;
    document.title = title();
  });
  abort.addEventListener('abort', stop, { once: true });
}

/** Chooses a language for every page of the extension and for the buttons beside posts. */
export async function chooseLanguage(setting: LanguageSetting): Promise<void> {
  languageSetting.value = setting;
  await keepLanguageSetting(setting);
}
