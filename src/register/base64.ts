/** Standard base64 with padding (RFC 4648, section 4), as signed notes and log proofs write bytes. */
export function base64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

/**
 * The bytes of a base64 text.
 *
 * @returns `null` unless it is exactly what `base64` would write for them: one text for the same bytes, so
 *   that nobody can alter a signed file and leave it valid
 */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> | null {
  try {
    const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
    return base64(bytes) === text ? bytes : null;
  } catch {
    return null;
  }
}
