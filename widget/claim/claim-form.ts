import { html, type TemplateResult } from 'lit/html.js';
import { ClaimedSchema, type ClaimOffer, ClaimOfferSchema } from '../../src/appeal/claim.ts';
import type { Language } from '../../src/appeal/language.ts';
import { regionKato, regionPrefixOf } from '../../src/appeal/region-prefixes.ts';
import { callIntake } from '../../src/client/intake-call.ts';
import type { ClaimMessages } from '../../src/i18n/claim/ru.ts';
import type { Notice } from '../../src/i18n/widget/form/ru.ts';
import { AppealForm } from '../appeal-form/appeal-form.ts';
import type { SubmitAs } from '../appeal-form/counter-home.ts';
import { isBlank } from '../appeal-form/fields.ts';
import type { Addressed } from '../appeal-form/filing.ts';
import type { FormWords } from '../appeal-form/form-view.ts';
import type { SigningPurpose } from '../appeal-form/signing/sign.ts';
import { timeInWords } from '../appeal-time.ts';
import { DauysElement } from '../dauys-element.ts';
import type { Changed, Declarations } from '../drawn-element.ts';
import { claimStyles } from '../look/claim-styles.ts';
import type { Surroundings } from '../words.ts';
import { drawClipped, drawProof, drawShut } from './claim-view.ts';
import { type KeptInvitation, keepCode, leaveInvitation, takeInvitation } from './invitation-link.ts';

const SAYINGS: Readonly<Record<Language, () => Promise<{ readonly claimMessages: ClaimMessages }>>> = {
  kk: () => import('../../src/i18n/claim/kk.ts'),
  ru: () => import('../../src/i18n/claim/ru.ts'),
  en: () => import('../../src/i18n/claim/en.ts'),
};

/** One form of the page takes the invitation; any others are ordinary ones. */
let taken = false;

/** What came of the invitation; `undefined` until it is known. `text` of a notice is the intake's own. */
type Opened = { readonly offer: ClaimOffer } | { readonly shut: Notice | 'offline' };

/**
 * The form as the author of a clipped post meets it, who came by the link of an invitation: the post first,
 * then the same form with what was clipped filled in, which makes the signal their appeal.
 */
export class ClaimForm extends AppealForm {
  static override styles = [...AppealForm.styles, claimStyles];

  static override properties: Declarations = {
    opened: { state: true },
    sayings: { state: true },
    invitation: { state: true },
  };

  declare private opened: Opened | undefined;
  declare private sayings: Partial<Record<Language, ClaimMessages>>;
  /** `undefined` once the person has left it, and for every form of the page but the first. */
  declare private invitation: KeptInvitation | undefined;
  #asked = false;

  constructor() {
    super();
    this.sayings = {};
  }

  override connectedCallback(): void {
    if (!taken) this.invitation = takeInvitation();
    taken = true;
    super.connectedCallback();
  }

  protected override get draftName(): string {
    const { invitation } = this;
    // Each invitation has a draft of its own; a few characters of 43 tell nobody the others.
    return invitation ? `${this.agencyCode} ${invitation.token.slice(0, 6)}` : this.agencyCode;
  }

  protected override get addressed(): Addressed {
    const offer = this.#offer;
    const own = super.addressed;
    return offer ? { ...own, agency: offer.agency.code } : own;
  }

  protected override readonly submitAs: SubmitAs = async (submission, signature) => {
    const { invitation } = this;
    const request = {
      method: 'POST',
      path: 'v1/claim',
      headers: { 'Dauys-Invitation': invitation?.token ?? '' },
      body: { submission, ...(signature ? { signature } : {}) },
    } as const;
    const outcome = await callIntake(this.settings, request, ClaimedSchema);
    if (!outcome.ok) return outcome;
    const { receipt, accountCode } = outcome.value;
    if (invitation) this.invitation = { ...invitation, code: accountCode };
    keepCode(accountCode);
    return { ok: true, value: receipt };
  };

  protected override get signingFor(): SigningPurpose {
    const offer = this.#offer;
    return offer ? { purpose: 'claim', number: offer.signal } : super.signingFor;
  }

  protected override get edsHere(): boolean | undefined {
    return this.#offer?.eds;
  }

