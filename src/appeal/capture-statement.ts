import * as v from 'valibot';
import { ATTACHMENT_MEDIA_TYPES, FileDigestSchema } from './attachments.ts';
import { InstantSchema, WebAddressSchema } from './post.ts';

/** What a part of a capture shows; each is a file of its own, known by its digest. */
export const PART_ROLES = ['picture', 'fragment', 'text', 'media', 'thread'] as const;

export type PartRole = (typeof PART_ROLES)[number];

/** What a part may be. Text stays text: it is handed out as a download and never drawn by anyone. */
export const PART_TYPES = ['image/png', 'image/webp', 'image/jpeg', 'text/html', 'text/plain'] as const;

export type PartType = (typeof PART_TYPES)[number];

/** What was taken out of a part before it was sent: found in the text, or drawn over by hand. */
export const MASK_KINDS = ['phone', 'iin', 'card', 'email', 'handle', 'hand'] as const;

export type MaskKind = (typeof MASK_KINDS)[number];

/** Parts of one capture. */
export const MOST_PARTS = 16;

// A statement is signed as it stands, so nothing here may change what it reads: only checks, no cleaning.
// NUL and half a character are no text for a database.
const line = (length: number) =>
  v.pipe(
    v.string('wrong-type'),
    v.maxLength(length, 'too-long'),
    v.check((text) => !/\0|\p{Surrogate}/u.test(text), 'wrong-type'),
  );
const whole = v.pipe(v.number('wrong-type'), v.safeInteger('wrong-type'));
const size = v.pipe(whole, v.minValue(0, 'wrong-type'));

/** SHA-256, 32 bytes in base64url without padding (RFC 7638: the name of a key). */
const ThumbprintSchema = v.pipe(v.string('wrong-type'), v.regex(/^[\w-]{43}$/, 'wrong-type'));

/** One passage or area that was masked. The commitment shows later what stood there, to whoever has its salt. */
export const MaskSchema = v.strictObject({
  kind: v.picklist(MASK_KINDS, 'unknown-value'),
  /** SHA-256 of a salt of 32 bytes and the original, lower-case hex. */
  commitment: FileDigestSchema,
  /** Characters (UTF-16) of the part as it was sent, or pixels of the picture. */
  where: v.union(
    [
      v.strictObject({ start: size, end: size }),
      v.strictObject({ x: size, y: size, width: size, height: size }),
    ],
    'wrong-type',
  ),
});

export const CapturePartSchema = v.strictObject({
  role: v.picklist(PART_ROLES, 'unknown-value'),
  mediaType: v.picklist(PART_TYPES, 'unknown-value'),
  digest: FileDigestSchema,
  bytes: v.pipe(whole, v.minValue(1, 'wrong-type')),
  masks: v.optional(v.pipe(v.array(MaskSchema, 'wrong-type'), v.maxLength(200, 'too-long'))),
});

/**
 * What an official's browser states of a post that it saw, version 1: when, where, with what, and the digest of
 * everything that was kept. Its canonical JSON (RFC 8785) is what the official's key signs.
 */
export const CaptureStatementSchema = v.strictObject({
  v: v.literal(1, 'unknown-value'),
  /** The id of the submission (UUIDv7) that carries it: it can stand under no other. */
  submission: line(36),
  /** By the device's own clock. */
  capturedAt: InstantSchema,
  /** How far that clock was from the intake's: positive where the intake's is ahead; `null` where it was not asked. */
  clock: v.strictObject({
    offsetMs: v.nullable(whole),
    measuredAt: v.nullable(InstantSchema),
  }),
  page: v.strictObject({
    /** The address bar. */
    url: WebAddressSchema,
    /** What the page calls its own address. */
    canonical: v.nullable(WebAddressSchema),
    title: line(500),
    language: line(35),
    /** In CSS pixels, and the device pixels in one of them. */
    viewport: v.nullable(
      v.strictObject({
        width: size,
        height: size,
        scale: v.pipe(v.number('wrong-type'), v.minValue(0.1, 'wrong-type'), v.maxValue(20, 'wrong-type')),
      }),
    ),
    /** IANA name, such as `Asia/Almaty`. */
    timeZone: v.nullable(line(64)),
    /** Whether the platform showed the page to somebody who is signed in; `null` where the page does not say. */
    signedIn: v.nullable(v.boolean('wrong-type')),
  }),
  tool: line(300),
  method: v.picklist(['platform', 'selection', 'metadata'], 'unknown-value'),
  /** RFC 7638 thumbprint of the official's public key. */
  key: ThumbprintSchema,
  /** The digest of the post as it was sent, see `postDigestOf` in `src/evidence`. */
  post: FileDigestSchema,
  parts: v.pipe(v.array(CapturePartSchema, 'wrong-type'), v.maxLength(MOST_PARTS, 'too-long')),
});

/** ECDSA on P-256 with SHA-256: r and s, 32 bytes each (IEEE P1363), base64url without padding. */
export const StatementSignatureSchema = v.pipe(v.string('wrong-type'), v.regex(/^[\w-]{86}$/, 'wrong-type'));

export type CaptureStatement = v.InferOutput<typeof CaptureStatementSchema>;
export type CapturePart = v.InferOutput<typeof CapturePartSchema>;
export type Mask = v.InferOutput<typeof MaskSchema>;

/** The answer to an upload of an official's: a part of a capture, which may also be text, or a file beside it. */
export const UploadedPartSchema = v.object({
  digest: FileDigestSchema,
  mediaType: v.picklist([...PART_TYPES, ...ATTACHMENT_MEDIA_TYPES]),
  /** In bytes. */
  size: v.number(),
  /** Until when it is kept if no appeal names it (RFC 3339). */
  keptUntil: v.string(),
});

export type UploadedPart = v.InferOutput<typeof UploadedPartSchema>;

/** Why a capture's statement does not hold. */
export const STATEMENT_FAULTS = [
  'unsigned',
  'no-key',
  'other-key',
  'broken-signature',
  'other-submission',
  'other-post',
  'other-capture',
] as const;

export type StatementFault = (typeof STATEMENT_FAULTS)[number];
