import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { REGIONS } from '../../src/appeal/places.ts';
import { choices } from '../../src/i18n/choices/ru.ts';
import { messages as form } from '../../src/i18n/widget/form/ru.ts';
import { messages as steps } from '../../src/i18n/widget/steps/ru.ts';
import { ROOT } from '../house/source-files.ts';

/**
 * The forms that ours is measured beside. They weigh 170 MB with all they depend on, which nobody else needs: so
 * the benchmark gets them by itself at its first run, into `.cache`.
 */
const RIVALS = ['survey-core@2.5.38', 'survey-js-ui@2.5.38', '@formio/js@5.6.0', 'altcha@3.2.2'];

/** Where they are, once they are there. */
export function rivalsFolder(progress: (text: string) => void): string {
  const folder = join(ROOT, '.cache/bench-form');
  const modules = join(folder, 'node_modules');
  if (existsSync(join(modules, '@formio/js')) && existsSync(join(modules, 'altcha'))) return modules;
  progress(`installing ${RIVALS.join(', ')} into .cache, once`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }');
  execFileSync('npm', ['install', '--prefix', folder, '--no-audit', '--no-fund', '--silent', ...RIVALS]);
  return modules;
}

interface Question {
  readonly name: string;
  readonly label: string;
  readonly required: boolean;
  readonly long?: boolean;
  readonly options?: readonly { readonly value: string; readonly label: string }[];
}

const labels = { ...steps.fields, ...form.fields };
const listed = (record: Readonly<Record<string, string>>) =>
  Object.entries(record).map(([value, label]) => ({ value, label }));

/** What our form asks a person, in its order. */
const QUESTIONS: readonly Question[] = [
  { name: 'text', label: labels.text.label, required: true, long: true },
  { name: 'topic', label: labels.topic.label, required: true, options: listed(choices.topics) },
  { name: 'kind', label: labels.kind.label, required: true, options: listed(choices.kinds) },
  {
    name: 'kato',
    label: labels.kato.label,
    required: true,
    options: REGIONS.map(({ kato, name }) => ({ value: kato, label: name.ru })),
  },
  ...(
    ['address', 'familyName', 'givenName', 'patronymic', 'iin', 'postalAddress', 'phone', 'email'] as const
  ).map((name) => ({
    name,
    label: labels[name].label,
    required: ['familyName', 'givenName', 'postalAddress'].includes(name),
  })),
];

/** One page of a rival: what stands in its head and body, and its own script, served beside it. */
export interface RivalPage {
  readonly what: string;
  readonly head: string;
  readonly body: string;
  readonly script: string;
}

const altchaFields = QUESTIONS.map(({ name, label, long, options, required }) => {
  const must = required ? ' required' : '';
  const input = long
    ? `<textarea id="${name}" name="${name}" rows="6"${must}></textarea>`
    : options
      ? `<select id="${name}" name="${name}"${must}>${options.map((one) => `<option value="${one.value}">${one.label}</option>`).join('')}</select>`
      : `<input id="${name}" name="${name}"${must}>`;
  return `<p><label for="${name}">${label}</label><br>${input}</p>`;
}).join('');

const surveyElements = QUESTIONS.map(({ name, label, long, options, required }) => ({
  type: long ? 'comment' : options ? 'dropdown' : 'text',
  name,
  title: label,
  isRequired: required,
  ...(options ? { choices: options.map((one) => ({ value: one.value, text: one.label })) } : {}),
}));

const formioComponents = QUESTIONS.map(({ name, label, long, options, required }) => ({
  type: long ? 'textarea' : options ? 'select' : 'textfield',
  key: name,
  label,
  input: true,
  validate: { required },
  ...(options ? { data: { values: options }, widget: 'choicesjs' } : {}),
}));

export const RIVAL_PAGES: readonly RivalPage[] = [
  {
    what: 'ALTCHA with a plain form',
    head: '<script type="module" src="/m/altcha/dist/main/altcha.min.js"></script>',
    body: `<form>${altchaFields}<altcha-widget challenge="/challenge"></altcha-widget><button>${steps.send}</button></form>`,
    script: '',
  },
  {
    what: 'SurveyJS',
    head: `<link rel="stylesheet" href="/m/survey-core/survey-core.min.css">
      <script defer src="/m/survey-core/survey.core.min.js"></script>
      <script defer src="/m/survey-js-ui/survey-js-ui.min.js"></script>`,
    body: '<div id="form"></div>',
    script: `new Survey.Model(${JSON.stringify({ elements: surveyElements })}).render(document.querySelector('#form'));`,
  },
  {
    what: 'Form.io',
    head: `<link rel="stylesheet" href="/m/@formio/js/dist/formio.form.min.css">
      <script defer src="/m/@formio/js/dist/formio.form.min.js"></script>`,
    body: '<div id="form"></div>',
    script: `Formio.createForm(document.querySelector('#form'), ${JSON.stringify({ components: formioComponents })});`,
  },
];
