import type { PlannedAppeal } from '../batch-plan.ts';
import type { NewEvent } from '../log-book/entries.ts';

/** The entries of earlier appeals that were complained about or repeated; the later one's first entry names them. */
export function followedEvents(appeals: readonly PlannedAppeal[]): NewEvent[] {
  return appeals.flatMap(({ arrival, appeal }): NewEvent[] => {
    const { follows } = arrival;
    if (!follows) return [];
    const { earlier, as } = follows;
    return [
      as === 'complaint'
        ? {
            appeal: earlier,
            type: 'complained',
            actor: 'applicant',
            body: { complaint: appeal.number, role: 'applicant' },
          }
        : { appeal: earlier, type: 'repeated', actor: 'applicant', body: { repeat: appeal.number } },
    ];
  });
}
