import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { APPEAL_STATES } from '../../appeal/appeal.ts';
import { DUE, type ListedAppeal } from '../../appeal/appeal-list.ts';
import { TAGS } from '../../appeal/tags.ts';
import type { ListQuery } from '../../client/course-client.ts';
import { intakeFor } from '../../clip/intake.ts';
import { announce } from '../announce.tsx';
import { failureWords } from '../failure-words.ts';
import { Field } from '../field.tsx';
import { focusMain } from '../focus-main.ts';
import { words } from '../language.ts';
import { beginningOf } from '../panel/beginning.ts';
import type { PanelModel } from '../panel/panel-model.ts';
import { Select } from '../select.tsx';
import { TagChips, toggled } from '../workday/filter-chips.tsx';
import { recordWords } from './words.ts';

/** The agency's records: newest first, those with a deadline asked for oldest first. */
export function ListView({ model }: { readonly model: PanelModel }) {
  const { terms, close, tags } = words.value;
  const { list: t, loading } = recordWords.value;
  const identity = model.identity.value;
  const query = useSignal<ListQuery>({});
  const appeals = useSignal<readonly ListedAppeal[] | null>(null);
  const next = useSignal<string | null>(null);
  const trouble = useSignal('');
  const heading = useRef<HTMLHeadingElement>(null);
  const asked = useRef(new AbortController());

  const find = async (after?: string) => {
    if (!identity) return;
    asked.current.abort();
    asked.current = new AbortController();
    const { signal } = asked.current;
    const outcome = await (await intakeFor(identity)).list({ ...query.value, after }, signal);
    if (signal.aborted) return;
    trouble.value = outcome.ok ? '' : failureWords(outcome.failure, words.value);
    if (!outcome.ok) return;
    appeals.value = [...(after ? (appeals.value ?? []) : []), ...outcome.value.appeals];
    next.value = outcome.value.next;
    announce(appeals.value.length === 0 ? t.none : t.found(appeals.value.length));
  };
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    void find();
    return () => asked.current.abort();
  }, [identity]);

  const shown = appeals.value;
  return (
    <section class="record" aria-labelledby="list-heading">
      <h2 id="list-heading" ref={heading} tabIndex={-1}>
        {t.title}
      </h2>
      <search>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void find();
          }}
        >
          <Field id="list-search" label={t.search} hint={t.searchHint}>
            {(ties) => (
              <input
                {...ties}
                type="text"
                autocomplete="off"
                maxLength={100}
                value={query.value.q ?? ''}
                onInput={({ currentTarget }) => {
                  query.value = { ...query.value, q: currentTarget.value };
                }}
              />
            )}
          </Field>
          <Field id="list-due" label={t.due}>
            {(ties) => (
              <Select
                {...ties}
                value={query.value.due ?? ''}
                empty={t.anyDue}
                options={DUE.map((due) => [due, t.dues[due]])}
                onChange={(due) => {
                  query.value = { ...query.value, due: due || undefined };
                }}
              />
            )}
          </Field>
          <Field id="list-state" label={t.state}>
            {(ties) => (
              <Select
                {...ties}
                value={query.value.state ?? ''}
                empty={t.anyState}
                options={APPEAL_STATES.map((state) => [state, terms.states[state]])}
                onChange={(state) => {
                  query.value = { ...query.value, state: state || undefined };
                }}
              />
            )}
          </Field>
          <TagChips
            chips={TAGS.map((value) => ({ value, label: value, title: tags[value] }))}
            pressed={new Set(query.value.tags?.split(','))}
            onPress={(tag) => {
              const chosen = toggled(new Set(query.value.tags?.split(',').filter(Boolean)), tag);
              query.value = { ...query.value, tags: [...chosen].join(',') || undefined };
              void find();
            }}
          />
          <button type="submit" class="button primary">
            {t.find}
          </button>
        </form>
      </search>
      <p class="error" role="alert">
        {trouble.value}
      </p>
      {!shown && !trouble.value && <p class="hint">{loading}</p>}
      {shown?.length === 0 && <p class="hint">{t.none}</p>}
      <ul class="cards">
        {shown?.map((appeal) => (
          <li key={appeal.number}>
            <Row model={model} appeal={appeal} />
          </li>
        ))}
      </ul>
      <div class="actions">
        {next.value !== null && (
          <button type="button" class="button" onClick={() => void find(next.value ?? undefined)}>
            {t.more}
          </button>
        )}
        <button type="button" class="button" onClick={() => void model.show(null).then(focusMain)}>
          {close}
        </button>
      </div>
    </section>
  );
}

function Row({ model, appeal }: { readonly model: PanelModel; readonly appeal: ListedAppeal }) {
  const { terms } = words.value;
  const { deadline, list, matter } = recordWords.value;
  const { number, state, topic, dueOn, urgency, beginning, voices } = appeal;
  return (
    <article class="item" aria-label={number}>
      <button type="button" class="button link" onClick={() => void model.show({ view: 'appeal', number })}>
        {number}
      </button>
      <p>
        {terms.states[state]} · {terms.topics[topic]}
      </p>
      {voices > 1 && <p>{matter.voices(voices)}</p>}
      {dueOn && (
        <p class={urgency === 'late' ? 'error' : undefined}>
          {deadline} {terms.day(dueOn)}
          {urgency === 'late' && ` (${list.late})`}
        </p>
      )}
      {beginning && <p class="what">{beginningOf(beginning, 120)}</p>}
    </article>
  );
}
