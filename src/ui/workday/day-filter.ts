import { type Tag, tagsOf } from '../../appeal/tags.ts';
import type { OutboxItem, OutboxState } from '../../client/outbox.ts';
import { type Draft, draftOf } from '../../clip/draft.ts';

/** Where something of the day's work stands. */
export type DayState = 'draft' | OutboxState;

/** What the day's list is narrowed to: any of the states, all of the tags; nothing chosen shows everything. */
export interface DayFilter {
  readonly states: ReadonlySet<DayState>;
  readonly tags: ReadonlySet<Tag>;
}

/** The tags of a draft, as they will stand on record. */
export function tagsOfDraft({ post, capture }: Pick<Draft, 'post' | 'capture'>): readonly Tag[] {
  return tagsOf({ channel: 'extension', post, capture });
}

/** The tags of what was sent; none where it was not clipped. */
export function tagsOfItem({ id, submission, addedAt }: OutboxItem): readonly Tag[] {
  const draft = submission.channel === 'extension' ? draftOf(submission, null, id, addedAt) : null;
  return draft ? tagsOfDraft(draft) : [];
}

/** Whether something of the day is shown. */
export function isShown({ states, tags }: DayFilter, state: DayState, own: readonly Tag[]): boolean {
  return (states.size === 0 || states.has(state)) && [...tags].every((tag) => own.includes(tag));
}
