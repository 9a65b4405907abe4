import { type Signal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { SimilarRecord } from '../../appeal/similar.ts';
import { findSimilar } from '../../client/course-client.ts';
import type { Draft } from '../../clip/draft.ts';
import type { Identity } from '../../clip/identity.ts';
import { callsOf } from '../../clip/intake.ts';
import { announce } from '../announce.tsx';
import { ConfirmButton } from '../confirm-button.tsx';
import { failureWords } from '../failure-words.ts';
import { inKazakhstan } from '../kazakhstan-time.ts';
import { language, words } from '../language.ts';
import type { PanelModel } from '../panel/panel-model.ts';
import { addToRecord } from './add-to-record.ts';
import { workWords } from './work-words.ts';

/** Less alike than this is no reason to look. */
const WORTH_SHOWING = 0.4;
const MOST_SHOWN = 3;
/** A draft that is passed by quickly asks nothing, in milliseconds. */
const PAUSE = 500;

/** Asks the register what it has that is alike; nothing where it cannot be asked. */
export function useSimilar(identity: Identity | null, text: string | null): Signal<readonly SimilarRecord[]> {
  const found = useSignal<readonly SimilarRecord[]>([]);
  useEffect(() => {
    found.value = [];
    if (!identity || !/[\p{L}\p{N}]/u.test(text ?? '') || !navigator.onLine) return;
    const stop = new AbortController();
    const timer = setTimeout(async () => {
      const intake = { ...callsOf(identity, language.value), tries: 2, timeout: 8_000 };
      const asked = { text: [...(text ?? '')].slice(0, 20_000).join(''), limit: MOST_SHOWN };
      const outcome = await findSimilar(intake, asked, stop.signal);
      if (stop.signal.aborted || !outcome.ok) return;
      found.value = outcome.value.records.filter(({ likeness }) => likeness >= WORTH_SHOWING);
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [identity, text]);
  return found;
}

/** What the register has that looks like this post: to be looked at, and the post added where it is the same. */
export function SimilarRecords({
  model,
  draft,
  records,
  marked,
}: {
  readonly model: PanelModel;
  readonly draft: Draft;
  readonly records: readonly SimilarRecord[];
  /** The number of the record whose passages are marked in the post's text. */
  readonly marked: Signal<string | null>;
}) {
  const { similar: t } = workWords.value;
  const { terms } = words.value;
  const trouble = useSignal('');
  const adding = useSignal(false);
  const identity = model.identity.value;
  if (!identity || records.length === 0) return null;

  async function add(by: Identity, number: string): Promise<void> {
    if (adding.value) return;
    trouble.value = '';
    adding.value = true;
    const failure = await addToRecord(model, by, draft, number);
    adding.value = false;
    if (failure) trouble.value = `${t.failed} ${failureWords(failure, words.value)}`;
    else announce(t.added(number));
  }

  return (
    <section class="similar notice" aria-labelledby="similar-heading">
      <h3 id="similar-heading">{t.title}</h3>
      <ul class="cards">
        {records.map(({ number, likeness, state, topic, receivedAt, passages }) => (
          <li key={number}>
            <p>
              <strong>{t.line(number, Math.round(likeness * 100))}</strong>
            </p>
            <p class="hint">
              {terms.states[state]} · {terms.topics[topic]} · {terms.day(inKazakhstan(receivedAt).day)}
            </p>
            {passages.length > 0 && (
              <button
                type="button"
                class="button link"
                aria-pressed={marked.value === number}
                onClick={() => {
                  marked.value = marked.value === number ? null : number;
                }}
              >
                {t.mark}
              </button>
            )}
            <div class="actions">
              <button
                type="button"
                class="button"
                onClick={() => void model.show({ view: 'appeal', number })}
              >
                {t.open}
              </button>
              <ConfirmButton
                label={t.add}
                question={t.addSure(number)}
                yes={t.addYes}
                no={t.addNo}
                onConfirm={() => void add(identity, number)}
              />
            </div>
          </li>
        ))}
      </ul>
      <p class="hint" role="status">
        {adding.value && t.adding}
      </p>
      <p class="error" role="alert">
        {trouble.value}
      </p>
    </section>
  );
}
