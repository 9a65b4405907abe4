import { wait } from '../../src/client/backoff.ts';
import { createIntakeClient, type Failure, type IntakeClient } from '../../src/client/intake-client.ts';
import { statusOf } from '../../src/client/outcome.ts';
import { newSubmissionId } from '../../src/client/submission-id.ts';
import { seeded } from '../bench/believable.ts';
import { type HandedOut, keepReceipt } from './handed-out.ts';
import { type Letter, letterOf } from './letters.ts';

/** How the citizens behave. */
export interface CrowdOptions {
  readonly url: string;
  readonly clients: number;
  readonly seed: number;
  readonly handedOut: HandedOut;
  /** From now on nobody begins a new letter; what is under way is brought to its end. */
  readonly closing: AbortSignal;
  /** From now on nobody waits for anything: the rehearsal has failed. */
  readonly over: AbortSignal;
}

/** The longest rest between two letters of one citizen, milliseconds. */
const REST = 150;

/** How often a citizen presses the button twice, asks again for an old receipt, sends other words under an old id, saves the receipt as a file. */
const HABITS = { twice: 0.1, again: 0.1, otherWords: 0.05, saves: 0.05 };

/** The client as a form on the intake's own page has it; Node's fetch sends no Origin by itself. */
export function formClient(url: string, random: () => number): IntakeClient {
  return createIntakeClient({
    baseUrl: url,
    language: 'kk',
    random,
    fetch: (input, init) => fetch(input, { ...init, headers: { ...init.headers, Origin: url } }),
  });
}

/** A 4xx in the intake's own words would end the citizen's tries, and no letter here deserves one. */
function isWrong(failure: Failure): boolean {
  const status = statusOf(failure) ?? 0;
  return failure.kind === 'problem' && status >= 400 && status < 500 && status !== 429;
}

function inWords(failure: Failure): string {
  return failure.kind === 'problem' ? `${failure.problem.status} ${failure.problem.type}` : failure.kind;
}

/** One citizen at one form. */
function createCitizen({ url, seed, handedOut, closing, over }: CrowdOptions, place: number) {
  const random = seeded(seed * 1_000 + place);
  const client = formClient(url, random);
  const own: Letter[] = [];

  /** Sends under the same id until there is an answer, as the outbox of a form does. */
  async function deliver(letter: Letter): Promise<void> {
    while (!over.aborted) {
      const outcome = await client.submit(letter, over);
      if (outcome.ok) return keepReceipt(handedOut, outcome.value);
      if (isWrong(outcome.failure)) {
        handedOut.wronged.push(inWords(outcome.failure));
        return;
      }
      await wait(random() * 200, over);
    }
  }

  /** Other words under an id that was acknowledged must never be acknowledged. */
  async function sendOtherWords(letter: Letter): Promise<void> {
    const outcome = await client.submit({ ...letter, text: `${letter.text} Тағы бір сөз.` }, over);
    if (outcome.ok) handedOut.contradicted.add(letter.id);
  }

  /** Saves the receipt that proves itself; where the intake is just down, the citizen does without. */
  async function save(letter: Letter): Promise<void> {
    const receipt = handedOut.receipts.get(letter.id);
    if (!receipt) return;
    try {
      const answer = await fetch(`${url}/v1/appeals/${receipt.number}/receipt`, {
        headers: { 'Dauys-Tracking-Code': receipt.trackingCode ?? '' },
        signal: AbortSignal.timeout(15_000),
      });
      if (answer.ok) handedOut.receiptFiles.push({ id: letter.id, file: await answer.json() });
      else if (answer.status === 404) handedOut.denied.add(receipt.number);
    } catch {
      // Killed in the middle of the answer.
    }
  }

  return async function live(): Promise<void> {
    await wait(random() * REST);
    while (!closing.aborted) {
      const letter = letterOf(newSubmissionId(), random);
      handedOut.filed.set(letter.id, letter);
      await Promise.all(Array.from({ length: random() < HABITS.twice ? 2 : 1 }, () => deliver(letter)));
      own.push(letter);
      const old = own[Math.floor(random() * own.length)] ?? letter;
      if (random() < HABITS.again) await deliver(old);
      if (random() < HABITS.otherWords) await sendOtherWords(old);
      if (random() < HABITS.saves) await save(old);
      await wait(random() * REST);
    }
  };
}

/** Lets a crowd of citizens file. @returns once all have stopped, each with an answer to the last letter */
export async function crowd(options: CrowdOptions): Promise<void> {
  await Promise.all(Array.from({ length: options.clients }, (_, place) => createCitizen(options, place)()));
}
