import type { IntakeContext } from '../http/answers.ts';
import type { AppParts } from '../http/parts.ts';
import { Refusal, type RefusalDetails } from '../http/refusal.ts';
import { StorageUnavailable } from './blob-store.ts';

/**
 * Tells a caller that the store cannot be worked with now; the log gets the reason, without any file's name.
 * Where a request that brings a file is refused, the rest of it is not read, so its connection is not used
 * again.
 *
 * @throws Refusal `storage-unavailable`, and what `work` refused
 */
export async function storing<T>(
  c: IntakeContext,
  parts: Pick<AppParts, 'log'>,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const refusal = error instanceof StorageUnavailable ? new Refusal('storage-unavailable') : error;
    if (error instanceof StorageUnavailable) {
      const cause = error.cause instanceof Error && 'code' in error.cause ? ` (${error.cause.code})` : '';
      parts.log.error({ request: c.var.requestId, fault: `${error.message}${cause}` });
    }
    if (!(refusal instanceof Refusal) || c.req.raw.body === null) throw refusal;
    const details: RefusalDetails = {
      ...refusal.details,
      headers: { ...refusal.details.headers, Connection: 'close' },
    };
    throw new Refusal(refusal.problem, details);
  }
}
