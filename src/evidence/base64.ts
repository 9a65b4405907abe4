export { base64 as base64Of } from '../register/base64.ts';

/** The bytes behind a base64 text; line breaks and spaces do not count. `null` where it is not base64. */
export function bytesOfBase64(text: string): Uint8Array<ArrayBuffer> | null {
  const packed = text.replace(/\s+/g, '');
  if (packed.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(packed)) return null;
  return Uint8Array.from(atob(packed), (character) => character.charCodeAt(0));
}

/**
 * The bytes of a signature as programs hand it over: base64, with or without the PEM lines around it
 * (RFC 7468; NCALayer writes `BEGIN CMS`, others `BEGIN PKCS7`).
 */
export function bytesOfArmoured(text: string): Uint8Array<ArrayBuffer> | null {
  const armour = /^\s*-----BEGIN (CMS|PKCS7)-----([\s\S]*)-----END \1-----\s*$/.exec(text);
  return bytesOfBase64(armour?.[2] ?? text);
}