  /** What was clipped, once the intake has told it. */
  get #offer(): ClaimOffer | undefined {
    const { opened } = this;
    return opened && 'offer' in opened ? opened.offer : undefined;
  }

  protected override async learn(language: Language): Promise<FormWords> {
    const [words, { claimMessages }] = await Promise.all([super.learn(language), SAYINGS[language]()]);
    this.sayings = { ...this.sayings, [language]: claimMessages };
    return words;
  }

  protected override updated(): void {
    super.updated();
    const { counter } = this;
    // The draft is open when the counter is: only then is it known what was typed before.
    if (!this.invitation || !counter || this.#asked || counter.filing.receipt) return;
    this.#asked = true;
    void this.#open();
  }

  protected override content(words: FormWords): TemplateResult {
    const { invitation, opened } = this;
    const say = this.sayings[this.language];
    if (!invitation || !say) return super.content(words);
    const { standing, form, steps } = words;
    if (this.counter?.filing.receipt) {
      return html`${super.content(words)}${invitation.code ? drawProof(invitation.code, say) : ''}`;
    }
    if (opened && 'shut' in opened) return this.#drawShut(opened.shut, say);
    if (!opened || !standing || !steps) return html`<p class="lead" role="status">${say.reading}</p>`;
    const { title, promise, send, textLabel, textHint } = say.form;
    const fields = { ...form.fields, text: { label: textLabel, hint: textHint } };
    const own = { ...words, form: { ...form, title, promise, fields }, steps: { ...steps, send } };
    // The post stands beside the page that asks for its words; the others are questions like any.
    if (this.step !== 'matter') return super.content(own);
    return html`
      ${drawClipped(opened.offer, say, this.language, (instant) => timeInWords(instant, standing))}
      ${super.content(own)}
    `;
  }

  #drawShut(shut: Notice | 'offline', say: ClaimMessages): TemplateResult {
    const again = { label: say.again, act: () => void this.#open() };
    const ordinary = { label: say.ordinary, act: () => this.#leave() };
    return shut === 'offline' ? drawShut(say.offline, [again, ordinary]) : drawShut(shut, [ordinary]);
  }

  /** Asks what was clipped, and fills it in where nothing was typed yet. */
  async #open(): Promise<void> {
    this.opened = undefined;
    const request = {
      method: 'GET',
      path: 'v1/claim',
      headers: { 'Dauys-Invitation': this.invitation?.token ?? '' },
    } as const;
    const outcome = await callIntake(this.settings, request, ClaimOfferSchema, this.leaving.signal);
    if (outcome.ok) {
      this.#suggest(outcome.value);
      this.opened = { offer: outcome.value };
      void this.focusOn('#clipped');
      return;
    }
    const { failure } = outcome;
    const told = failure.kind === 'problem' && failure.problem.status < 500 ? failure.problem : undefined;
    this.opened = { shut: told ? { title: told.title, text: told.detail } : 'offline' };
    void this.focusOn('#shut');
  }

  #suggest({ kind, topic, place, post }: ClaimOffer): void {
    const { draft } = this;
    if (!draft || !isBlank(draft.values)) return;
    const prefix = regionPrefixOf(place.kato);
    const found = {
      ...{ kind, topic, chosen: 'yes', text: post.text ?? '', address: place.address ?? '' },
      kato: prefix ? regionKato(prefix) : '',
    };
    draft.put({ values: { ...draft.values, ...found } });
  }

  /** Makes the page an ordinary one again. */
  #leave(): void {
    leaveInvitation();
    this.invitation = undefined;
    this.begin();
    void this.focusOn('#title');
  }

  protected override willUpdate(changed: Changed): void {
    const { invitation, counter } = this;
    // The receipt was put away: what comes next is another appeal.
    if (invitation?.code && counter && !counter.filing.receipt && !counter.filing.sending) {
      leaveInvitation();
      this.invitation = undefined;
      this.begin();
    }
    super.willUpdate(changed);
  }
}

/** Lets the page use the tag. */
export function define(surroundings: Surroundings): void {
  DauysElement.surroundings = surroundings;
  // It takes the form's place whole: what is dressed anew when more is loaded wears this as well.
  AppealForm.styles = ClaimForm.styles;
  if (!customElements.get('dauys-appeal-form')) customElements.define('dauys-appeal-form', ClaimForm);
}
