import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Appeal } from '../../appeal/appeal.ts';
import { MOVE_TYPES, type MoveType } from '../../appeal/move-request.ts';
import type { Identity } from '../../clip/identity.ts';
import { intakeFor } from '../../clip/intake.ts';
import { announce } from '../announce.tsx';
import { CaseFileActions } from '../case-file/case-file-actions.tsx';
import { ClaimCourseView } from '../claim/claim-course.tsx';
import { RecordEvidence } from '../evidence/record-evidence.tsx';
import { failureWords } from '../failure-words.ts';
import { focusMain } from '../focus-main.ts';
import { words } from '../language.ts';
import type { PanelModel } from '../panel/panel-model.ts';
import { NumberLine } from '../panel/record-lines.tsx';
import { MorePosts } from '../workday/more-posts.tsx';
import { AnswerFiles } from './answer-files.tsx';
import { ApplicantCard } from './applicant-card.tsx';
import { Before } from './before.tsx';
import { Course, Standing } from './course.tsx';
import { Matter } from './matter.tsx';
import { MoveForm } from './move-form.tsx';
import { recordWords } from './words.ts';

/** One of the agency's records: where it stands, its course, and what may be done with it now. */
export function AppealView({ model, number }: { readonly model: PanelModel; readonly number: string }) {
  const { terms, close, openPost, newTab } = words.value;
  const t = recordWords.value;
  const identity = model.identity.value;
  const appeal = useSignal<Appeal | null>(null);
  const trouble = useSignal('');
  const heading = useRef<HTMLHeadingElement>(null);

  const load = async (signal?: AbortSignal) => {
    if (!identity) return;
    const outcome = await (await intakeFor(identity)).appeal(number, {}, signal);
    if (signal?.aborted) return;
    trouble.value = outcome.ok ? '' : failureWords(outcome.failure, words.value);
    if (outcome.ok) appeal.value = outcome.value;
  };
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    const stop = new AbortController();
    void load(stop.signal);
    return () => stop.abort();
  }, [identity, number]);

  const shown = appeal.value;
  return (
    <section class="record" aria-labelledby="appeal-heading">
      <h2 id="appeal-heading" ref={heading} tabIndex={-1}>
        {shown ? terms.states[shown.state] : t.loading}
      </h2>
      <NumberLine number={number} />
      <div role="alert">
        {trouble.value && (
          <>
            <p class="error">{trouble.value}</p>
            <button type="button" class="button" onClick={() => void load()}>
              {t.again}
            </button>
          </>
        )}
      </div>
      {shown && identity && (
        <>
          <Standing appeal={shown} />
          <section aria-labelledby="text-heading">
            <h3 id="text-heading">{t.text}</h3>
            <p class="said">{shown.text ?? t.noText}</p>
          </section>
          <MorePosts appeal={shown} />
          <Matter
            identity={identity}
            appeal={shown}
            onOpen={(other) => void model.show({ view: 'appeal', number: other })}
            onAnswered={() => void load()}
          />
          <Before
            appeals={shown.before ?? []}
            onOpen={(earlier) => void model.show({ view: 'appeal', number: earlier })}
          />
          <RecordEvidence identity={identity} number={number} permalink={shown.permalink} />
          <ClaimCourseView identity={identity} number={number} />
          {shown.registeredOn !== null && (
            <ApplicantCard identity={identity} number={number} onRead={() => void load()} />
          )}
          <Actions
            identity={identity}
            appeal={shown}
            onMade={(after, move) => {
              appeal.value = after;
              announce(t.done[move]);
              heading.current?.focus();
            }}
          />
          <Course entries={shown.entries} />
          <AnswerFiles identity={identity} appeal={shown} />
          <CaseFileActions identity={identity} number={number} clipped={shown.channel === 'extension'} />
        </>
      )}
      <div class="actions">
        {shown?.permalink && (
          <a class="button quiet" href={shown.permalink} target="_blank" rel="noreferrer">
            {openPost}
            <span class="visually-hidden"> ({newTab})</span>
          </a>
        )}
        <button type="button" class="button" onClick={() => void model.show({ view: 'list' })}>
          {t.back}
        </button>
        <button type="button" class="button" onClick={() => void model.show(null).then(focusMain)}>
          {close}
        </button>
      </div>
    </section>
  );
}

function Actions({
  identity,
  appeal,
  onMade,
}: {
  readonly identity: Identity;
  readonly appeal: Appeal;
  readonly onMade: (appeal: Appeal, move: MoveType) => void;
}) {
  const t = recordWords.value;
  const chosen = useSignal<MoveType | null>(null);
  const buttons = useRef<HTMLUListElement>(null);
  const moves = MOVE_TYPES.filter((type) => appeal.moves.includes(type));
  const move = chosen.value;
  return (
    <section aria-labelledby="actions-heading">
      <h3 id="actions-heading">{t.actions}</h3>
      {moves.length === 0 && <p class="hint">{t.noActions}</p>}
      {move ? (
        <MoveForm
          key={move}
          identity={identity}
          number={appeal.number}
          type={move}
          onMade={(after) => {
            chosen.value = null;
            onMade(after, move);
          }}
          onCancel={() => {
            chosen.value = null;
            // Drawn first, then found: the focus goes back to where it came from.
            setTimeout(() => buttons.current?.querySelector<HTMLElement>(`[data-move="${move}"]`)?.focus());
          }}
        />
      ) : (
        <ul class="moves" ref={buttons}>
          {moves.map((type) => (
            <li key={type}>
              <button
                type="button"
                class="button"
                data-move={type}
                onClick={() => {
                  chosen.value = type;
                }}
              >
                {t.moves[type]}
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
