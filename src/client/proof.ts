import type { Receipt } from '../appeal/appeal.ts';
import { isProblem } from '../appeal/problem.ts';
import { PROOF_HEADER, ProofChallengeSchema } from '../appeal/proof-of-work.ts';
import type { WidgetSubmission } from '../appeal/submission.ts';
import { submitAppeal } from './citizen-client.ts';
import { callIntake, type IntakeSettings } from './intake-call.ts';
import type { Failure, Outcome } from './outcome.ts';
import { solveChallenge } from './solve-proof.ts';

/** Whom a proof is for. */
export interface ProofWish {
  /** The agency's code. */
  readonly agency: string;
  /** Something stands in the field that people never see (`TRAP_FIELD`): the work is then much harder. */
  readonly trapped?: boolean | undefined;
}

/**
 * Asks for a challenge and solves it. A form may do so while the person looks at what they are about to send,
 * and hand the promise to `fileWithProof`.
 *
 * @returns the proof; `undefined` in it when the signal stopped the work
 */
export async function makeProof(
  intake: IntakeSettings,
  { agency, trapped }: ProofWish,
  signal?: AbortSignal,
): Promise<Outcome<string | undefined>> {
  const path = `v1/challenge?agency=${encodeURIComponent(agency)}${trapped ? '&trapped=yes' : ''}`;
  const outcome = await callIntake(intake, { method: 'GET', path }, ProofChallengeSchema, signal);
  return outcome.ok ? { ok: true, value: await solveChallenge(outcome.value, signal) } : outcome;
}

/**
 * Files a citizen's appeal with its proof of work. Where the proof made before was used, has expired or is not
 * hard enough any more, another one is made and the sending tried once more: the person notices nothing.
 *
 * @param options.proof what `makeProof` was asked for beforehand
 */
export async function fileWithProof(
  intake: IntakeSettings,
  submission: WidgetSubmission,
  options: {
    readonly trapped?: boolean | undefined;
    readonly proof?: Promise<Outcome<string | undefined>> | undefined;
    readonly signal?: AbortSignal | undefined;
  } = {},
): Promise<Outcome<Receipt>> {
  const { trapped, signal } = options;
  const make = () => makeProof(intake, { agency: submission.agency, trapped }, signal);
  const sendWith = (proof: string | undefined) =>
    submitAppeal(intake, submission, signal, proof === undefined ? {} : { [PROOF_HEADER]: proof });
  const prepared = await options.proof;
  const made = prepared?.ok ? prepared : await make();
  if (!made.ok) return made;
  const sent = await sendWith(made.value);
  if (sent.ok || signal?.aborted || !wantsProof(sent.failure)) return sent;
  const another = await make();
  return another.ok ? sendWith(another.value) : another;
}

function wantsProof(failure: Failure): boolean {
  return failure.kind === 'problem' && isProblem(failure.problem, 'proof-required');
}
