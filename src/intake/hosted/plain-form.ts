import { html } from 'hono/html';
import { APPEAL_KINDS } from '../../appeal/kinds.ts';
import type { Language } from '../../appeal/language.ts';
import { REGIONS } from '../../appeal/places.ts';
import { TOPICS } from '../../appeal/topics.ts';
import { type Html, PLAIN_FORM } from './frame.ts';
import type { Slip, Typed, TypedField } from './typed.ts';
import { WORDS } from './words.ts';

/** What one form is drawn from. */
export interface PlainForm {
  readonly language: Language;
  /** The agency's code. */
  readonly agency: string;
  readonly typed: Typed;
  readonly slips: readonly Slip[];
}

interface Option {
  readonly value: string;
  readonly label: string;
}

interface Look {
  readonly autocomplete?: string;
  readonly type?: string;
  readonly inputmode?: string;
  readonly required?: boolean;
  readonly most?: number;
}

/** How each field of one line is typed, and what the browser may fill in. */
const LINES: Readonly<Partial<Record<TypedField, Look>>> = {
  address: { most: 300 },
  familyName: { autocomplete: 'family-name', required: true, most: 100 },
  givenName: { autocomplete: 'given-name', required: true, most: 100 },
  patronymic: { autocomplete: 'additional-name', most: 100 },
  iin: { inputmode: 'numeric' },
  name: { autocomplete: 'organization', required: true, most: 300 },
  bin: { inputmode: 'numeric', required: true },
  representative: { required: true, most: 200 },
  postalAddress: { autocomplete: 'street-address', required: true, most: 300 },
  phone: { type: 'tel', autocomplete: 'tel' },
  email: { type: 'email', autocomplete: 'email' },
};

/**
 * The whole form on one page, for browsers that run no script. Nothing is `required` for the browser: it would
 * stop at the first field in its own words, where the intake names all of them in the page's language.
 */
export function drawPlainForm({ language, agency, typed, slips }: PlainForm): Html {
  const words = WORDS[language];
  const { form, steps, terms, hosted } = words;
  const labels = { ...steps.fields, ...form.fields };
  const slipOf = (field: TypedField) => slips.find((slip) => slip.field === field);
  const about = (field: TypedField) => {
    const ids = [labels[field].hint ? `${field}-hint` : '', slipOf(field) ? `${field}-error` : ''].filter(
      Boolean,
    );
    return html`${ids.length > 0 ? html` aria-describedby="${ids.join(' ')}"` : ''}${slipOf(field) ? html` aria-invalid="true"` : ''}`;
  };
  const beside = (field: TypedField) => {
    const slip = slipOf(field);
    const { hint } = labels[field];
    return html`${hint ? html`<p class="hint" id="${field}-hint">${hint}</p>` : ''}${slip ? html`<p class="error" id="${field}-error">${words.errors[slip.code]}</p>` : ''}`;
  };
  const labelled = (field: TypedField, required: boolean, input: Html) => html`<div class="field">
<label for="${field}">${labels[field].label}${required ? '' : html` <span class="quiet">(${form.optional})</span>`}</label>
${beside(field)}${input}</div>`;
  const line = (field: TypedField) => {
    const {
      autocomplete = 'off',
      type = 'text',
      inputmode,
      required = false,
      most = 254,
    } = LINES[field] ?? {};
    return labelled(
      field,
      required,
      html`<input id="${field}" name="${field}" type="${type}" autocomplete="${autocomplete}" maxlength="${most}"${inputmode ? html` inputmode="${inputmode}"` : ''} value="${typed.fields[field]}"${about(field)}>`,
    );
  };
  const choice = (field: TypedField, first: string, options: readonly Option[]) =>
    labelled(
      field,
      true,
      html`<select id="${field}" name="${field}"${about(field)}><option value="">${first}</option>${options.map(
        ({ value, label }) =>
          html`<option value="${value}"${value === typed.fields[field] ? html` selected` : ''}>${label}</option>`,
      )}</select>`,
    );
  const radio = (value: 'person' | 'organisation', label: string) =>
    html`<label class="choice"><input type="radio" name="type" value="${value}"${value === 'organisation' ? html` id="organisation"` : html` id="type"`}${(typed.fields.type === 'organisation') === (value === 'organisation') ? html` checked` : ''}> ${label}</label>`;

  return html`<form id="${PLAIN_FORM}" method="post" action="/appeal/${agency}/plain?lang=${language}" accept-charset="utf-8" novalidate>
<input type="hidden" name="id" value="${typed.id}"><input type="hidden" name="sentAt" value="${typed.sentAt}">
<h2>${form.steps.matter}</h2>
${labelled(
  'text',
  true,
  html`<textarea id="text" name="text" rows="8"${about('text')}>
${typed.fields.text}</textarea>`,
)}
${choice(
  'topic',
  form.chooseTopic,
  TOPICS.map((value) => ({ value, label: terms.topics[value] })),
)}
${choice(
  'kind',
  hosted.chooseKind,
  APPEAL_KINDS.map((value) => ({ value, label: `${terms.kinds[value]}: ${terms.kindHints[value]}` })),
)}
<h2>${form.steps.place}</h2>
${choice(
  'kato',
  steps.chooseRegion,
  REGIONS.map(({ kato, name }) => ({ value: kato, label: name[language] })),
)}
${line('address')}
<h2>${form.steps.applicant}</h2>
<p>${steps.whyIdentity}</p>
<fieldset class="field"><legend>${steps.fields.type.label}</legend>${radio('person', steps.person)}${radio('organisation', steps.organisation)}</fieldset>
<fieldset class="as-person"><legend>${hosted.onlyForPerson}</legend>
${line('familyName')}${line('givenName')}${line('patronymic')}${line('iin')}</fieldset>
<fieldset class="as-organisation"><legend>${hosted.onlyForOrganisation}</legend>
${line('name')}${line('bin')}${line('representative')}</fieldset>
${line('postalAddress')}
<p>${steps.contacts}</p>
${line('phone')}${line('email')}
<h2>${form.steps.check}</h2>
<p>${steps.signing.unsignedHint}</p>
<div class="field">${beside('consent')}<label class="choice"><input type="checkbox" id="consent" name="consent" value="yes"${typed.fields.consent === 'yes' ? html` checked` : ''}${about('consent')}> ${steps.fields.consent.label}</label></div>
<button type="submit">${steps.send}</button>
</form>`;
}

/** The list of what is to be mended, each with a link to its field. */
export function drawSlips({ language, slips }: Pick<PlainForm, 'language' | 'slips'>): Html {
  const { form, steps, hosted, errors } = WORDS[language];
  const labels = { ...steps.fields, ...form.fields };
  return html`<div class="notice" role="alert"><strong>${hosted.mistakes(slips.length)}</strong>
<ul>${slips.map(({ field, code }) => {
    const label = field === 'consent' ? '' : `${labels[field].label}: `;
    return html`<li><a href="#${field}">${label}${errors[code]}</a></li>`;
  })}</ul></div>`;
}
