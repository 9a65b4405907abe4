import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Appeal } from '../../appeal/appeal.ts';
import { regionOf } from '../../appeal/places.ts';
import { intakeFor } from '../../clip/intake.ts';
import { CaseFileActions } from '../case-file/case-file-actions.tsx';
import { ClaimCourseView } from '../claim/claim-course.tsx';
import { RecordEvidence } from '../evidence/record-evidence.tsx';
import { focusMain } from '../focus-main.ts';
import { language, words } from '../language.ts';
import { recordWords } from '../record/words.ts';
import { SeenNote } from '../workday/seen-note.tsx';
import type { PanelModel } from './panel-model.ts';
import { useRecordCheck } from './record-check.ts';
import { RecordLines } from './record-lines.tsx';

/** What the register has on a post that the official met with its number on. */
export function RecordView({ model, permalink }: { readonly model: PanelModel; readonly permalink: string }) {
  const { record, close, openPost, newTab } = words.value;
  const asked = useSignal(0);
  const check = useRecordCheck(model.identity.value, [permalink], asked.value).value;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const own = check.state === 'checked' ? check.own[0] : undefined;
  return (
    <section class="record" aria-labelledby="record-heading">
      <h2 id="record-heading" ref={heading} tabIndex={-1}>
        {record.title}
      </h2>
      <div role="status">
        {check.state === 'checking' && <p class="hint">{record.checking}</p>}
        {check.state === 'unchecked' && <p class="hint">{record.unchecked}</p>}
        {check.state === 'checked' && !check.seen && check.own.length + check.others.length === 0 && (
          <p class="hint">{record.none}</p>
        )}
      </div>
      {check.state === 'checked' && check.seen && model.identity.value && (
        <SeenNote
          seen={check.seen}
          identity={model.identity.value}
          permalink={permalink}
          onWithdrawn={() => {
            asked.value += 1;
            void model.outboxChanged();
          }}
        />
      )}
      {check.state === 'checked' && <RecordLines records={[...check.own, ...check.others]} />}
      {own && <AppealFacts key={own.number} model={model} number={own.number} />}
      {own && model.identity.value && (
        <ClaimCourseView key={`claim ${own.number}`} identity={model.identity.value} number={own.number} />
      )}
      {own && model.identity.value && (
        <RecordEvidence
          key={`capture ${own.number}`}
          identity={model.identity.value}
          number={own.number}
          permalink={permalink}
        />
      )}
      {own && model.identity.value && (
        <CaseFileActions
          key={`file ${own.number}`}
          identity={model.identity.value}
          number={own.number}
          clipped
        />
      )}
      <div class="actions">
        {own && (
          <button
            type="button"
            class="button"
            onClick={() => void model.show({ view: 'appeal', number: own.number })}
          >
            {recordWords.value.actions}
          </button>
        )}
        <a class="button quiet" href={permalink} target="_blank" rel="noreferrer">
          {openPost}
          <span class="visually-hidden"> ({newTab})</span>
        </a>
        <button type="button" class="button" onClick={() => void model.show(null).then(focusMain)}>
          {close}
        </button>
      </div>
    </section>
  );
}

/** What the own agency's record is about. */
function AppealFacts({ model, number }: { readonly model: PanelModel; readonly number: string }) {
  const { record, terms } = words.value;
  const appeal = useSignal<Appeal | null>(null);
  const identity = model.identity.value;
  useEffect(() => {
    const stop = new AbortController();
    void (async () => {
      if (!identity) return;
      const outcome = await (await intakeFor(identity)).appeal(number, {}, stop.signal);
      if (outcome.ok) appeal.value = outcome.value;
    })();
    return () => stop.abort();
  }, [identity, number]);
  if (!appeal.value) return null;
  const { kind, topic, place } = appeal.value;
  const where = [regionOf(place.kato)?.name[language.value], place.address].filter(Boolean).join(', ');
  return (
    <dl class="facts">
      <div>
        <dt>{record.kind}</dt>
        <dd>{terms.kinds[kind]}</dd>
      </div>
      <div>
        <dt>{record.topic}</dt>
        <dd>{terms.topics[topic]}</dd>
      </div>
      <div>
        <dt>{record.place}</dt>
        <dd>{where}</dd>
      </div>
    </dl>
  );
}
