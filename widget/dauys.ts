import type { Language } from '../src/appeal/language.ts';
import type { Surroundings, Vocabulary } from './words.ts';

/*
 * The one script of a page: <script type="module" src="https://…/widget/v1/dauys.js">. It is tiny, looks which
 * elements the page holds now or gets later (a dialog, a framework's page), and loads only those, in one
 * language, side by side.
 */

const vocabulary: {
  readonly [Part in keyof Vocabulary]: Readonly<
    Record<Language, () => Promise<{ readonly messages: Vocabulary[Part] }>>
  >;
} = {
  frame: {
    kk: () => import('./words/frame-kk.ts'),
    ru: () => import('./words/frame-ru.ts'),
    en: () => import('./words/frame-en.ts'),
  },
  form: {
    kk: () => import('../src/i18n/widget/form/kk.ts'),
    ru: () => import('../src/i18n/widget/form/ru.ts'),
    en: () => import('../src/i18n/widget/form/en.ts'),
  },
  later: {
    kk: () => import('./words/later-kk.ts'),
    ru: () => import('./words/later-ru.ts'),
    en: () => import('./words/later-en.ts'),
  },
  standing: {
    kk: () => import('./words/standing-kk.ts'),
    ru: () => import('./words/standing-ru.ts'),
    en: () => import('./words/standing-en.ts'),
  },
  status: {
    kk: () => import('../src/i18n/widget/status/kk.ts'),
    ru: () => import('../src/i18n/widget/status/ru.ts'),
    en: () => import('../src/i18n/widget/status/en.ts'),
  },
  after: {
    kk: () => import('../src/i18n/widget/after/kk.ts'),
    ru: () => import('../src/i18n/widget/after/ru.ts'),
    en: () => import('../src/i18n/widget/after/en.ts'),
  },
  figures: {
    kk: () => import('../src/i18n/widget/figures/kk.ts'),
    ru: () => import('../src/i18n/widget/figures/ru.ts'),
    en: () => import('../src/i18n/widget/figures/en.ts'),
  },
};

/** By hand and not `pickLanguage`: see `Surroundings` for why nothing is shared with the elements. */
function languageOf(element: Element): Language {
  const wishes = [
    element.closest('[lang]')?.getAttribute('lang'),
    document.documentElement.lang,
    ...navigator.languages,
  ];
  for (const wish of wishes) {
    const primary = wish?.trim().toLowerCase().split(/[-_]/)[0];
    if (primary === 'kk' || primary === 'ru' || primary === 'en') return primary;
  }
  return 'kk';
}

const surroundings: Surroundings = {
  intake: new URL(import.meta.url).origin,
  languageOf,
  words: async (part, language) => (await vocabulary[part][language]()).messages,
};

/** An element's own code, the words it cannot be drawn without, and what else it needs then. */
interface Kind {
  readonly load: () => Promise<{ define(surroundings: Surroundings): void }>;
  readonly parts: readonly (keyof Vocabulary)[];
  readonly more?: readonly (() => Promise<unknown>)[];
}

/** An author came by the link of an invitation: its first word stands in the address, then in the history. */
const invited = () => location.hash.startsWith('#dauys-claim=') || history.state?.dauysClaim;
addEventListener('hashchange', () => {
  if (location.hash.startsWith('#dauys-claim=')) location.reload();
});

/** A draft may be kept on this device, and is opened before the form is shown: the form is waited for whole. */
function isDraftKept(): boolean {
  try {
    const keys = [localStorage, sessionStorage].flatMap((store) => Object.keys(store));
    return keys.some((key) => /^dauys:(kept|last)/.test(key));
  } catch {
    return false;
  }
}

const intake = () => import('./intake.ts');
const form = (): Kind => ({
  load: () => (invited() ? import('./claim/claim-form.ts') : import('./appeal-form/appeal-form.ts')),
  ...(isDraftKept()
    ? {
        parts: ['frame', 'form', 'later', 'standing'],
        more: [() => import('./appeal-form/counter.ts'), intake],
      }
    : { parts: ['frame', 'form'] }),
});

const awaited = new Map<string, Kind>([
  ['dauys-appeal-form', form()],
  [
    'dauys-appeal-status',
    {
      load: () => import('./appeal-status/appeal-status.ts'),
      parts: ['frame', 'status', 'standing'],
      more: [intake],
    },
  ],
  [
    'dauys-appeal-figures',
    {
      load: () => import('./appeal-figures/appeal-figures.ts'),
      parts: ['frame', 'figures', 'standing'],
      more: [intake],
    },
  ],
]);

/** Loads the elements that `root` is or holds and that were not loaded yet. */
function summon(root: Element): void {
  for (const [name, kind] of awaited) {
    const element = root.localName === name ? root : root.querySelector(name);
    if (!element) continue;
    awaited.delete(name);
    // The words and what the elements share would otherwise be found only after the element itself.
    const language = languageOf(element);
    for (const part of kind.parts) surroundings.words(part, language).catch(() => undefined);
    for (const load of kind.more ?? []) load().catch(() => undefined);
    Promise.all([kind.load(), import('./shared.ts')]).then(
      ([{ define }]) => define(surroundings),
      (error: unknown) => {
        awaited.set(name, kind);
        console.error(
          `Dauys: <${name}> could not be loaded; what stands inside the tag stays visible.`,
          error,
        );
      },
    );
  }
}

summon(document.documentElement);
new MutationObserver((records, observer) => {
  for (const { addedNodes } of records) {
    for (const node of addedNodes) {
      if (node instanceof Element) summon(node);
    }
  }
  if (awaited.size === 0) observer.disconnect();
}).observe(document, { childList: true, subtree: true });
