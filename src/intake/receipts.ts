import type { Agency, PostRecord, Receipt } from '../appeal/appeal.ts';
import type { RecordedAppeal } from './batch-plan.ts';
import type { Law } from './law.ts';
import type { RootKey } from './root-key.ts';

/** The receipt (талон, art. 64) of an accepted appeal: the same at every asking. */
export function receiptOf(appeal: RecordedAppeal, agency: Agency, law: Law, rootKey: RootKey): Receipt {
  const { registeredOn } = appeal;
  return {
    id: appeal.id,
    number: appeal.number,
    trackingCode: registeredOn === null ? null : rootKey.trackingCode(appeal.id),
    // As it began: a receipt is the same at every asking.
    state: registeredOn === null ? 'signal' : 'registered',
    receivedAt: appeal.receivedAt.toISOString(),
    registeredOn,
    deadline: registeredOn === null ? null : law.deadline(appeal.kind, registeredOn),
    agency,
    takenBy: appeal.takenBy,
    digest: appeal.digest,
  };
}

/** What an official who meets the post again is told of its record. */
export function postRecordOf(
  appeal: Pick<RecordedAppeal, 'number' | 'state' | 'receivedAt'>,
  agency: Agency,
): PostRecord {
  return { number: appeal.number, state: appeal.state, receivedAt: appeal.receivedAt.toISOString(), agency };
}
