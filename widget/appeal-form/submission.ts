import * as v from 'valibot';
import type { Attachment } from '../../src/appeal/attachments.ts';
import { type FieldProblem, fieldProblems } from '../../src/appeal/field-problems.ts';
import type { Language } from '../../src/appeal/language.ts';
import type { Point } from '../../src/appeal/point.ts';
import {
  OrganisationsSubmissionSchema,
  PersonsSubmissionSchema,
  type WidgetSubmission,
} from '../../src/appeal/widget-submission.ts';
import type { Values } from './fields.ts';

/** What a submission needs beside what was typed. */
export interface SendingFacts {
  readonly id: string;
  /** The agency's code. */
  readonly agency: string;
  /** The language of the form when it was sent: the answer is owed in the same. */
  readonly language: Language;
  /** RFC 3339, from the device's clock. */
  readonly sentAt: string;
}

export type CheckedSubmission =
  | { readonly ok: true; readonly submission: WidgetSubmission }
  | { readonly ok: false; readonly problems: readonly FieldProblem[] };

/**
 * Makes the submission out of what was typed, by the schema that the register will check it with again, so
 * that nobody waits for a network to learn of a slip.
 */
export function checkedSubmission(
  values: Values,
  facts: SendingFacts,
  files: readonly Attachment[] = [],
): CheckedSubmission {
  const { familyName, givenName, patronymic, iin, name, bin, representative } = values;
  const { type, postalAddress, phone, email } = values;
  const contacts = { postalAddress, phone: phone.trim() || undefined, email: email.trim() || undefined };
  const schema = type === 'organisation' ? OrganisationsSubmissionSchema : PersonsSubmissionSchema;
  const result = v.safeParse(schema, {
    channel: 'widget',
    ...facts,
    kind: values.kind,
    topic: values.topic,
    place: { kato: values.kato || undefined, address: values.address, ...pointIn(values) },
    text: values.text,
    applicant:
      type === 'organisation'
        ? { type, name, bin, representative, ...contacts }
        : { type, familyName, givenName, patronymic, iin: iin.trim() || undefined, ...contacts },
    consent: values.consent === 'yes',
    ...(values.joins ? { joins: values.joins } : {}),
    ...(files.length > 0 ? { attachments: [...files] } : {}),
  });
  if (result.success) return { ok: true, submission: result.output };
  return { ok: false, problems: fieldProblems(result.issues) };
}

/** Reads a submission that was kept; `undefined` for anything else. */
export function readSubmission(kept: unknown): WidgetSubmission | undefined {
  for (const schema of [PersonsSubmissionSchema, OrganisationsSubmissionSchema]) {
    const read = v.safeParse(schema, kept);
    if (read.success) return read.output;
  }
  return undefined;
}

/**
 * What to send now: when nothing changed since an attempt whose end is unknown, the very same body again,
 * with its time, so that the register recognises it and gives the same receipt.
 */
export function sameOrNew(sent: readonly WidgetSubmission[], submission: WidgetSubmission): WidgetSubmission {
  const content = contentOf(submission);
  return sent.find((earlier) => contentOf(earlier) === content) ?? submission;
}

function contentOf(submission: WidgetSubmission): string {
  return JSON.stringify({ ...submission, sentAt: '' });
}

/** Where the device was, if the person let it tell. */
function pointIn({ point }: Values): { point?: Point } {
  const [latitude, longitude, accuracy] = point.split(',').map(Number);
  if (latitude === undefined || longitude === undefined) return {};
  return { point: { latitude, longitude, accuracy } };
}
