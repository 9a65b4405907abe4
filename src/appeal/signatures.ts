/**
 * Why a citizen's own program did not sign:
 *
 * - `absent`: NCALayer does not run, or the browser may not reach it and does not say which;
 * - `blocked`: the person or the browser forbade this page to speak with programs on the device;
 * - `cancelled`: the person closed NCALayer's window;
 * - `certificate-expired`, `certificate-refused`: NCALayer would not sign with the chosen certificate;
 * - `interrupted`: NCALayer went away while the person chose;
 * - `timeout`: no answer in time; `unreadable`: an answer that cannot be a signature.
 */
export const SIGNING_FAILURES = [
  'absent',
  'blocked',
  'cancelled',
  'certificate-expired',
  'certificate-refused',
  'interrupted',
  'timeout',
  'unreadable',
] as const;

export type SigningFailure = (typeof SIGNING_FAILURES)[number];

/**
 * Why a register does not accept a signature. The names are for people and for the log of the appeal: none
 * of them says anything about the content.
 */
export const SIGNATURE_REFUSALS = [
  'not-cms',
  'too-large',
  'several-signers',
  'unsupported-algorithm',
  'wrong-content',
  'broken-signature',
  'expired',
  'not-yet-valid',
  'untrusted-chain',
  'wrong-key-usage',
  'revoked',
  'revocation-unknown',
  'no-identity',
  'other-person',
  'other-statement',
  'stale-statement',
  'needs-ncanode',
  'ncanode-unavailable',
] as const;

export type SignatureRefusal = (typeof SIGNATURE_REFUSALS)[number];

/** The refusals that pass: nothing is wrong with the signature, and the same one may be tried again. */
export const PASSING_REFUSALS = [
  'revocation-unknown',
  'ncanode-unavailable',
] as const satisfies readonly SignatureRefusal[];

/** Whether the same signature may be sent again later. */
export function isPassingRefusal(refusal: string | undefined): boolean {
  return PASSING_REFUSALS.some((passing) => passing === refusal);
}

/** Who signed, as the certificate of the National Certification Authority names them. */
export interface Signer {
  /** Twelve digits from the subject's SERIALNUMBER `IIN…`; `null` where the certificate names no person. */
  readonly iin: string | null;
  /** Twelve digits from the subject's OU `BIN…`; `null` where the person signs for themselves. */
  readonly bin: string | null;
  /** Surname, first name and patronymic as far as the certificate has them. */
  readonly name: string;
  /** The legal entity's name; `null` where the person signs for themselves. */
  readonly organisation: string | null;
}

/** The certificate behind a signature: enough to find it again, nothing secret. */
export interface SigningCertificate {
  /** The serial number, lower-case hex without leading zeros. */
  readonly serial: string;
  /** The name of the authority that issued it. */
  readonly issuer: string;
  /** RFC 3339 instants. */
  readonly notBefore: string;
  readonly notAfter: string;
  /** SHA-256 of the certificate's DER, lower-case hex. */
  readonly fingerprint: string;
}

/** What a verification found. JSON all through: it can stand in an entry of the log as it is. */
export type SignatureCheck =
  | {
      readonly ok: true;
      readonly signer: Signer;
      readonly certificate: SigningCertificate;
      /** The time the signer's machine wrote beside the signature: a claim, never a proof; RFC 3339. */
      readonly claimedAt: string | null;
      /** Whether the certificate was asked about, and by whom the signature was verified. */
      readonly revocation: 'good' | 'not-checked';
      readonly verifiedBy: 'register' | 'ncanode';
    }
  | {
      readonly ok: false;
      readonly refusal: SignatureRefusal;
      /** For the agency's log: the library's or NCANode's own words. Never shown to a citizen. */
      readonly detail: string;
    };
