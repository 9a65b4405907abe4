import * as v from 'valibot';
import type { SigningFailure } from '../appeal/signatures.ts';
import { base64Of, bytesOfArmoured } from '../evidence/base64.ts';

/** How a signing ended. `cms` is CMS SignedData, DER in base64 on one line. */
export type SigningOutcome =
  | { readonly ok: true; readonly cms: string }
  | { readonly ok: false; readonly failure: SigningFailure | 'aborted'; readonly detail: string };

export function failed(failure: SigningFailure | 'aborted', detail: string): SigningOutcome {
  return { ok: false, failure, detail };
}

/** What NCALayer's module `kz.gov.pki.knca.basics` answers when it did not sign. */
const RefusalSchema = v.object({
  status: v.literal(false),
  code: v.optional(v.nullable(v.string(), ''), ''),
  message: v.optional(v.nullable(v.string(), ''), ''),
  details: v.optional(v.unknown()),
});

const CancelledSchema = v.object({ canceledByUser: v.literal(true) });

/** NCALayer writes what its Java library threw, in English, Russian or Kazakh by its own mood. */
const SAYS_EXPIRED = /expired|not ?after|validity|просроч|ист[её]к|срок действия|мерзімі/i;

/**
 * Why NCALayer did not sign.
 *
 * @param error what the library threw
 * @param answer NCALayer's last words to the request; `null` where it went away without any
 */
export function failureOf(error: unknown, answer: string | null): SigningOutcome {
  if (v.is(CancelledSchema, error)) return failed('cancelled', 'the window was closed');
  if (answer === null) return failed('interrupted', String(error));
  const refusal = v.safeParse(RefusalSchema, parsed(answer));
  // An NCALayer without the module answers `MODULE_NOT_FOUND`, in the shape of none of its modules.
  if (!refusal.success) return failed('unreadable', answer.slice(0, 200));
  const { code, message, details } = refusal.output;
  const said = [code, message, typeof details === 'string' ? details : ''].filter(Boolean).join(': ');
  return failed(SAYS_EXPIRED.test(said) ? 'certificate-expired' : 'certificate-refused', said);
}

/** The signature in what NCALayer handed over: base64, in some of its versions with PEM lines around it. */
export function signatureIn(result: unknown): SigningOutcome {
  const der = typeof result === 'string' ? bytesOfArmoured(result) : null;
  // DER of a ContentInfo starts as every sequence does.
  if (der === null || der[0] !== 0x30) return failed('unreadable', typeof result);
  return { ok: true, cms: base64Of(der) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
