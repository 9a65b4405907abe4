import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Language } from '../src/appeal/language.ts';
import { type Declarations, DrawnElement } from './drawn-element.ts';
import { baseStyles } from './look/base-styles.ts';
import { hasDarkPage } from './look/page-theme.ts';
import type { Frame, Surroundings } from './words.ts';

/** Each language by its own name, in the order state bodies write them. */
const LANGUAGE_NAMES: readonly (readonly [Language, string])[] = [
  ['kk', 'Қазақша'],
  ['ru', 'Русский'],
  ['en', 'English'],
];

/**
 * What both elements of the widget share: the agency and the intake they talk to, the language (attribute,
 * page, browser, or the person's own choice) and the theme. It draws nothing but its own light children until
 * one language is there, so a page can put a plain link inside the tag for browsers without script.
 */
export abstract class DauysElement<Words extends { readonly frame: Frame }> extends DrawnElement {
  /** Set once by the entry, before the first element of any kind is defined. */
  static surroundings: Surroundings;

  static override styles = baseStyles;

  static override properties: Declarations = {
    agency: {},
    intake: {},
    theme: {},
    // Under another name: `lang` belongs to every HTML element already.
    ownLanguage: { attribute: 'lang' },
    words: { state: true },
    language: { state: true },
    dark: { state: true },
    announcement: { state: true },
    stuck: { state: true },
  };

  /** The agency's code, such as `TLD`. */
  declare agency: string | undefined;
  /** The intake's address; the script's own origin unless told. */
  declare intake: string | undefined;
  /** `light`, `dark` or `auto`: as dark as the page around it. */
  declare theme: string | undefined;
  declare protected words: Words | undefined;
  declare protected language: Language;
  /** Said once by screen readers, seen by nobody. */
  declare protected announcement: string;
  declare private dark: boolean;
  /** The language last chosen could not be loaded. */
  declare private stuck: boolean;

  /** Ends with the element's life in the page. */
  protected leaving = new AbortController();

  constructor() {
    super();
    this.language = 'kk';
    this.announcement = '';
    this.dark = false;
    this.stuck = false;
  }

  protected get agencyCode(): string {
    return (this.agency ?? '').trim().toUpperCase();
  }

  /** How the functions of `src/client` want to be told whom to ask. */
  protected get settings(): { readonly baseUrl: string; readonly language: Language } {
    return { baseUrl: this.intake?.trim() || DauysElement.surroundings.intake, language: this.language };
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.leaving = new AbortController();
    const { signal } = this.leaving;
    const follow = () => this.#followPage();
    const observer = new MutationObserver(follow);
    observer.observe(document.documentElement, { attributeFilter: ['lang', 'class', 'style', 'data-theme'] });
    signal.addEventListener('abort', () => observer.disconnect());
    // Safari before 14 has no addEventListener here; such a page keeps the theme it started with.
    matchMedia('(prefers-color-scheme: dark)').addEventListener?.('change', follow, { signal });
    follow();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.leaving.abort();
  }

  override attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    super.attributeChangedCallback(name, before, after);
    if (this.isConnected && (name === 'lang' || name === 'theme')) this.#followPage();
  }

  /** Loads all that the element says at this moment in a language. */
  protected abstract learn(language: Language): Promise<Words>;

  /** What the element itself shows, once it can speak. */
  protected abstract content(words: Words): TemplateResult;

  protected override render(): TemplateResult {
    if (!this.words) return html`<slot></slot>`;
    return html`
      <div class="root ${this.dark ? 'dark' : ''}" part="root" lang=${this.language}>
        <div class="languages" role="group" aria-label=${this.words.frame.languageSwitch}>
          ${LANGUAGE_NAMES.map(
            ([language, name]) => html`
              <button
                type="button"
                lang=${language}
                aria-pressed=${language === this.language}
                @click=${() => this.#speak(language)}
              >${name}</button>`,
          )}
        </div>
        ${this.stuck ? html`<p class="hint" role="alert">${this.words.frame.languageFailed}</p>` : nothing}
        ${this.content(this.words)}
        <p class="unseen" role="status">${this.announcement}</p>
      </div>
    `;
  }

  /** Dispatches an event that also crosses the shadow roots of the page. */
  protected tell(
    name: 'dauys-ready' | 'dauys-step' | 'dauys-submitted' | 'dauys-error',
    detail: Readonly<Record<string, string>>,
  ): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  /** Focuses what matches once it is drawn, and brings it into view. */
  protected async focusOn(selector: string): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  declare private pageLanguage: Language | undefined;

  /** The page's language and look may change while it is open: a switch of its own, an evening theme. */
  #followPage(): void {
    this.dark = this.theme === 'dark' || (this.theme !== 'light' && hasDarkPage(this));
    const language = DauysElement.surroundings.languageOf(this);
    // Only a change on the page's side overrules what the person chose here.
    if (language === this.pageLanguage) return;
    this.pageLanguage = language;
    void this.#speak(language);
  }

  declare private wanted: Language | undefined;

  async #speak(language: Language): Promise<void> {
    this.wanted = language;
    try {
      const words = await this.learn(language);
      // A later choice may have been loaded sooner.
      if (this.wanted !== language) return;
      const first = !this.words;
      this.words = words;
      this.language = language;
      this.stuck = false;
      if (!first) return;
      await this.updateComplete;
      this.tell('dauys-ready', { language });
    } catch {
      this.stuck = this.wanted === language;
    }
  }
}
