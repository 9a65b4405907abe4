import * as asn1js from 'asn1js';
import {
  type Attribute,
  Certificate,
  ContentInfo,
  IssuerAndSerialNumber,
  SignedData,
  type SignerInfo,
} from 'pkijs';
import type { SignatureCheck, SignatureRefusal } from '../appeal/signatures.ts';
import { bytesOfArmoured } from './base64.ts';
import { isGost } from './signature-algorithms.ts';

/** A signature that could be read and speaks of the right content. Nothing of it is proven yet. */
export interface ReadSignature {
  readonly ok: true;
  readonly der: Uint8Array<ArrayBuffer>;
  readonly signed: SignedData;
  readonly signer: SignerInfo;
  /** The signer's certificate, from inside the signature. */
  readonly certificate: Certificate;
  /** The digest that the signer signed; `null` where they signed the content itself. */
  readonly digest: Uint8Array | null;
  readonly claimedAt: string | null;
  /** Some algorithm is one of Kazakhstan's GOST family, which only NCANode can compute. */
  readonly gost: boolean;
}

export type RefusedSignature = Extract<SignatureCheck, { ok: false }>;

/** A statement's signature is 2 to 12 kB, with a time stamp and a chain inside. */
export const LONGEST_CMS = 64 * 1024;

const SIGNED_DATA = '1.2.840.113549.1.7.2';
const DATA = '1.2.840.113549.1.7.1';
const CONTENT_TYPE = '1.2.840.113549.1.9.3';
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';
const SIGNING_TIME = '1.2.840.113549.1.9.5';

export function refused(refusal: SignatureRefusal, detail: string): RefusedSignature {
  return { ok: false, refusal, detail };
}

/**
 * Reads a CMS SignedData (RFC 5652), attached or detached, with one signer whose certificate is inside, over
 * data. What stands inside an attached one must be the content byte for byte: verifiers, pkijs and NCANode
 * among them, check an attached signature against its own content and forget the one they were given.
 *
 * @param cms DER bytes, or base64 with or without PEM lines
 * @param content the bytes that must have been signed
 */
export function readSignature(
  cms: Uint8Array | string,
  content: Uint8Array,
): ReadSignature | RefusedSignature {
  if (cms.length > LONGEST_CMS * (typeof cms === 'string' ? 1.5 : 1)) {
    return refused('too-large', `${cms.length} bytes`);
  }
  const der = typeof cms === 'string' ? bytesOfArmoured(cms) : new Uint8Array(cms);
  if (der === null) return refused('not-cms', 'neither DER nor base64');
  try {
    return readDer(der, content);
  } catch (error) {
    return refused('not-cms', String(error));
  }
}

function readDer(der: Uint8Array<ArrayBuffer>, content: Uint8Array): ReadSignature | RefusedSignature {
  const { offset, result } = asn1js.fromBER(der);
  if (offset !== der.length) return refused('not-cms', 'not one ASN.1 value');
  const outer = new ContentInfo({ schema: result });
  if (outer.contentType !== SIGNED_DATA) return refused('not-cms', `content type ${outer.contentType}`);
  const signed = new SignedData({ schema: outer.content });

  const [signer, ...others] = signed.signerInfos;
  if (signer === undefined) return refused('not-cms', 'no signer');
  if (others.length > 0) return refused('several-signers', `${others.length + 1} signers`);
  // Any other type is another promise: of a time stamp, pkijs would even take its own time for now.
  const { eContentType, eContent } = signed.encapContentInfo;
  if (eContentType !== DATA) return refused('wrong-content', `content of type ${eContentType}`);
  if (eContent && !sameBytes(new Uint8Array(eContent.getValue()), content)) {
    return refused('wrong-content', 'the content inside is another');
  }

  const certificate = certificateOf(signed, signer);
  if (certificate === null) return refused('not-cms', "not exactly one signer's certificate inside");
  const attributes = attributesOf(signer);
  if (attributes === null) return refused('broken-signature', 'signed attributes are not as RFC 5652, 11');
  return {
    ok: true,
    der,
    signed,
    signer,
    certificate,
    ...attributes,
    gost: [
      signer.digestAlgorithm.algorithmId,
      signer.signatureAlgorithm.algorithmId,
      certificate.subjectPublicKeyInfo.algorithm.algorithmId,
      certificate.signatureAlgorithm.algorithmId,
    ].some(isGost),
  };
}

/** The one certificate inside that the signer names by issuer and serial number, as all NCA software does. */
function certificateOf(signed: SignedData, signer: SignerInfo): Certificate | null {
  const { sid } = signer;
  if (!(sid instanceof IssuerAndSerialNumber)) return null;
  const named = (signed.certificates ?? []).filter(
    (candidate): candidate is Certificate =>
      candidate instanceof Certificate &&
      candidate.issuer.isEqual(sid.issuer) &&
      candidate.serialNumber.isEqual(sid.serialNumber),
  );
  return named.length === 1 ? (named[0] ?? null) : null;
}

/** What the signed attributes say; `null` where a mandatory one is missing, doubled or of another type. */
function attributesOf(signer: SignerInfo): Pick<ReadSignature, 'digest' | 'claimedAt'> | null {
  if (!signer.signedAttrs) return { digest: null, claimedAt: null };
  const { attributes } = signer.signedAttrs;
  const type = only(attributes, CONTENT_TYPE);
  const digest = only(attributes, MESSAGE_DIGEST);
  if (!(type instanceof asn1js.ObjectIdentifier) || type.getValue() !== DATA) return null;
  if (!(digest instanceof asn1js.OctetString)) return null;
  const time = only(attributes, SIGNING_TIME);
  return {
    digest: new Uint8Array(digest.getValue()),
    claimedAt:
      time instanceof asn1js.UTCTime || time instanceof asn1js.GeneralizedTime
        ? time.toDate().toISOString()
        : null,
  };
}

function only(attributes: readonly Attribute[], type: string): unknown {
  const [found, ...more] = attributes.filter((attribute) => attribute.type === type);
  return found?.values.length === 1 && more.length === 0 ? found.values[0] : undefined;
}

export function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}
