import { useSignal } from '@preact/signals';
import type { OutboxItem } from '../../client/outbox.ts';
import type { Draft } from '../../clip/draft.ts';
import { Icon } from '../icons.tsx';
import { inKazakhstan } from '../kazakhstan-time.ts';
import { words } from '../language.ts';
import { type DayFilter, isShown, tagsOfDraft, tagsOfItem } from '../workday/day-filter.ts';
import { DayFilterRow } from '../workday/day-filter-row.tsx';
import { workWords } from '../workday/work-words.ts';
import { ItemCard, titleOf } from './item-card.tsx';
import type { PanelModel } from './panel-model.ts';

/** Everything that is under way and what was sent today; below it, folded, the week. */
export function DayList({ model }: { readonly model: PanelModel }) {
  const { day } = words.value;
  const focus = model.focus.value;
  const inFocus = focus && 'id' in focus ? focus.id : null;
  const filter = useSignal<DayFilter>({ states: new Set(), tags: new Set() });
  const allDrafts = model.drafts.value.filter(({ id }) => id !== inFocus);
  const allItems = model.items.value.filter(({ id }) => id !== inFocus);
  const drafts = allDrafts.filter((draft) => isShown(filter.value, 'draft', tagsOfDraft(draft)));
  const items = allItems.filter((item) => isShown(filter.value, item.state, tagsOfItem(item)));
  const isNarrowed = filter.value.states.size + filter.value.tags.size > 0;
  const today = inKazakhstan(Date.now()).day;
  const isCurrent = ({ state, addedAt }: OutboxItem) =>
    (state !== 'accepted' && state !== 'met') || inKazakhstan(addedAt).day === today;
  const current = items.filter(isCurrent);
  const earlier = items.filter((item) => !isCurrent(item));
  return (
    <>
      {allDrafts.length + allItems.length > 1 && (
        <DayFilterRow drafts={allDrafts} items={allItems} filter={filter} />
      )}
      {drafts.length > 0 && (
        <section aria-labelledby="drafts-heading">
          <h2 id="drafts-heading">{day.drafts}</h2>
          <ul class="cards">
            {drafts.map((draft) => (
              <li key={draft.id}>
                <DraftCard model={model} draft={draft} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {(current.length > 0 || focus?.view !== 'item') && (
        <section aria-labelledby="today-heading">
          <h2 id="today-heading">{day.today}</h2>
          {current.length === 0 ? (
            <p class="hint">{isNarrowed ? workWords.value.filters.none : day.none}</p>
          ) : (
            <Items model={model} items={current} />
          )}
        </section>
      )}
      {earlier.length > 0 && (
        <details class="earlier">
          <summary>{day.earlier}</summary>
          <Items model={model} items={earlier} />
        </details>
      )}
    </>
  );
}

function Items({ model, items }: { readonly model: PanelModel; readonly items: readonly OutboxItem[] }) {
  return (
    <ul class="cards">
      {items.map((item) => (
        <li key={item.id}>
          <ItemCard model={model} item={item} />
        </li>
      ))}
    </ul>
  );
}

function DraftCard({ model, draft }: { readonly model: PanelModel; readonly draft: Draft }) {
  const { day } = words.value;
  const title = titleOf(draft.post);
  return (
    <article class="item" aria-label={title} data-card={draft.id}>
      <header>
        <span class="state">
          <Icon name="draft" />
          {day.draft}
        </span>
        <time>{inKazakhstan(draft.createdAt).time}</time>
      </header>
      <p class="what">{title}</p>
      <div class="actions">
        <button type="button" class="button" onClick={() => void model.show({ view: 'draft', id: draft.id })}>
          {day.open}
        </button>
      </div>
    </article>
  );
}
