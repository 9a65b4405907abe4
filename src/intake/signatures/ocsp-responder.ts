import type { RevocationCheck } from '../../evidence/cms-signature.ts';
import { ocspQuestion, standingFrom } from '../../evidence/ocsp.ts';
import { callService } from './service-call.ts';

const LONGEST_ANSWER = 64 * 1024;

/**
 * Asks a configured OCSP responder (RFC 6960, appendix A: HTTP POST), such as the National Certification
 * Authority's `http://ocsp.pki.gov.kz/`. The address inside a certificate is never asked. Whatever is not a
 * clear answer is `unknown`, and nobody is let in by it.
 *
 * @param timeout milliseconds; 5,000 unless told
 */
export function ocspResponder(url: string, timeout = 5_000): RevocationCheck {
  return async (certificate, issuer, at, signal) => {
    const question = await ocspQuestion(certificate, issuer);
    const answer = await callService(
      {
        url,
        contentType: 'application/ocsp-request',
        accept: 'application/ocsp-response',
        body: question.request,
        timeout,
        longest: LONGEST_ANSWER,
      },
      signal,
    );
    if (!answer.ok || answer.status !== 200) return 'unknown';
    return standingFrom(answer.bytes, question, certificate, issuer, at);
  };
}
