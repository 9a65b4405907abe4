import * as asn1js from 'asn1js';
import {
  AlgorithmIdentifier,
  ContentInfo,
  MessageImprint,
  SignedData,
  TimeStampReq,
  TimeStampResp,
  TSTInfo,
} from 'pkijs';
import { sameBytes } from './cms-reading.ts';

/** A question to a time-stamp authority (RFC 3161) and what its token must carry. */
export interface TimestampQuestion {
  /** DER of the TimeStampReq. */
  readonly request: Uint8Array<ArrayBuffer>;
  readonly nonce: Uint8Array;
  readonly digest: Uint8Array;
}

/** What a token says: that its authority saw these bytes at that time. Its signature is for whoever relies on it. */
export interface TimestampToken {
  /** DER of the TimeStampToken, as `openssl ts -verify -token_in` reads it. */
  readonly token: Uint8Array<ArrayBuffer>;
  readonly at: Date;
}

const SHA_256 = '2.16.840.1.101.3.4.2.1';
const SIGNED_DATA = '1.2.840.113549.1.7.2';
const TST_INFO = '1.2.840.113549.1.9.16.1.4';

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
}

/** Asks for a token over some bytes; the authority gets their digest only. */
export async function timestampQuestion(bytes: Uint8Array<ArrayBuffer>): Promise<TimestampQuestion> {
  const digest = await sha256(bytes);
  const nonce = crypto.getRandomValues(new Uint8Array(16));
  // A positive number in its shortest form, so that it comes back byte for byte.
  nonce[0] = 1 + ((nonce[0] ?? 0) % 127);
  const request = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: SHA_256, algorithmParams: new asn1js.Null() }),
      hashedMessage: new asn1js.OctetString({ valueHex: digest }),
    }),
    nonce: new asn1js.Integer({ valueHex: nonce }),
    certReq: true,
  });
  return { request: new Uint8Array(request.toSchema().toBER()), nonce, digest };
}

function infoOf(content: ContentInfo): TSTInfo | null {
  if (content.contentType !== SIGNED_DATA) return null;
  const { encapContentInfo } = new SignedData({ schema: content.content });
  if (encapContentInfo.eContentType !== TST_INFO || !encapContentInfo.eContent) return null;
  return TSTInfo.fromBER(encapContentInfo.eContent.getValue());
}

function isOver(info: TSTInfo, digest: Uint8Array): boolean {
  const { hashAlgorithm, hashedMessage } = info.messageImprint;
  return hashAlgorithm.algorithmId === SHA_256 && sameBytes(new Uint8Array(hashedMessage.getValue()), digest);
}

/**
 * Reads an authority's answer.
 *
 * @returns `null` unless it granted a token, over our digest and with our nonce
 */
export function tokenFrom(answer: Uint8Array, question: TimestampQuestion): TimestampToken | null {
  try {
    const { status, timeStampToken } = TimeStampResp.fromBER(new Uint8Array(answer));
    // 0 granted, 1 granted with modifications (RFC 3161, 2.4.2)
    if (status.status > 1 || !timeStampToken) return null;
    const info = infoOf(timeStampToken);
    if (!info?.nonce || !isOver(info, question.digest)) return null;
    if (!sameBytes(new Uint8Array(info.nonce.valueBlock.valueHexView), question.nonce)) return null;
    return { token: new Uint8Array(timeStampToken.toSchema().toBER()), at: info.genTime };
  } catch {
    return null;
  }
}

/**
 * When an authority says that it saw some bytes.
 *
 * @param token DER of a TimeStampToken
 * @returns `null` where it is no token, or is over other bytes. The signature is not looked at: whoever relies
 *   on the time checks it with the authority's certificate (`openssl ts -verify`).
 */
export async function timeInToken(token: Uint8Array, bytes: Uint8Array<ArrayBuffer>): Promise<Date | null> {
  try {
    const info = infoOf(ContentInfo.fromBER(new Uint8Array(token)));
    return info && isOver(info, await sha256(bytes)) ? info.genTime : null;
  } catch {
    return null;
  }
}
