import type { ComponentChildren } from 'preact';
import type { MissingPost } from '../../clip/missing-posts.ts';
import { inKazakhstan } from '../kazakhstan-time.ts';
import { words } from '../language.ts';
import { beginningOf } from '../panel/beginning.ts';
import { evidenceWords } from './words.ts';

/**
 * Says of a recorded post that its page does not show it, and how sure that is.
 *
 * @param text the post's own, where there are several to tell apart
 * @param children what can be done
 */
export function MissingNote({
  missing: { standing, lookedAt },
  text = null,
  children,
}: {
  readonly missing: MissingPost;
  readonly text?: string | null;
  readonly children?: ComponentChildren;
}) {
  const t = evidenceWords.value.missing;
  const { day, time } = inKazakhstan(lookedAt);
  const gone = standing === 'gone';
  return (
    <div class={gone ? 'notice strong' : 'notice'} role="status">
      <div>
        <strong>{gone ? t.goneTitle : t.absentTitle}</strong>
        {text !== null && <p>«{beginningOf(text, 90)}»</p>}
        <p>{(gone ? t.gone : t.absent)(words.value.terms.day(day), time)}</p>
        <p>{t.kept}</p>
        {children}
      </div>
    </div>
  );
}
