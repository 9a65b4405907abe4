import type pg from 'pg';
import type { PlannedAppeal } from '../batch-plan.ts';

/**
 * Keeps the signatures of a batch's new appeals, inside its transaction; their entries commit to them. A batch
 * without any asks nothing.
 */
export async function keepSignatures(
  client: pg.ClientBase,
  appeals: readonly PlannedAppeal[],
): Promise<void> {
  const signed = appeals.flatMap(({ appeal, arrival: { signature } }) =>
    signature ? [{ id: appeal.id, box: signature.box }] : [],
  );
  if (signed.length === 0) return;
  await client.query({
    name: 'keep-filing-signatures',
    text: 'insert into filing_signatures (appeal, box) select * from unnest($1::uuid[], $2::bytea[])',
    values: [signed.map(({ id }) => id), signed.map(({ box }) => box)],
  });
}
