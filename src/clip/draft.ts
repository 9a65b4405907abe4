import * as v from 'valibot';
import type { Agency } from '../appeal/appeal.ts';
import type { Capture } from '../appeal/capture.ts';
import { type FieldError, isFieldError } from '../appeal/field-errors.ts';
import type { AppealKind } from '../appeal/kinds.ts';
import type { Language } from '../appeal/language.ts';
import type { Post } from '../appeal/post.ts';
import {
  type ExtensionSubmission,
  ExtensionSubmissionSchema,
  type SubmissionInput,
} from '../appeal/submission.ts';
import type { Topic } from '../appeal/topics.ts';

/** What the official answers about a clipped post; an empty string where nothing was chosen yet. */
export interface DraftAnswers {
  readonly kind: AppealKind | '';
  readonly topic: Topic | '';
  /** The region, or a place within it, that the matter is in. */
  readonly kato: string;
  readonly address: string;
  /** The language the post is written in; an answer is owed in the same. */
  readonly language: Language;
  readonly note: string;
}

/** The fields of a draft, in the order they stand on the page: the first wrong one gets the focus. */
export const DRAFT_FIELDS = ['kind', 'topic', 'kato', 'address', 'agency', 'language', 'note'] as const;

export type DraftField = (typeof DRAFT_FIELDS)[number];

/** A clipped post before it is sent. */
export interface Draft {
  /** UUIDv7; the submission carries the same one, so that sending twice is sending once. */
  readonly id: string;
  /** The refused item of the outbox that this draft mends, if any. */
  readonly mends: string | null;
  readonly post: Post;
  readonly capture: Capture;
  readonly answers: DraftAnswers;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
}

/** What was chosen for the last clip that was sent: the next one starts from it. */
export interface LastChoices {
  readonly kind: AppealKind | '';
  readonly topic: Topic | '';
  readonly kato: string;
}

/**
 * The answers that a new draft starts with.
 *
 * @param agency the official's own; `null` in a browser that is not enrolled yet
 * @param last what the last clip was about; `null` on a new device
 */
export function firstAnswers(
  post: Post,
  agency: Pick<Agency, 'kato'> | null,
  last: LastChoices | null,
): DraftAnswers {
  return {
    kind: last?.kind ?? '',
    topic: last?.topic ?? '',
    kato: last?.kato || (agency?.kato ?? ''),
    address: '',
    language: languageOf(post.text ?? ''),
    note: '',
  };
}

/**
 * The language that a text seems to be written in, for the official to correct. Kazakh is told by the letters
 * that Russian lacks; much Kazakh is typed without them, which only a reader can see.
 */
export function languageOf(text: string): Language {
  if (/[әғқңөұүһі]/i.test(text)) return 'kk';
  if (/[а-яё]/i.test(text)) return 'ru';
  return /[a-z]/i.test(text) ? 'en' : 'kk';
}

/** A draft that may be sent, or what is wrong with it. */
export type DraftReading =
  | { readonly ok: true; readonly submission: ExtensionSubmission }
  | { readonly ok: false; readonly faults: DraftFaults };

export interface DraftFaults {
  readonly fields: Partial<Record<DraftField, FieldError>>;
  /** Something is wrong with what was read of the post: nothing the official can fill in. */
  readonly post: boolean;
}

/**
 * Makes the submission of a draft.
 *
 * @param agency the code of the official's own agency: a clip can go to no other
 * @param sentAt an RFC 3339 instant, by this device's clock
 */
export function toSubmission(draft: Draft, agency: string, sentAt: string): DraftReading {
  const { answers } = draft;
  const read = v.safeParse(ExtensionSubmissionSchema, {
    channel: 'extension',
    id: draft.id,
    agency,
    kind: answers.kind,
    topic: answers.topic,
    place: {
      kato: answers.kato,
      ...(answers.address.trim() ? { address: answers.address } : {}),
    },
    language: answers.language,
    sentAt,
    ...(answers.note.trim() ? { note: answers.note } : {}),
    post: draft.post,
    capture: draft.capture,
  });
  if (read.success) return { ok: true, submission: read.output };
  const errors = read.issues.map(({ path, message }) => ({
    pointer: `/${(path ?? []).map(({ key }) => String(key)).join('/')}`,
    code: message,
  }));
  const { fields, post } = faultsOf(errors);
  // What was not chosen is missing: a better word than a wrong value.
  for (const field of ['kind', 'topic', 'kato'] as const) {
    if (fields[field] && answers[field] === '') fields[field] = 'required';
  }
  return { ok: false, faults: { fields, post } };
}

/** Where each field of a draft stands in a submission, as a JSON pointer (RFC 6901). */
const POINTERS: Readonly<Record<DraftField, string>> = {
  kind: '/kind',
  topic: '/topic',
  kato: '/place/kato',
  address: '/place/address',
  agency: '/agency',
  language: '/language',
  note: '/note',
};

/** Which fields of the draft the errors of a schema, or of the intake, speak of. */
export function faultsOf(
  errors: readonly { readonly pointer: string; readonly code: string }[],
): DraftFaults {
  const fields: Partial<Record<DraftField, FieldError>> = {};
  let post = false;
  for (const { pointer, code } of errors) {
    const field = DRAFT_FIELDS.find((candidate) => POINTERS[candidate] === pointer);
    if (field) fields[field] ??= isFieldError(code) ? code : 'wrong-type';
    else post = true;
  }
  return { fields, post };
}

/** The draft that opens when the official mends what the register refused. */
export function draftOf(
  submission: Extract<SubmissionInput, { channel: 'extension' }>,
  mends: string,
  id: string,
  now: number,
): Draft | null {
  const read = v.safeParse(ExtensionSubmissionSchema, submission);
  if (!read.success) return null;
  const { post, capture, place, note = '', kind, topic, language } = read.output;
  const answers = { kind, topic, language, kato: place.kato, address: place.address ?? '', note };
  return { id, mends, post, capture, answers, createdAt: now };
}
