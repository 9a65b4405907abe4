import { APPEAL_KINDS } from '../../src/appeal/kinds.ts';
import { TOPICS } from '../../src/appeal/topics.ts';
import type { Step, WidgetField } from '../../src/i18n/widget/form/ru.ts';

/** The pages of the form, and what each asks, in the order a person meets them. */
const FIELDS_OF: Readonly<Record<Step, readonly WidgetField[]>> = {
  matter: ['text', 'topic', 'kind'],
  place: ['kato', 'address'],
  files: ['attachments'],
  applicant: [
    'type',
    'familyName',
    'givenName',
    'patronymic',
    'iin',
    'name',
    'bin',
    'representative',
    'postalAddress',
    'phone',
    'email',
  ],
  check: ['consent'],
};

/** The pages in their order. */
export const STEPS = Object.keys(FIELDS_OF).filter(isStep);

/** Narrows what came from the history's state to a page of the form. */
export function isStep(name: unknown): name is Step {
  return typeof name === 'string' && Object.hasOwn(FIELDS_OF, name);
}

/** The page that asks for a field. */
export function stepOf(field: WidgetField): Step {
  return STEPS.find((step) => FIELDS_OF[step].includes(field)) ?? 'check';
}

/** The fields of a page. */
export function fieldsOf(step: Step): readonly WidgetField[] {
  return FIELDS_OF[step];
}

/** The fields in the order a person meets them, which is also the order of the list of errors. */
export const FIELDS: readonly WidgetField[] = STEPS.flatMap(fieldsOf);

/**
 * What no field of the submission stands for by itself: `point` is `latitude,longitude,metres`, `placeName` what
 * was typed to find a place, `joins` a matter's id, the others are `yes` or nothing. `chosen`: the person chose
 * topic or kind, and nothing is suggested over it any more.
 */
export const CHOICES = ['point', 'placeName', 'joins', 'keepLocation', 'signs', 'chosen'] as const;

/** Everything that can stand in the form. */
export type Entry = WidgetField | (typeof CHOICES)[number];

/** What stands in every field, as typed; the consent is `yes` or nothing. */
export type Values = Readonly<Record<Entry, string>>;

/** Everything that a draft keeps. */
export const ENTRIES: readonly Entry[] = [...FIELDS, ...CHOICES];

/**
 * An empty form: an application (the widest kind), from a person.
 *
 * @param preset a topic that the page names; one that there is not counts for nothing
 * @param kato the region of the agency, where it is known
 */
export function emptyValues(preset?: string, kato = ''): Values {
  const values = Object.fromEntries(ENTRIES.map((entry) => [entry, ''])) as Record<Entry, string>;
  const topic = TOPICS.find((known) => known === preset) ?? '';
  return { ...values, kind: APPEAL_KINDS[0], type: 'person', topic, kato, chosen: topic && 'yes' };
}

/** What the form fills in by itself. */
const BY_ITSELF: readonly Entry[] = ['kind', 'topic', 'kato', 'type', ...CHOICES];

/** Whether nothing was typed: what the form fills in by itself does not count. */
export function isBlank(values: Values): boolean {
  return ENTRIES.every((entry) => BY_ITSELF.includes(entry) || values[entry] === '');
}

/**
 * The field that a JSON pointer (RFC 6901) of a submission names: their last parts are the same, and unique;
 * whatever is wrong with one file is said at the files.
 *
 * @returns `undefined` where no field of the form stands for it
 */
export function fieldAt(pointer: string): WidgetField | undefined {
  if (/^(\/submission)?\/attachments/.test(pointer)) return 'attachments';
  const name = pointer.slice(pointer.lastIndexOf('/') + 1);
  return FIELDS.find((field) => field === name);
}
