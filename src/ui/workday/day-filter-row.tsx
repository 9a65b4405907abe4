import type { Signal } from '@preact/signals';
import { TAGS } from '../../appeal/tags.ts';
import type { OutboxItem } from '../../client/outbox.ts';
import type { Draft } from '../../clip/draft.ts';
import { announce } from '../announce.tsx';
import { words } from '../language.ts';
import { type DayFilter, type DayState, isShown, tagsOfDraft, tagsOfItem } from './day-filter.ts';
import { FilterChips, TagChips, toggled } from './filter-chips.tsx';
import { workWords } from './work-words.ts';

const STATES: readonly DayState[] = ['draft', 'waiting', 'sending', 'refused', 'met', 'accepted'];

/** Chips for the states and tags that the day's work has, and no others. */
export function DayFilterRow({
  drafts,
  items,
  filter,
}: {
  readonly drafts: readonly Draft[];
  readonly items: readonly OutboxItem[];
  readonly filter: Signal<DayFilter>;
}) {
  const { day, tags } = words.value;
  const { filters: t } = workWords.value;
  const all: (readonly [DayState, ReturnType<typeof tagsOfDraft>])[] = [
    ...drafts.map((draft) => ['draft', tagsOfDraft(draft)] as const),
    ...items.map((item) => [item.state, tagsOfItem(item)] as const),
  ];
  const { states, tags: chosen } = filter.value;
  const stateChips = STATES.map((value) => ({
    value,
    label: value === 'draft' ? t.draft : day.states[value],
    count: all.filter(([state]) => state === value).length,
  })).filter(({ value, count }) => count > 0 || states.has(value));
  const tagChips = TAGS.filter((tag) => chosen.has(tag) || all.some(([, own]) => own.includes(tag))).map(
    (value) => ({
      value,
      label: value,
      title: tags[value],
      count: all.filter(([, own]) => own.includes(value)).length,
    }),
  );

  function narrow(changed: DayFilter): void {
    filter.value = changed;
    announce(t.shown(all.filter(([state, own]) => isShown(changed, state, own)).length));
  }

  return (
    <section class="day-filter" aria-label={t.label}>
      <FilterChips
        label={t.label}
        chips={stateChips}
        pressed={states}
        onPress={(state) => narrow({ states: toggled(states, state), tags: chosen })}
      />
      <TagChips
        chips={tagChips}
        pressed={chosen}
        onPress={(tag) => narrow({ states, tags: toggled(chosen, tag) })}
      />
    </section>
  );
}
