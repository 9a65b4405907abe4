import type { CaptureFile } from '../appeal/capture-file.ts';
import type { StatementFault } from '../appeal/capture-statement.ts';
import { statementFault } from './capture-statement.ts';

/**
 * Checks everything that a capture file says was signed, of its post and of those that were merged into it.
 *
 * @returns `null` where it all holds; else the first fault
 */
export async function captureFault({
  submission,
  post,
  capture,
  more,
  key,
  parts,
}: CaptureFile): Promise<StatementFault | 'part-missing' | null> {
  const stored = new Set(parts.map(({ digest }) => digest));
  for (const each of [{ post, capture }, ...more]) {
    const fault = await statementFault({ id: submission, ...each }, key);
    if (fault) return fault;
    if (each.capture.statement?.parts.some(({ digest }) => !stored.has(digest))) return 'part-missing';
  }
  return null;
}
