import type { AppealBefore } from '../../appeal/appeal.ts';
import { words } from '../language.ts';
import { recordWords } from './words.ts';

/** What the same applicant filed on the same matter before, each with its answer; nothing where there is none. */
export function Before({
  appeals,
  onOpen,
}: {
  readonly appeals: readonly AppealBefore[];
  readonly onOpen: (number: string) => void;
}) {
  const t = recordWords.value;
  if (appeals.length === 0) return null;
  return (
    <section aria-labelledby="before-heading">
      <h3 id="before-heading">{t.before.title}</h3>
      <p class="hint">{t.before.hint}</p>
      <ul class="before-list">
        {appeals.map((appeal) => (
          <li key={appeal.number}>
            <button type="button" class="button link" onClick={() => onOpen(appeal.number)}>
              {appeal.number}
            </button>
            <Care appeal={appeal} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Care({
  appeal: { care, state, registeredOn, answerBy, answer },
}: {
  readonly appeal: AppealBefore;
}) {
  const { terms } = words.value;
  const { before, course } = recordWords.value;
  const days = [
    registeredOn && before.registered(terms.day(registeredOn)),
    answerBy && before.answerBy(terms.day(answerBy)),
  ].filter(Boolean);
  const poor = care === 'answered-late' || care === 'not-answered';
  return (
    <>
      <p>
        <span class={poor ? 'poor' : undefined}>{before.cares[care]}</span>
        {care === 'ended' && `: ${terms.states[state]}`}
      </p>
      {days.length > 0 && <p class="hint">{days.join(' · ')}</p>}
      {answer && (
        <>
          <p>
            {course.outcomes[answer.outcome]}, {terms.day(answer.on)}
          </p>
          {answer.text && <p class="said">{answer.text}</p>}
        </>
      )}
    </>
  );
}
