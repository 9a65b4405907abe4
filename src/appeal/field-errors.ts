/**
 * Every way a field of a submission can be wrong. A schema names the code as its message, the API sends it
 * with a JSON pointer, and `src/i18n/field-errors` says it in the person's language with the way to mend it.
 */
export const FIELD_ERRORS = [
  'required',
  'too-short',
  'too-long',
  'wrong-type',
  'unknown-value',
  'unknown-field',
  'not-a-uuid-v7',
  'not-a-date-time',
  'not-an-address',
  'iin-length',
  'iin-date',
  'iin-check-digit',
  'bin-length',
  'bin-type',
  'bin-check-digit',
  'phone-format',
  'email-format',
  'kato-format',
  'unknown-place',
  'unknown-agency',
  'consent-required',
  'not-uploaded',
] as const;

export type FieldError = (typeof FIELD_ERRORS)[number];

/** What only a program gets wrong: no person types an identifier, or a date as the register writes it. */
type ProgramError =
  | 'unknown-field'
  | 'not-a-uuid-v7'
  | 'not-a-date-time'
  | 'not-an-address'
  | 'kato-format'
  | 'unknown-agency';

export type TypedError = Exclude<FieldError, ProgramError>;

/**
 * Narrows the message of an issue that a schema of ours found: valibot's own sentences begin with a capital.
 * Apart from `isFieldError`, which brings every code along.
 */
export function isCode(message: string): message is FieldError {
  return /^[a-z]/.test(message);
}

/** Narrows a string from elsewhere (a schema's message, a problem's code) to a known field error. */
export function isFieldError(code: unknown): code is FieldError {
  return FIELD_ERRORS.some((known) => known === code);
}
