import * as asn1js from 'asn1js';
import { type Certificate, RSAPublicKey } from 'pkijs';
import type { Signer, SigningCertificate } from '../appeal/signatures.ts';
import { hexOf } from './hex.ts';

const COMMON_NAME = '2.5.4.3';
const SERIAL_NUMBER = '2.5.4.5';
const ORGANISATION = '2.5.4.10';
const UNIT = '2.5.4.11';
const GIVEN_NAME = '2.5.4.42';
const KEY_USAGE = '2.5.29.15';

/**
 * Who a certificate names, by the profile of Kazakhstan's National Certification Authority: the IIN in the
 * subject's SERIALNUMBER (`IIN` and twelve digits), a legal entity's BIN in OU (`BIN` and twelve digits; a
 * seal of the entity itself has it in SERIALNUMBER), the name in CN and the patronymic in the given name.
 *
 * @returns `null` where the subject names neither, or names two
 */
export function signerOf(certificate: Certificate): Signer | null {
  const serials = attributes(certificate, SERIAL_NUMBER);
  const serialText = serials[0] ?? '';
  if (serials.length > 1) return null;
  const bins = new Set(
    [...attributes(certificate, UNIT), serialText].map((text) => digitsAfter('BIN', text)).filter(Boolean),
  );
  if (bins.size > 1) return null;
  const iin = digitsAfter('IIN', serialText);
  const bin = [...bins][0] ?? null;
  if (iin === null && bin === null) return null;
  const names = [...attributes(certificate, COMMON_NAME), ...attributes(certificate, GIVEN_NAME)];
  return {
    iin,
    bin,
    name: names.join(' ').trim(),
    organisation: bin === null ? null : (attributes(certificate, ORGANISATION)[0] ?? null),
  };
}

function digitsAfter(label: string, text: string): string | null {
  return text.startsWith(label) && /^\d{12}$/.test(text.slice(label.length))
    ? text.slice(label.length)
    : null;
}

function attributes(certificate: Certificate, type: string): string[] {
  return certificate.subject.typesAndValues
    .filter((attribute) => attribute.type === type)
    .map((attribute) => String(attribute.value.valueBlock.value).trim());
}

/** What is kept of a certificate. */
export async function factsOf(certificate: Certificate): Promise<SigningCertificate> {
  const der = new Uint8Array(certificate.toSchema().toBER());
  return {
    serial: serialOf(certificate),
    issuer: certificate.issuer.typesAndValues
      .filter(({ type }) => type === COMMON_NAME)
      .map(({ value }) => String(value.valueBlock.value))
      .join(' '),
    notBefore: certificate.notBefore.value.toISOString(),
    notAfter: certificate.notAfter.value.toISOString(),
    fingerprint: hexOf(await crypto.subtle.digest('SHA-256', der)),
  };
}

/** The serial number in lower-case hex without leading zeros, as NCANode writes it. */
export function serialOf(certificate: Certificate): string {
  return hexOf(certificate.serialNumber.valueBlock.valueHexView).replace(/^0+(?=.)/, '');
}

/** Where an instant stands against a certificate's validity; both its ends belong to it (RFC 5280, 4.1.2.5). */
export function validityAt(
  certificate: Certificate,
  at: Temporal.Instant,
): 'valid' | 'expired' | 'not-yet-valid' {
  const now = at.epochMilliseconds;
  if (now < certificate.notBefore.value.getTime()) return 'not-yet-valid';
  return now > certificate.notAfter.value.getTime() ? 'expired' : 'valid';
}

/**
 * Whether the key is one to sign with and stand by: the bit `nonRepudiation` (RFC 5280, 4.2.1.3) is what the
 * authority gives signing keys and denies keys that only log in.
 */
export function isForSigning(certificate: Certificate): boolean {
  const usage = certificate.extensions?.find(({ extnID }) => extnID === KEY_USAGE)?.parsedValue;
  if (!(usage instanceof asn1js.BitString)) return false;
  return ((usage.valueBlock.valueHexView[0] ?? 0) & 0x40) !== 0;
}

/** The length of an RSA key in bits; 0 for any other key. */
export function rsaBits(certificate: Certificate): number {
  const key = certificate.subjectPublicKeyInfo.parsedKey;
  if (!(key instanceof RSAPublicKey)) return 0;
  const modulus = hexOf(key.modulus.valueBlock.valueHexView).replace(/^0+/, '');
  return modulus === '' ? 0 : modulus.length * 4 - Math.clz32(Number.parseInt(modulus.charAt(0), 16)) + 28;
}
