import type { ChangesSince } from '../../evidence/changes-since.ts';
import { evidenceWords } from './words.ts';

/** What changed in a post since it was recorded, the words marked that came and went. */
export function Changes({ changes }: { readonly changes: ChangesSince | null }) {
  const t = evidenceWords.value.changes;
  if (!changes) return <p class="hint">{t.none}</p>;
  const { text, edited, media } = changes;
  return (
    <section class="notice strong changes" aria-labelledby="changes-heading">
      <div>
        <h4 id="changes-heading">{t.title}</h4>
        {edited && <p>{t.edited}</p>}
        {media && <p>{t.media(media.recorded, media.now)}</p>}
        {text && (
          <>
            <p>{t.text}:</p>
            <p class="text">
              {text.map(({ kind, text: words }, place) => {
                const key = `${place} ${kind}`;
                if (kind === 'same') return <span key={key}>{words}</span>;
                const said = <span class="visually-hidden">[{t[kind]}] </span>;
                return kind === 'added' ? (
                  <ins key={key}>
                    {said}
                    {words}
                  </ins>
                ) : (
                  <del key={key}>
                    {said}
                    {words}
                  </del>
                );
              })}
            </p>
          </>
        )}
      </div>
    </section>
  );
}
