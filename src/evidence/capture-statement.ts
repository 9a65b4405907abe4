import type { Capture } from '../appeal/capture.ts';
import type { CaptureStatement, StatementFault } from '../appeal/capture-statement.ts';
import type { OfficialKey } from '../appeal/official.ts';
import { base64urlOf, bytesOfBase64url } from './base64url.ts';
import { canonicalJson, digestOf } from './canonical-json.ts';

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const SIGNING = { name: 'ECDSA', hash: 'SHA-256' } as const;

/** The bytes that are signed: the statement's canonical JSON (RFC 8785) in UTF-8. */
export function statementBytes(statement: CaptureStatement): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(canonicalJson(statement));
}

/**
 * The digest by which a statement knows its post: SHA-256 of its canonical JSON, lower-case hex, without the
 * members that say nothing (`null`, `false`, an empty list). What a later version of the post's shape adds says
 * nothing of an earlier post, so a digest that was signed holds for ever.
 */
export function postDigestOf(post: object): Promise<string> {
  const says = Object.entries(post).filter(
    ([, value]) => value !== null && value !== undefined && value !== false && !isEmptyList(value),
  );
  return digestOf(Object.fromEntries(says));
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

/** The name of a public key (RFC 7638): SHA-256 of its required members, base64url. */
export async function thumbprintOf({ crv, kty, x, y }: OfficialKey): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify({ crv, kty, x, y }));
  return base64urlOf(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
}

/**
 * Signs a statement.
 *
 * @param key the private half of the key that the statement names: ECDSA on P-256
 * @returns r and s, 32 bytes each, base64url
 */
export async function signStatement(statement: CaptureStatement, key: CryptoKey): Promise<string> {
  return base64urlOf(new Uint8Array(await crypto.subtle.sign(SIGNING, key, statementBytes(statement))));
}

/** What a statement must be about, as the register or whoever checks it again holds it. */
export interface StatementSubject {
  /** The submission's id. */
  readonly id: string;
  /** As it was sent, or as it is kept. */
  readonly post: object;
  readonly capture: Capture;
}

/**
 * Why a capture's statement does not hold; `null` where it does: it was signed by this key, and it is about this
 * submission, this post and this capture. Whether its parts are there is another question.
 *
 * @param key the public half of the key that the official enrolled; `null` where they enrolled none
 */
export async function statementFault(
  { id, post, capture }: StatementSubject,
  key: OfficialKey | null,
): Promise<StatementFault | null> {
  const { statement, signature } = capture;
  if (!statement || !signature) return 'unsigned';
  if (!key) return 'no-key';
  if (statement.key !== (await thumbprintOf(key))) return 'other-key';
  if (!(await isSignedBy(statement, signature, key))) return 'broken-signature';
  if (statement.submission !== id) return 'other-submission';
  if (statement.post !== (await postDigestOf(post))) return 'other-post';
  const same =
    statement.capturedAt === capture.capturedAt &&
    statement.page.url === capture.pageUrl &&
    statement.tool === capture.tool &&
    statement.method === capture.method;
  return same ? null : 'other-capture';
}

/** Whether a signature over a statement is of this key. A signature or a key that cannot be read is none. */
export async function isSignedBy(
  statement: CaptureStatement,
  signature: string,
  { kty, crv, x, y }: OfficialKey,
): Promise<boolean> {
  const bytes = bytesOfBase64url(signature);
  if (bytes?.length !== 64) return false;
  try {
    const key = await crypto.subtle.importKey('jwk', { kty, crv, x, y }, ALGORITHM, false, ['verify']);
    return await crypto.subtle.verify(SIGNING, key, bytes, statementBytes(statement));
  } catch {
    return false;
  }
}
