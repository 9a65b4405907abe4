import { hash } from 'node:crypto';
import * as v from 'valibot';
import type { Agency } from '../../appeal/appeal.ts';
import type { FieldError } from '../../appeal/field-errors.ts';
import { fieldProblems } from '../../appeal/field-problems.ts';
import { type ImportedSubmission, ImportedSubmissionSchema } from '../../appeal/imported-submission.ts';

/** The columns of a file to import, and the part of the submission that each fills. */
export const IMPORT_COLUMNS = {
  number: '/foreignNumber',
  text: '/text',
  registered_on: '/registeredOn',
  kind: '/kind',
  topic: '/topic',
  kato: '/place/kato',
  address: '/place/address',
  language: '/language',
  family_name: '/applicant/familyName',
  given_name: '/applicant/givenName',
  patronymic: '/applicant/patronymic',
  iin: '/applicant/iin',
  organisation: '/applicant/name',
  bin: '/applicant/bin',
  representative: '/applicant/representative',
  postal_address: '/applicant/postalAddress',
  phone: '/applicant/phone',
  email: '/applicant/email',
} as const;

type Column = keyof typeof IMPORT_COLUMNS;

/** What is wrong with a row: the column as a JSON pointer (RFC 6901), and the code of the fault. */
export interface RowFault {
  readonly pointer: string;
  readonly code: string;
}

/** A row that can be brought over, or why it cannot. */
export type ReadRow =
  | { readonly ok: true; readonly submission: ImportedSubmission }
  | { readonly ok: false; readonly faults: readonly RowFault[] };

const RowSchema = v.record(v.string(), v.unknown());

/**
 * The id of an imported matter: a UUIDv7 without a moment, whose random bits are the hash of the agency and the
 * old number, so that the same matter has the same id at every run. That is what makes an import resumable, and
 * what keeps one from being brought over twice.
 */
function idOf(agency: string, number: string): string {
  const random = hash('sha256', `import ${agency} ${number}`);
  const variant = ((Number.parseInt(random[3] ?? '0', 16) & 0x3) | 0x8).toString(16);
  return `00000000-0000-7${random.slice(0, 3)}-${variant}${random.slice(4, 7)}-${random.slice(7, 19)}`;
}

function columnOf(pointer: string): string {
  const found = Object.entries(IMPORT_COLUMNS).find(([, target]) => target === pointer);
  return `/${found?.[0] ?? pointer.slice(1)}`;
}

function present(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/**
 * Reads a row of another register.
 *
 * @param row an object of `IMPORT_COLUMNS`; numbers are taken for text, empty fields for missing ones
 * @param today the last day on which something can have been registered, `YYYY-MM-DD`
 */
export function readRow(row: unknown, agency: Agency, today: string): ReadRow {
  const refuse = (pointer: string, code: FieldError): ReadRow => ({ ok: false, faults: [{ pointer, code }] });
  if (!v.is(RowSchema, row) || Array.isArray(row)) return refuse('', 'wrong-type');
  const stranger = Object.keys(row).find((name) => !(name in IMPORT_COLUMNS));
  if (stranger !== undefined) return refuse(`/${stranger.slice(0, 100)}`, 'unknown-field');
  const cell = (name: Column): unknown => {
    const value = row[name];
    if (value === null || value === '') return undefined;
    return typeof value === 'number' ? String(value) : value;
  };

  const contact = present({
    postalAddress: cell('postal_address'),
    phone: cell('phone'),
    email: cell('email'),
  });
  const organisation = present({
    name: cell('organisation'),
    bin: cell('bin'),
    representative: cell('representative'),
  });
  const person = present({
    familyName: cell('family_name'),
    givenName: cell('given_name'),
    patronymic: cell('patronymic'),
    iin: cell('iin'),
  });
  const own = Object.keys(organisation).length > 0 ? { type: 'organisation', ...organisation } : person;
  const named = Object.keys({ ...person, ...organisation, ...contact }).length > 0;
  const day = cell('registered_on');
  if (named && day === undefined) return refuse('/registered_on', 'required');
  if (typeof day === 'string' && day > today) return refuse('/registered_on', 'not-a-date-time');

  const sentAt = typeof day === 'string' ? `${day}T00:00:00+05:00` : '2000-01-01T00:00:00+05:00';
  const read = v.safeParse(
    ImportedSubmissionSchema,
    present({
      channel: 'import',
      id: idOf(agency.code, String(cell('number')).trim()),
      agency: agency.code,
      kind: cell('kind') ?? 'application',
      topic: cell('topic') ?? 'other',
      place: present({ kato: cell('kato') ?? agency.kato, address: cell('address') }),
      language: cell('language') ?? 'kk',
      sentAt,
      text: cell('text') ?? '',
      foreignNumber: cell('number') ?? '',
      registeredOn: day,
      applicant: named ? { type: 'person', ...own, ...contact } : undefined,
    }),
  );
  if (read.success) return { ok: true, submission: read.output };
  const faults = fieldProblems(read.issues)
    .filter(({ pointer }) => pointer !== '/sentAt')
    .map(({ pointer, code }) => ({ pointer: columnOf(pointer), code }));
  return { ok: false, faults };
}
