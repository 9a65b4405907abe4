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
  type MergedPost,
  type SubmissionInput,
} from '../appeal/submission.ts';
import { suggest } from '../appeal/suggestions/suggest.ts';
import type { Topic } from '../appeal/topics.ts';
import type { AddedFile } from './added-files.ts';

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
  /** The official confirms crime or danger; see `ExtensionSubmissionSchema`. */
  readonly danger?: boolean;
  /** Web addresses that the official added. */
  readonly links?: readonly string[];
}

/** The fields of a draft, in the order they stand on the page: the first wrong one gets the focus. */
export const DRAFT_FIELDS = ['kind', 'topic', 'kato', 'address', 'agency', 'language', 'note'] as const;

export type DraftField = (typeof DRAFT_FIELDS)[number];

/** Fields that may be filled in before the official looks at them. */
export type PresetField = 'kind' | 'topic' | 'kato';

/**
 * Why a field was filled in by itself: its words suggest it, the last clip of the same author or channel said
 * so, or the last clip of all did. Nothing is confirmed before the official sends.
 */
export type Preset = 'suggested' | 'author' | 'last';

/** A clipped post before it is sent. */
export interface Draft {
  /** UUIDv7; the submission carries the same one, so that sending twice is sending once. */
  readonly id: string;
  /** The refused item of the outbox that this draft mends, if any. */
  readonly mends: string | null;
  readonly post: Post;
  readonly capture: Capture;
  /** Other posts on the same matter that become one signal with it. */
  readonly morePosts?: readonly MergedPost[];
  /** Photos and documents that the official added; their bytes are in the device's store. */
  readonly files?: readonly AddedFile[];
  /** The record that its posts are being added to, and the id under which each is: a second try adds none twice. */
  readonly adding?: { readonly number: string; readonly ids: readonly string[] };
  /** What is clipped next joins this draft. */
  readonly takesNext?: boolean;
  readonly answers: DraftAnswers;
  /** Fields that still stand as they were filled in by themselves. */
  readonly presets?: Readonly<Partial<Record<PresetField, Preset>>>;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
}

/** Every post of a draft, or of what was sent, the first one first. */
export function postsOfDraft<One, How>({
  post,
  capture,
  morePosts = [],
}: {
  readonly post: One;
  readonly capture: How;
  readonly morePosts?: readonly { readonly post: One; readonly capture: How }[] | undefined;
}): { readonly post: One; readonly capture: How }[] {
  return [{ post, capture }, ...morePosts];
}

/** The draft without one of its posts; the next one takes the first one's place. */
export function withoutPost(draft: Draft, place: number): Draft {
  const [first, ...morePosts] = postsOfDraft(draft).filter((_, index) => index !== place);
  return first ? { ...draft, ...first, morePosts } : draft;
}

/** What was chosen for the last clip that was sent: the next one starts from it. */
export interface LastChoices {
  readonly kind: AppealKind | '';
  readonly topic: Topic | '';
  readonly kato: string;
}

/** What is known when a draft begins. */
export interface Beforehand {
  /** The official's own; `null` in a browser that is not enrolled yet. */
  readonly agency: Pick<Agency, 'kato'> | null;
  /** What the last clip of the same author or channel was about; `null` for one that is new here. */
  readonly author: LastChoices | null;
  /** What the last clip of all was about; `null` on a new device. */
  readonly last: LastChoices | null;
  /** The page's title, in which a place may be named. */
  readonly pageTitle: string;
}

/**
 * The answers that a new draft starts with, and why: what was chosen for the same author before, what the
 * text's own words suggest, what was chosen last. A place is never moved away from the agency's by a word.
 */
export function firstAnswers(
  post: Post,
  { agency, author, last, pageTitle }: Beforehand,
): Required<Pick<Draft, 'answers' | 'presets'>> {
  const found = suggest(post.text ?? '', [pageTitle, post.authorName ?? '']);
  const presets: Partial<Record<PresetField, Preset>> = {};
  function first<Value extends string>(
    field: PresetField,
    offers: readonly (readonly [Preset, Value | '' | undefined])[],
  ): Value | '' {
    for (const [preset, value] of offers) {
      if (!value) continue;
      presets[field] = preset;
      return value;
    }
    return '';
  }
  const kind = first('kind', [
    ['author', author?.kind],
    ['suggested', found.kind?.value],
    ['last', last?.kind],
  ]);
  const topic = first('topic', [
    ['author', author?.topic],
    ['suggested', found.topic?.value],
    ['last', last?.topic],
  ]);
  const remembered = first('kato', [
    ['author', author?.kato],
    ['last', last?.kato],
  ]);
  const kato = remembered || agency?.kato || first('kato', [['suggested', found.place?.value]]);
  const language = languageOf(post.text ?? '');
  return { answers: { kind, topic, kato, address: '', language, note: '' }, presets };
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

/** What is still wrong once some questions were answered anew, until the draft is sent again; nothing if `undefined`. */
export function faultsLeft(
  { fields, post }: DraftFaults,
  changed: Readonly<Record<string, unknown>>,
): DraftFaults | undefined {
  const left = Object.fromEntries(Object.entries(fields).filter(([field]) => !Object.hasOwn(changed, field)));
  return post || Object.keys(left).length > 0 ? { fields: left, post } : undefined;
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
    ...(answers.danger ? { danger: true } : {}),
    ...(answers.links?.length ? { links: answers.links } : {}),
    ...(draft.files?.length ? { attachments: draft.files.map(({ size: _, ...file }) => file) } : {}),
    ...(draft.morePosts?.length ? { morePosts: draft.morePosts } : {}),
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

/**
 * The draft that opens when the official mends what the register refused, or takes back what was just sent.
 *
 * @param mends the refused item; `null` where it was taken back
 */
export function draftOf(
  submission: Extract<SubmissionInput, { channel: 'extension' }>,
  mends: string | null,
  id: string,
  now: number,
): Draft | null {
  const read = v.safeParse(ExtensionSubmissionSchema, submission);
  if (!read.success) return null;
  const { post, capture, place, note = '', kind, topic, language, danger = false } = read.output;
  const { morePosts = [], links = [], attachments = [] } = read.output;
  // How large they are is not told in a submission; they were small enough.
  const files = attachments.map((file) => ({ ...file, size: 0 }));
  const { kato, address = '' } = place;
  const answers = { kind, topic, language, kato, address, note, danger, links };
  return { id, mends, post, capture, morePosts, files, answers, createdAt: now };
}
