import * as asn1js from 'asn1js';
import {
  BasicOCSPResponse,
  CertID,
  type Certificate,
  Extension,
  ExtKeyUsage,
  getCrypto,
  OCSPRequest,
  OCSPResponse,
  Request,
  type SingleResponse,
} from 'pkijs';
import { sameBytes } from './cms-reading.ts';
import { isAcceptedCertificateSignature } from './signature-algorithms.ts';
import { validityAt } from './signer-certificate.ts';

/** A question to an OCSP responder (RFC 6960) and what its answer must carry. */
export interface OcspQuestion {
  readonly request: Uint8Array<ArrayBuffer>;
  readonly nonce: Uint8Array;
}

export type CertificateStanding = 'good' | 'revoked' | 'unknown';

const NONCE = '1.3.6.1.5.5.7.48.1.2';
const BASIC = '1.3.6.1.5.5.7.48.1.1';
const OCSP_SIGNING = '1.3.6.1.5.5.7.3.9';

/** How far a responder's clock may be from ours, and how old an answer may be that names no end; milliseconds. */
const CLOCKS = 5 * 60 * 1000;
const FRESH = 24 * 60 * 60 * 1000;

/** The question whether a certificate still stands. The hash in it names the issuer and secures nothing. */
export async function ocspQuestion(certificate: Certificate, issuer: Certificate): Promise<OcspQuestion> {
  const nonce = crypto.getRandomValues(new Uint8Array(32));
  const reqCert = await CertID.create(certificate, { hashAlgorithm: 'SHA-1', issuerCertificate: issuer });
  const request = new OCSPRequest();
  request.tbsRequest.requestList = [new Request({ reqCert })];
  request.tbsRequest.requestExtensions = [
    new Extension({ extnID: NONCE, extnValue: new asn1js.OctetString({ valueHex: nonce }).toBER() }),
  ];
  return { request: new Uint8Array(request.toSchema(true).toBER()), nonce };
}

/**
 * What a responder's answer says of a certificate. Anything but a fresh answer, about this certificate, signed
 * by its issuer or by a responder that the issuer itself appointed (RFC 6960, 4.2.2.2), with our nonce if it
 * has one, is `unknown`. So is an answer signed by GOST: NCANode can read those.
 */
export async function standingFrom(
  answer: Uint8Array,
  question: OcspQuestion,
  certificate: Certificate,
  issuer: Certificate,
  at: Temporal.Instant,
): Promise<CertificateStanding> {
  try {
    const { responseStatus, responseBytes } = OCSPResponse.fromBER(new Uint8Array(answer));
    if (responseStatus.valueBlock.valueDec !== 0 || responseBytes?.responseType !== BASIC) return 'unknown';
    const basic = BasicOCSPResponse.fromBER(responseBytes.response.getValue());
    if (!hasOurNonce(basic, question)) return 'unknown';
    if (!(await isSignedForIssuer(basic, issuer, at))) return 'unknown';
    const single = await answerAbout(basic, certificate, issuer);
    return single && isFresh(single, at) ? standingIn(single) : 'unknown';
  } catch {
    return 'unknown';
  }
}

function hasOurNonce(basic: BasicOCSPResponse, question: OcspQuestion): boolean {
  const extension = basic.tbsResponseData.responseExtensions?.find(({ extnID }) => extnID === NONCE);
  if (!extension) return true;
  const inner = asn1js.fromBER(extension.extnValue.getValue()).result;
  return inner instanceof asn1js.OctetString && sameBytes(new Uint8Array(inner.getValue()), question.nonce);
}

async function isSignedForIssuer(
  basic: BasicOCSPResponse,
  issuer: Certificate,
  at: Temporal.Instant,
): Promise<boolean> {
  if (!isAcceptedCertificateSignature(basic.signatureAlgorithm.algorithmId)) return false;
  const appointed: Certificate[] = [issuer];
  for (const responder of basic.certs ?? []) {
    const mayAnswer = responder.extensions?.some(
      ({ parsedValue }) =>
        parsedValue instanceof ExtKeyUsage && parsedValue.keyPurposes.includes(OCSP_SIGNING),
    );
    const accepted = isAcceptedCertificateSignature(responder.signatureAlgorithm.algorithmId);
    if (!mayAnswer || !accepted || validityAt(responder, at) !== 'valid') continue;
    if (responder.issuer.isEqual(issuer.subject) && (await responder.verify(issuer)))
      appointed.push(responder);
  }
  for (const responder of appointed) {
    if (await isSignedBy(basic, responder)) return true;
  }
  return false;
}

async function isSignedBy(basic: BasicOCSPResponse, responder: Certificate): Promise<boolean> {
  const { signature, signatureAlgorithm, tbsResponseData } = basic;
  try {
    return await getCrypto(true).verifyWithPublicKey(
      new Uint8Array(tbsResponseData.tbsView),
      signature,
      responder.subjectPublicKeyInfo,
      signatureAlgorithm,
    );
  } catch {
    // A key of another kind cannot have made it; pkijs says so by throwing.
    return false;
  }
}

async function answerAbout(
  basic: BasicOCSPResponse,
  certificate: Certificate,
  issuer: Certificate,
): Promise<SingleResponse | undefined> {
  const ours = await CertID.create(certificate, { hashAlgorithm: 'SHA-1', issuerCertificate: issuer });
  return basic.tbsResponseData.responses.find(({ certID }) => certID.isEqual(ours));
}

function isFresh(single: SingleResponse, at: Temporal.Instant): boolean {
  const now = at.epochMilliseconds;
  const from = single.thisUpdate.getTime();
  const until = single.nextUpdate?.getTime() ?? from + FRESH;
  return from - CLOCKS <= now && now <= until + CLOCKS;
}

/** CertStatus (RFC 6960, 4.2.1): [0] good, [1] revoked, [2] unknown. */
function standingIn(single: SingleResponse): CertificateStanding {
  const status: unknown = single.certStatus;
  const tag = status instanceof asn1js.BaseBlock ? status.idBlock.tagNumber : 2;
  return tag === 0 ? 'good' : tag === 1 ? 'revoked' : 'unknown';
}
