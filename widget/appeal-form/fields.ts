import { APPEAL_KINDS } from '../../src/appeal/kinds.ts';
import type { WidgetField } from '../../src/i18n/widget/form/ru.ts';

/** The fields in the order a person meets them, which is also the order of the list of errors. */
export const FIELDS: readonly WidgetField[] = [
  'text',
  'kind',
  'topic',
  'kato',
  'address',
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
  'consent',
];

/** What stands in every field, as typed; the consent is `yes` or nothing. */
export type Values = Readonly<Record<WidgetField, string>>;

/** Who somebody is, and what they agreed to: kept for less long than what happened. */
export const PRIVATE_FIELDS: readonly WidgetField[] = FIELDS.slice(FIELDS.indexOf('familyName'));

/** An empty form: an application (the widest kind), from a person. */
export function emptyValues(topic = ''): Values {
  const values = Object.fromEntries(FIELDS.map((field) => [field, ''])) as Record<WidgetField, string>;
  return { ...values, kind: APPEAL_KINDS[0], type: 'person', topic };
}

/** Whether nothing was typed: what the form fills in by itself does not count. */
export function isBlank(values: Values): boolean {
  return FIELDS.every((field) => ['kind', 'topic', 'kato', 'type'].includes(field) || values[field] === '');
}

/**
 * The field that a JSON pointer (RFC 6901) of a submission names: their last parts are the same, and unique.
 *
 * @returns `undefined` where no field of the form stands for it
 */
export function fieldAt(pointer: string): WidgetField | undefined {
  const name = pointer.slice(pointer.lastIndexOf('/') + 1);
  return FIELDS.find((field) => field === name);
}
