import { readNoteKey } from '../../src/register/note-keys.ts';
import { seeded } from '../bench/believable.ts';
import { startIntakeStage, UNHINDERED } from '../stage/intake.ts';
import { crowd } from './citizens.ts';
import { collectCheckpoints } from './collect-checkpoints.ts';
import { nothingHandedOut } from './handed-out.ts';
import { sendMisfortunes } from './misfortunes.ts';
import { judge, type Verdict } from './verdict.ts';

/** How hard a rehearsal is. */
export interface RehearsalOptions {
  readonly clients: number;
  /** How often the intake is killed at least. */
  readonly intakeKills: number;
  /** How often its PostgreSQL is. */
  readonly postgresKills: number;
  /** How long the killing lasts at least, in milliseconds. */
  readonly duration: number;
  /** The same seed makes the same choices: who is killed when and how, who files what. */
  readonly seed: number;
  /** Told in words how it goes. */
  readonly progress: (text: string) => void;
}

/**
 * Rehearses the bad days: citizens file and try again through the client of the forms, while the real intake
 * and its PostgreSQL are killed again and again; at the end everything that was handed out is held against
 * what is there.
 *
 * @throws Error where the intake did not come back by itself, or its log contradicts itself
 */
export async function rehearse(options: RehearsalOptions): Promise<Verdict> {
  const { clients, intakeKills, postgresKills, duration, seed, progress } = options;
  const stage = await startIntakeStage(UNHINDERED);
  try {
    const { url } = stage;
    const key = readNoteKey((await (await fetch(`${url}/log/key`)).text()).trim());
    const handedOut = nothingHandedOut();
    const { receipts } = handedOut;
    const closing = new AbortController();
    const over = new AbortController();
    const citizens = crowd({ url, clients, seed, handedOut, closing: closing.signal, over: over.signal });
    const witness = collectCheckpoints(url, handedOut, closing.signal);
    const began = Date.now();
    let killed: Awaited<ReturnType<typeof sendMisfortunes>>;
    try {
      killed = await sendMisfortunes(
        stage,
        { intake: intakeKills, postgres: postgresKills },
        {
          random: seeded(seed),
          enough: () => Date.now() - began >= duration,
          acknowledged: () => receipts.size,
          told: (blow, blows) =>
            progress(
              `${Math.round((Date.now() - began) / 1000)} s: ${blow} killed; so far the intake ${blows.intakeKills} times, PostgreSQL ${blows.postgresKills}; ${receipts.size} receipts`,
            ),
        },
      );
    } catch (error) {
      over.abort();
      throw error;
    } finally {
      closing.abort();
    }
    await Promise.all([citizens, witness]);
    progress(
      `The intake was killed ${killed.intakeKills} times (${killed.whileStarting} of them while it started), ` +
        `PostgreSQL ${killed.postgresKills} times; ${handedOut.filed.size} letters were written, ${receipts.size} acknowledged.`,
    );
    return await judge(stage, handedOut, key, progress);
  } finally {
    await stage.stop();
  }
}
