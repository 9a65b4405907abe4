import type pg from 'pg';
import type { StatementFault } from '../../appeal/capture-statement.ts';
import { statementFault } from '../../evidence/capture-statement.ts';
import { Refusal } from '../http/refusal.ts';
import { readOfficialKey } from '../store/officials.ts';
import type { CapturedPost } from './capture-parts.ts';

/** The member of a statement that is at fault (RFC 6901). */
const POINTERS: Readonly<Record<StatementFault, string>> = {
  unsigned: '/capture/signature',
  'no-key': '/capture/statement/key',
  'other-key': '/capture/statement/key',
  'broken-signature': '/capture/signature',
  'other-submission': '/capture/statement/submission',
  'other-post': '/capture/statement/post',
  'other-capture': '/capture/statement',
};

/**
 * Checks the capture statements of a clip, or of a post that is added, as it arrives: the key is the one that this
 * official enrolled, the signature is of that key, and what was signed is this submission, this post and this
 * capture. Whether the parts are there is checked when they are linked, under the register's lock.
 *
 * @param id of the submission
 * @returns why it is refused; `null` where the statements hold or there are none
 */
export async function captureRefusal(
  id: string,
  captures: readonly CapturedPost[],
  official: string,
  pool: pg.Pool,
): Promise<Refusal | null> {
  const signed = captures.filter(({ capture }) => capture.statement || capture.signature);
  if (signed.length === 0) return null;
  const key = await readOfficialKey(pool, official);
  for (const { post, capture, pointer } of signed) {
    const fault = await statementFault({ id, post, capture }, key);
    // For whoever makes a client: people read the problem's own words.
    const error = fault && { pointer: pointer + POINTERS[fault], code: 'wrong-type', detail: fault };
    if (error) return new Refusal('capture-refused', { errors: [error] });
  }
  return null;
}
