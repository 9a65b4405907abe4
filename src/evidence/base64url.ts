import { base64 } from '../register/base64.ts';
import { bytesOfBase64 } from './base64.ts';

/** Bytes as base64url without padding (RFC 4648, section 5). */
export function base64urlOf(bytes: Uint8Array): string {
  return base64(bytes).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** The bytes behind a base64url text without padding; `null` where it is not one. */
export function bytesOfBase64url(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[\w-]*$/.test(text) || text.length % 4 === 1) return null;
  const padding = '='.repeat((4 - (text.length % 4)) % 4);
  return bytesOfBase64(text.replaceAll('-', '+').replaceAll('_', '/') + padding);
}
