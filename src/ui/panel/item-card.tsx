import type { ComponentChildren } from 'preact';
import type { Post } from '../../appeal/post.ts';
import type { OutboxItem } from '../../client/outbox.ts';
import { statusOf } from '../../client/outcome.ts';
import { mendingDraft } from '../../clip/clip-post.ts';
import { keepDraft } from '../../clip/drafts.ts';
import { ConfirmButton } from '../confirm-button.tsx';
import { failureWords } from '../failure-words.ts';
import { focusMain } from '../focus-main.ts';
import { Icon } from '../icons.tsx';
import { inKazakhstan } from '../kazakhstan-time.ts';
import { words } from '../language.ts';
import { isPartlyRecorded, PartlyRecorded } from '../workday/partly-recorded.tsx';
import { UndoBar, useHeld } from '../workday/undo-bar.tsx';
import { workWords } from '../workday/work-words.ts';
import { beginningOf } from './beginning.ts';
import type { PanelModel } from './panel-model.ts';
import { NumberLine, RecordLines } from './record-lines.tsx';

/**
 * One clip that was sent: where it stands, why, and what can be done.
 *
 * @param heading how its state is said, where the card stands for itself and not in a list
 */
export function ItemCard({
  model,
  item,
  heading,
}: {
  readonly model: PanelModel;
  readonly item: OutboxItem;
  readonly heading?: ComponentChildren;
}) {
  const { day, item: t, draft, openPost, newTab } = words.value;
  const { state, receipt, submission, id } = item;
  const post = submission.channel === 'extension' ? submission.post : null;
  const title = post ? titleOf(post) : '';
  const settled = state === 'accepted' || state === 'met';
  const held = useHeld(item);
  return (
    <article class={`item ${state}`} aria-label={title} data-card={id}>
      <header>
        <span class="state">
          <Icon name={state} />
          {heading ?? day.states[state]}
        </span>
        <time>{inKazakhstan(item.addedAt).time}</time>
      </header>
      {receipt && <NumberLine number={receipt.number} />}
      {receipt && isDangerous(item) && <HandOverFirst model={model} number={receipt.number} />}
      {state === 'met' && item.records && <RecordLines records={item.records} />}
      <p class="what">{title}</p>
      {held ? <UndoBar model={model} item={item} /> : <Explanation model={model} item={item} />}
      <div class="actions">
        {((state === 'refused' && !isPartlyRecorded(item)) ||
          (state === 'waiting' && !held && model.access.value === 'ok')) && (
          <button type="button" class="button" onClick={() => void retry(model, item)}>
            {t.retry}
          </button>
        )}
        {state === 'refused' && !isPartlyRecorded(item) && (
          <button type="button" class="button" onClick={() => void mend(model, item)}>
            {t.edit}
          </button>
        )}
        {post?.permalink && (
          <a class="button quiet" href={post.permalink} target="_blank" rel="noreferrer">
            {openPost}
            <span class="visually-hidden"> ({newTab})</span>
          </a>
        )}
        {state !== 'sending' && !settled && !held && (
          <ConfirmButton
            label={t.discard}
            question={t.discardSure}
            yes={draft.discardYes}
            no={draft.discardNo}
            onConfirm={() => void discard(model, id)}
          />
        )}
        {settled && (
          <button type="button" class="button quiet" onClick={() => void discard(model, id)}>
            {t.remove}
          </button>
        )}
      </div>
    </article>
  );
}

/** The author and the beginning of the text: what a person knows a clip by. */
export function titleOf({
  authorName,
  authorHandle,
  text,
}: Pick<Post, 'authorName' | 'authorHandle' | 'text'>): string {
  const author = authorName ?? authorHandle;
  const folded = beginningOf(text ?? words.value.item.untitled, 90);
  return author ? `${author}: ${folded}` : folded;
}

function isDangerous({ submission }: OutboxItem): boolean {
  return submission.channel === 'extension' && submission.danger === true;
}

/** The first duty of what tells of crime or danger, one press away. */
function HandOverFirst({ model, number }: { readonly model: PanelModel; readonly number: string }) {
  const { danger: t } = workWords.value;
  return (
    <div class="notice strong">
      <div>
        <p>{t.first}</p>
        <button type="button" class="button" onClick={() => void model.show({ view: 'appeal', number })}>
          {t.handOver}
        </button>
      </div>
    </div>
  );
}

function Explanation({ model, item }: { readonly model: PanelModel; readonly item: OutboxItem }) {
  const { item: t } = words.value;
  const { state, lastFailure, nextAttemptAt } = item;
  switch (state) {
    case 'accepted':
      return <p class="hint">{t.accepted}</p>;
    case 'met':
      return <p class="hint">{t.met}</p>;
    case 'sending':
      return <p class="hint">{t.sending}</p>;
    case 'refused':
      return isPartlyRecorded(item) ? (
        <div class="error">
          <PartlyRecorded model={model} item={item} />
        </div>
      ) : (
        <Refusal item={item} />
      );
    case 'waiting': {
      if (model.access.value !== 'ok') return <p class="hint">{t.waitingSignIn}</p>;
      const failure =
        lastFailure && statusOf(lastFailure) !== 401 ? failureWords(lastFailure, words.value) : '';
      const next = lastFailure ? t.waitingUntil(inKazakhstan(nextAttemptAt).time) : '';
      return <p class="hint">{[failure, t.waiting, next].filter(Boolean).join(' ')}</p>;
    }
  }
}

function Refusal({ item: { lastFailure } }: { readonly item: OutboxItem }) {
  if (!lastFailure) return null;
  const errors = lastFailure.kind === 'problem' ? (lastFailure.problem.errors ?? []) : [];
  return (
    <div class="error">
      <p>{failureWords(lastFailure, words.value)}</p>
      {errors.length > 0 && (
        <ul>
          {errors.map(({ pointer, detail }) => (
            <li key={pointer}>{detail}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

async function retry(model: PanelModel, { id }: OutboxItem): Promise<void> {
  await model.outbox.retry(id);
  await model.outboxChanged();
}

async function discard(model: PanelModel, id: string): Promise<void> {
  await model.outbox.discard(id);
  focusMain();
  const focus = model.focus.value;
  if (focus?.view === 'item' && focus.id === id) await model.show(null);
  await model.outboxChanged();
}

/** Opens what was refused as a draft; the refused item stays until the mended one takes its place. */
async function mend(model: PanelModel, item: OutboxItem): Promise<void> {
  const open = model.drafts.value.find((draft) => draft.mends === item.id);
  const draft = open ?? mendingDraft(item, Date.now());
  if (!draft) return;
  if (!open) await keepDraft(model.store, draft);
  await model.show({ view: 'draft', id: draft.id });
}
