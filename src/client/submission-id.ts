import { v7 } from 'uuid';

/**
 * A new id for a submission: UUID version 7 (RFC 9562), so that ids sort by the time they were made. The
 * client makes it once, before the first try, and every further try carries the same one: the register
 * accepts an id once.
 */
export function newSubmissionId(): string {
  return v7();
}
