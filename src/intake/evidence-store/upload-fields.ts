import { LARGEST_ATTACHMENT } from '../../appeal/attachments.ts';
import type { IntakeContext } from '../http/answers.ts';

/**
 * The header fields of resumable uploads (IETF draft "Resumable Uploads for HTTP", section 4), which are
 * structured fields (RFC 9651). One that does not read as its type counts as absent, as the draft says.
 */
export interface UploadFields {
  readonly complete: boolean | undefined;
  readonly offset: number | undefined;
  readonly length: number | undefined;
  /** SHA-256 of the whole file from `Repr-Digest` (RFC 9530), lower-case hex. */
  readonly announced: string | undefined;
  /** Bytes of this request's body. */
  readonly contentLength: number | undefined;
}

/** An item's bare value; its parameters (`;name=value`) mean nothing here. */
function bare(c: IntakeContext, name: string): string | undefined {
  return c.req.header(name)?.split(';', 1)[0]?.trim();
}

function integer(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

function announcedDigest(field: string | undefined): string | undefined {
  const base64 = /(?:^|,)\s*sha-256=:([A-Za-z0-9+/]{43}=):/.exec(field ?? '')?.[1];
  return base64 === undefined ? undefined : Buffer.from(base64, 'base64').toString('hex');
}

export function uploadFields(c: IntakeContext): UploadFields {
  const complete = bare(c, 'Upload-Complete');
  return {
    complete: complete === '?1' ? true : complete === '?0' ? false : undefined,
    offset: integer(bare(c, 'Upload-Offset')),
    length: integer(bare(c, 'Upload-Length')),
    announced: announcedDigest(c.req.header('Repr-Digest')),
    contentLength: integer(c.req.header('Content-Length')),
  };
}

/** What an upload may be, as the draft's `Upload-Limit` tells it. @param maxAge seconds it still stands */
export function uploadLimit(maxAge?: number): string {
  return `max-size=${LARGEST_ATTACHMENT}${maxAge === undefined ? '' : `, max-age=${Math.max(0, Math.floor(maxAge))}`}`;
}
