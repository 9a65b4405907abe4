import * as v from 'valibot';
import { cleanFileName } from './file-name.ts';

/**
 * The kinds of file that an appeal may carry, each with the extension its name gets. Pictures and films as
 * phones make them, and documents without macros; nothing that a browser would run.
 */
export const ATTACHMENT_TYPES = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/heic': 'heic',
  'image/heif': 'heif',
  'video/mp4': 'mp4',
  'video/quicktime': 'mov',
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
} as const;

export type AttachmentType = keyof typeof ATTACHMENT_TYPES;

/** Every media type of `ATTACHMENT_TYPES`. */
export const ATTACHMENT_MEDIA_TYPES = Object.keys(ATTACHMENT_TYPES).filter(isAttachmentType);

/** Narrows a media type from elsewhere to one that an appeal may carry. */
export function isAttachmentType(type: unknown): type is AttachmentType {
  return typeof type === 'string' && Object.hasOwn(ATTACHMENT_TYPES, type);
}

/** Largest file, in bytes: 20 MiB. */
export const LARGEST_ATTACHMENT = 20 * 1024 * 1024;

/** Files of one appeal. */
export const MOST_ATTACHMENTS = 10;

/** SHA-256 of a file's bytes, lower-case hex: what the file is known by. */
export const FileDigestSchema = v.pipe(v.string('wrong-type'), v.regex(/^[0-9a-f]{64}$/, 'wrong-type'));

/** A file that was uploaded before and now belongs to the appeal that names it. */
export const AttachmentSchema = v.pipe(
  v.strictObject({
    digest: FileDigestSchema,
    name: v.pipe(v.string('wrong-type'), v.maxLength(1000, 'too-long')),
    /** As the answer to the upload said. */
    mediaType: v.picklist(ATTACHMENT_MEDIA_TYPES, 'unknown-value'),
  }),
  v.transform(({ digest, name, mediaType }) => ({
    digest,
    name: cleanFileName(name, ATTACHMENT_TYPES[mediaType]),
    mediaType,
  })),
);

export type Attachment = v.InferOutput<typeof AttachmentSchema>;

/** The files of an appeal, in the order they were put. The same file twice counts once; none is absent. */
export const AttachmentsSchema = v.pipe(
  v.array(AttachmentSchema, 'wrong-type'),
  v.maxLength(MOST_ATTACHMENTS, 'too-long'),
  v.transform((files) => {
    const met = new Map<string, Attachment>();
    for (const file of files) if (!met.has(file.digest)) met.set(file.digest, file);
    return met.size === 0 ? undefined : [...met.values()];
  }),
);

/** The answer to a complete upload: what the intake found the file to be. */
export const UploadedFileSchema = v.object({
  digest: FileDigestSchema,
  mediaType: v.picklist(ATTACHMENT_MEDIA_TYPES),
  /** In bytes. */
  size: v.number(),
  /** Until when it is kept if no appeal names it (RFC 3339). */
  keptUntil: v.string(),
});

export type UploadedFile = v.InferOutput<typeof UploadedFileSchema>;

/** What a page sends to be let upload. */
export const UploadTicketRequestSchema = v.strictObject({
  agency: v.pipe(v.string('wrong-type'), v.regex(/^[A-Z]{2,6}$/, 'unknown-agency')),
});

/** Leave to upload for a while, for a citizen who has no token. */
export const UploadTicketSchema = v.object({
  /** For the header `Dauys-Upload-Ticket`. */
  ticket: v.string(),
  expiresAt: v.string(),
  /** Files and bytes that may be uploaded with it in all, and bytes of one file. */
  mostFiles: v.number(),
  mostBytes: v.number(),
  largestFile: v.number(),
  mediaTypes: v.array(v.picklist(ATTACHMENT_MEDIA_TYPES)),
});

export type UploadTicket = v.InferOutput<typeof UploadTicketSchema>;

/** One file of an appeal as its reader sees it. */
export const AttachedFileSchema = v.object({
  digest: FileDigestSchema,
  name: v.string(),
  mediaType: v.picklist(ATTACHMENT_MEDIA_TYPES),
  size: v.number(),
});

export const AttachedFilesSchema = v.object({ attachments: v.array(AttachedFileSchema) });

export type AttachedFile = v.InferOutput<typeof AttachedFileSchema>;
