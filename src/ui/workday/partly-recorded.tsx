import { useSignal } from '@preact/signals';
import type { OutboxItem } from '../../client/outbox.ts';
import { mendingDraft } from '../../clip/clip-post.ts';
import { type Draft, postsOfDraft, withoutPost } from '../../clip/draft.ts';
import { keepDraft } from '../../clip/drafts.ts';
import type { Identity } from '../../clip/identity.ts';
import { announce } from '../announce.tsx';
import { ConfirmButton } from '../confirm-button.tsx';
import { failureWords } from '../failure-words.ts';
import { words } from '../language.ts';
import { titleOf } from '../panel/item-card.tsx';
import type { PanelModel } from '../panel/panel-model.ts';
import { useRecordCheck } from '../panel/record-check.ts';
import { addToRecord } from './add-to-record.ts';
import { workWords } from './work-words.ts';

/** Whether the register turned a signal of several posts down because it has some of them. */
export function isPartlyRecorded({ state, submission, records }: OutboxItem): boolean {
  const merged = submission.channel === 'extension' && (submission.morePosts?.length ?? 0) > 0;
  return state === 'refused' && merged && records !== undefined;
}

/**
 * Says which posts of a signal are on record already, that none of it was recorded because of them, and what can
 * become of the others: a signal of their own, or more of what is on record.
 */
export function PartlyRecorded({ model, item }: { readonly model: PanelModel; readonly item: OutboxItem }) {
  const { partly: t } = workWords.value;
  const trouble = useSignal('');
  const { submission } = item;
  const posts = submission.channel === 'extension' ? postsOfDraft(submission) : [];
  const identity = model.identity.value;
  const check = useRecordCheck(
    identity,
    posts.map(({ post }) => post.permalink ?? null),
  ).value;
  if (check.state !== 'checked' || !identity) return <p>{t.some}</p>;
  const numbers = posts.map(({ post }) => check.ownOf.get(post.permalink ?? '')?.[0]?.number);
  const known = numbers.filter((number) => number !== undefined);
  const rest = posts.length - known.length;
  return (
    <>
      <p>{rest === 0 ? t.all : t.told(known.length, posts.length)}</p>
      <ul>
        {posts.map(({ post, capture }, place) => (
          <li key={capture.capturedAt + (post.permalink ?? '')}>
            {titleOf(post)}
            {' — '}
            {numbers[place] === undefined ? t.unrecorded : <strong>{numbers[place]}</strong>}
          </li>
        ))}
      </ul>
      {rest > 0 && known.length > 0 && (
        <div class="actions">
          <button type="button" class="button" onClick={() => void openRest(model, item, numbers)}>
            {t.rest(rest)}
          </button>
          {[...new Set(known)].map((number) => (
            <ConfirmButton
              key={number}
              label={t.join(number)}
              question={t.joinSure(number)}
              yes={workWords.value.similar.addYes}
              no={workWords.value.similar.addNo}
              onConfirm={() =>
                void joinRest(model, identity, item, numbers, number).then((failure) => {
                  trouble.value = failure;
                })
              }
            />
          ))}
        </div>
      )}
      <p class="error" role="alert">
        {trouble.value}
      </p>
    </>
  );
}

/** The draft of what is not on record yet, on the disk. */
async function draftOfRest(
  model: PanelModel,
  item: OutboxItem,
  numbers: readonly (string | undefined)[],
): Promise<Draft | null> {
  const whole = model.drafts.value.find((draft) => draft.mends === item.id) ?? mendingDraft(item, Date.now());
  if (!whole || postsOfDraft(whole).length !== numbers.length) return whole;
  const draft = numbers.reduceRight<Draft>(
    (left, number, place) => (number === undefined ? left : withoutPost(left, place)),
    whole,
  );
  await keepDraft(model.store, draft);
  return draft;
}

async function openRest(
  model: PanelModel,
  item: OutboxItem,
  numbers: readonly (string | undefined)[],
): Promise<void> {
  const draft = await draftOfRest(model, item, numbers);
  if (draft) await model.show({ view: 'draft', id: draft.id });
}

/** @returns why not, in words; empty where it was done */
async function joinRest(
  model: PanelModel,
  identity: Identity,
  item: OutboxItem,
  numbers: readonly (string | undefined)[],
  number: string,
): Promise<string> {
  const draft = await draftOfRest(model, item, numbers);
  if (!draft) return '';
  const failure = await addToRecord(model, identity, draft, number);
  if (failure) return `${workWords.value.similar.failed} ${failureWords(failure, words.value)}`;
  await model.outbox.discard(item.id);
  await model.outboxChanged();
  announce(workWords.value.similar.added(number));
  return '';
}
