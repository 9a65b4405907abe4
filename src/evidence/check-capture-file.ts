import type { CapturedPost, CaptureFile } from '../appeal/capture-file.ts';
import type { StatementFault } from '../appeal/capture-statement.ts';
import { statementFault } from './capture-statement.ts';

/** Whether a post was added to a record without a statement, as everything was before additions were signed. */
export function isUnsignedAddition({ added, capture }: CapturedPost): boolean {
  return added !== undefined && !capture.statement && !capture.signature;
}

/**
 * Checks everything that a capture file says was signed: of its post, of those that were merged into it and of those
 * that were added to the record since, each by the key of whoever captured it. An addition that was never signed
 * breaks nothing: whoever shows the file says so, see `isUnsignedAddition`.
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
    if (isUnsignedAddition(each)) continue;
    const by = each.added ?? { submission, key };
    const fault = await statementFault({ id: by.submission, post: each.post, capture: each.capture }, by.key);
    if (fault) return fault;
    if (each.capture.statement?.parts.some(({ digest }) => !stored.has(digest))) return 'part-missing';
  }
  return null;
}
