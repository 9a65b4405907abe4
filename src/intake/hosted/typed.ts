import { v7 } from 'uuid';
import * as v from 'valibot';
import type { FieldError } from '../../appeal/field-errors.ts';
import { fieldProblems } from '../../appeal/field-problems.ts';
import type { Language } from '../../appeal/language.ts';
import { InstantSchema } from '../../appeal/post.ts';
import {
  SubmissionIdSchema,
  type WidgetSubmission,
  WidgetSubmissionSchema,
} from '../../appeal/submission.ts';

/** The fields of the form without scripts, in the order in which they stand on the page. */
export const TYPED_FIELDS = [
  'text',
  'topic',
  'kind',
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
] as const;

export type TypedField = (typeof TYPED_FIELDS)[number];

/** What a person typed into the form, and the facts that the page carried with it. */
export interface Typed {
  readonly fields: Readonly<Record<TypedField, string>>;
  /** Made with the page: the same form sent twice, by a double click or a reload, is one appeal. */
  readonly id: string;
  /** When the page was made, RFC 3339: without scripts nobody can ask the device's clock. */
  readonly sentAt: string;
}

/** An empty form, with the agency's own region chosen. */
export function blank(kato: string, now: Date, topic = ''): Typed {
  const fields = Object.fromEntries(TYPED_FIELDS.map((field) => [field, ''])) as Record<TypedField, string>;
  return { fields: { ...fields, kato, topic, type: 'person' }, ...freshFacts(now) };
}

function freshFacts(now: Date) {
  return { id: v7(), sentAt: now.toISOString() };
}

/** The same answers as another appeal. */
export function renewed(typed: Typed, now: Date): Typed {
  return { ...typed, ...freshFacts(now) };
}

/**
 * What a browser sent as `application/x-www-form-urlencoded`. A field sent twice counts once; an id or a time
 * that is none is made anew.
 */
export function readTyped(body: URLSearchParams, now: Date): Typed {
  const fields = blank('', now).fields;
  const read = Object.fromEntries(TYPED_FIELDS.map((field) => [field, body.get(field) ?? fields[field]]));
  const id = v.safeParse(SubmissionIdSchema, body.get('id'));
  const sentAt = v.safeParse(InstantSchema, body.get('sentAt'));
  const facts = id.success && sentAt.success ? { id: id.output, sentAt: sentAt.output } : freshFacts(now);
  return { fields: { ...fields, ...read }, ...facts };
}

/** One field to be mended. */
export interface Slip {
  readonly field: TypedField;
  readonly code: FieldError;
}

export type ReadSubmission =
  | { readonly ok: true; readonly submission: WidgetSubmission }
  | { readonly ok: false; readonly slips: readonly Slip[] };

/** The submission that was typed, by the schema of every other door. */
export function submissionOf(typed: Typed, agency: string, language: Language): ReadSubmission {
  const { fields, id, sentAt } = typed;
  const { familyName, givenName, patronymic, name, bin, representative, postalAddress } = fields;
  const orNone = (text: string) => text.trim() || undefined;
  const contacts = { postalAddress, phone: orNone(fields.phone), email: orNone(fields.email) };
  const checked = v.safeParse(WidgetSubmissionSchema, {
    channel: 'widget',
    ...{ id, sentAt, agency, language, kind: fields.kind, topic: fields.topic, text: fields.text },
    place: { kato: fields.kato || undefined, address: fields.address },
    applicant:
      fields.type === 'organisation'
        ? { type: 'organisation', name, bin, representative, ...contacts }
        : { type: 'person', familyName, givenName, patronymic, iin: orNone(fields.iin), ...contacts },
    consent: fields.consent === 'yes',
  });
  if (checked.success) return { ok: true, submission: checked.output };
  const found = new Map(
    fieldProblems(checked.issues).map(({ pointer, code }) => [pointer.split('/').at(-1) ?? '', code]),
  );
  return {
    ok: false,
    // In the order of the page, so that the list and the way down the form agree.
    slips: TYPED_FIELDS.flatMap((field) => {
      const code = found.get(field);
      return code ? [{ field, code }] : [];
    }),
  };
}
