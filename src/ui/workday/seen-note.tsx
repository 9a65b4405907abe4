import type { SeenPost } from '../../appeal/seen-post.ts';
import { withdrawSeen } from '../../client/seen-client.ts';
import type { Identity } from '../../clip/identity.ts';
import { callsOf } from '../../clip/intake.ts';
import { forgetNumbers } from '../../clip/marks.ts';
import { announce } from '../announce.tsx';
import { failureWords } from '../failure-words.ts';
import { inKazakhstan } from '../kazakhstan-time.ts';
import { language, words } from '../language.ts';
import { workWords } from './work-words.ts';

/** A colleague's note on a post, which anyone of the agency may take back. */
export function SeenNote({
  seen,
  identity,
  permalink,
  onWithdrawn,
}: {
  readonly seen: SeenPost;
  readonly identity: Identity;
  readonly permalink: string;
  readonly onWithdrawn: () => void;
}) {
  const { seen: t } = workWords.value;
  const { terms } = words.value;

  async function withdraw(): Promise<void> {
    const outcome = await withdrawSeen(callsOf(identity, language.value), permalink);
    if (!outcome.ok) {
      announce(failureWords(outcome.failure, words.value));
      return;
    }
    await forgetNumbers();
    announce(t.withdrawn);
    onWithdrawn();
  }

  const { day, time } = inKazakhstan(seen.at);
  return (
    <div class="seen-note">
      <p>
        {t.line(t.reasons[seen.reason], seen.by)}{' '}
        <span class="hint">
          {terms.day(day)}, {time}
        </span>
      </p>
      <button type="button" class="button quiet" onClick={() => void withdraw()}>
        {t.withdraw}
      </button>
    </div>
  );
}
