import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { Appeal } from '../../appeal/appeal.ts';
import { newSubmissionId } from '../../client/submission-id.ts';
import type { Identity } from '../../clip/identity.ts';
import { intakeFor } from '../../clip/intake.ts';
import { announce } from '../announce.tsx';
import { failureWords } from '../failure-words.ts';
import { words } from '../language.ts';
import { recordWords } from './words.ts';

const ENDED: readonly Appeal['state'][] = [
  'answered',
  'forwarded',
  'withdrawn',
  'left-without-consideration',
];

/**
 * How many different people reported the matter, their appeals, and, once the one that it began with is
 * answered, the offer to give everybody the same answer. How many saw anything is no part of it.
 */
export function Matter({
  identity,
  appeal,
  onOpen,
  onAnswered,
}: {
  readonly identity: Identity;
  readonly appeal: Appeal;
  readonly onOpen: (number: string) => void;
  readonly onAnswered: () => void;
}) {
  const { terms } = words.value;
  const { matter: t } = recordWords.value;
  const sending = useSignal(false);
  const trouble = useSignal('');
  const id = useRef(newSubmissionId());
  const { number, matter, voices, state } = appeal;
  const others = (matter ?? []).filter((one) => one.number !== number);
  if (others.length === 0) return null;
  const leads = matter?.[0]?.number === number;
  const open = others.filter((one) => !ENDED.includes(one.state));

  const answerAll = async () => {
    if (sending.value) return;
    sending.value = true;
    trouble.value = '';
    const outcome = await (await intakeFor(identity)).answerTogether(number, id.current);
    sending.value = false;
    if (!outcome.ok) {
      trouble.value = failureWords(outcome.failure, words.value);
      return;
    }
    announce(t.answered(outcome.value.voices.filter(({ answered }) => answered).length));
    onAnswered();
  };

  return (
    <section aria-labelledby="matter-heading">
      <h3 id="matter-heading">{t.voices(voices)}</h3>
      <p class="hint">{t.hint}</p>
      <ul class="before-list">
        {others.map((one) => (
          <li key={one.number}>
            <button type="button" class="button link" onClick={() => onOpen(one.number)}>
              {one.number}
            </button>
            <p>
              {terms.states[one.state]}
              {one.number === matter?.[0]?.number && ` · ${t.first}`}
            </p>
          </li>
        ))}
      </ul>
      <p class="error" role="alert">
        {trouble.value}
      </p>
      {leads && state === 'answered' && open.length > 0 && (
        <button
          type="button"
          class="button primary"
          aria-disabled={sending.value ? 'true' : 'false'}
          onClick={() => void answerAll()}
        >
          {t.answerAll(open.length)}
        </button>
      )}
    </section>
  );
}
