import { wait } from '../../src/client/backoff.ts';
import type { HandedOut } from './handed-out.ts';
import { sizeOf } from './public-log.ts';

/**
 * Asks for the newest checkpoint again and again and keeps each, as a witness does. What one reader sees must
 * never shrink: a checkpoint that was shown belongs to a commit that outlives every crash.
 */
export async function collectCheckpoints(
  url: string,
  handedOut: HandedOut,
  closing: AbortSignal,
): Promise<void> {
  let largest = 0;
  while (!closing.aborted) {
    const note = await fetch(`${url}/log/checkpoint`, { signal: AbortSignal.timeout(15_000) })
      .then((answer) => (answer.ok ? answer.text() : undefined))
      .catch(() => undefined);
    if (note !== undefined) {
      handedOut.checkpoints.add(note);
      if (sizeOf(note) < largest) handedOut.shrank += 1;
      largest = Math.max(largest, sizeOf(note));
    }
    await wait(30, closing);
  }
}
