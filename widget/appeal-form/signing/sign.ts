import type { Language } from '../../../src/appeal/language.ts';
import { isProblem } from '../../../src/appeal/problem.ts';
import { isPassingRefusal } from '../../../src/appeal/signatures.ts';
import type { SentSignature, WidgetSubmission } from '../../../src/appeal/submission.ts';
import { signWithNcaLayer } from '../../../src/client/ncalayer.ts';
import type { Failure, Outcome } from '../../../src/client/outcome.ts';
import { base64Of } from '../../../src/evidence/base64.ts';
import {
  type StatementSubject,
  signedStatement,
  statementBytes,
} from '../../../src/evidence/signed-statement.ts';
import type { SignatureMessages, SignatureNotice } from '../../../src/i18n/signatures/ru.ts';

/** A signature, or why there is none, and what the button says that tries it again. */
export type Signing =
  | { readonly signature: SentSignature }
  | { readonly refused: Outcome<never>; readonly again: string };

/** A signing that did not come about, as the form tells any refusal: everything typed is still there. */
function refusedSigning({ title, text }: SignatureNotice): Outcome<never> {
  const problem = { type: 'about:blank', title, status: 400, detail: `${title}. ${text}` };
  return { ok: false, failure: { kind: 'problem', problem } };
}

/** Whether the register refused a signature, and whether the same one may pass later. */
export function refusalIn(failure: Failure): 'passing' | 'lasting' | undefined {
  if (failure.kind !== 'problem' || !isProblem(failure.problem, 'signature-refused')) return undefined;
  return isPassingRefusal(failure.problem.signature) ? 'passing' : 'lasting';
}

const WORDS: Readonly<Record<Language, () => Promise<{ readonly signatureMessages: SignatureMessages }>>> = {
  kk: () => import('../../../src/i18n/signatures/kk.ts'),
  ru: () => import('../../../src/i18n/signatures/ru.ts'),
  en: () => import('../../../src/i18n/signatures/en.ts'),
};

/** Whether an appeal is filed, or a signal claimed: then the signal's number. */
export type SigningPurpose = Pick<StatementSubject, 'purpose' | 'number'>;

/**
 * Has the person sign an appeal in NCALayer, with the key of the IIN or BIN that stands in the form.
 *
 * @param tell what is waited for, as it changes
 */
export async function sign(
  submission: WidgetSubmission,
  purpose: SigningPurpose,
  language: Language,
  tell: (step: string) => void,
): Promise<Signing> {
  const { signatureMessages: say } = await WORDS[language]();
  const { applicant, id, agency, text } = submission;
  const signer = applicant.type === 'organisation' ? { bin: applicant.bin } : { iin: applicant.iin };
  if (!signer.iin && !signer.bin)
    return { refused: refusedSigning({ title: say.sign, text: say.needsNumber }), again: say.again };
  const bytes = statementBytes(await signedStatement({ ...purpose, id, agency, text }, Date.now()));
  const outcome = await signWithNcaLayer(
    { bytes, language, signer, onStep: (step) => tell(say.steps[step]) },
    new AbortController().signal,
  );
  if (outcome.ok) return { signature: { cms: outcome.cms, content: base64Of(bytes) } };
  const { failure } = outcome;
  const notice = say.failures[failure === 'aborted' ? 'cancelled' : failure];
  return { refused: refusedSigning(notice), again: say.again };
}
