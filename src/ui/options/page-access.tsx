import { useSignal } from '@preact/signals';
import type { PlatformId } from '../../appeal/post.ts';
import { askForPages, giveBackPages } from '../../clip/platform-access.ts';
import { grantedOf, namedHosts, PLATFORM_PAGES, type PlatformPages } from '../../clip/platform-pages.ts';
import { announce } from '../announce.tsx';
import { useGrantedPages } from '../granted-pages.ts';
import { words } from '../language.ts';
import { NamedHosts } from './named-hosts.tsx';

/**
 * Where the button may stand: each platform is asked for by itself, and can be taken back.
 *
 * @param platforms the only ones that the organisation offers; `null` for all
 */
export function PageAccess({ platforms }: { readonly platforms: readonly PlatformId[] | null }) {
  const { pages: t } = words.value.options;
  const granted = useGrantedPages().value ?? [];
  const answer = useSignal('');

  const offered = PLATFORM_PAGES.filter(({ id }) => platforms?.includes(id) ?? true);
  const missing = offered.filter((pages) => !isAllowed(pages, granted));

  /** Asks at once: a browser answers only what comes straight from a press. */
  function ask(matches: readonly string[]): void {
    void askForPages(matches).then((allowed) => {
      answer.value = allowed ? t.allowed : t.denied;
      announce(answer.value);
    });
  }

  return (
    <section class="card" aria-labelledby="pages-heading">
      <h2 id="pages-heading">{t.title}</h2>
      <p>{t.intro}</p>
      <ul class="switches">
        {offered.map((pages) => (
          <li key={pages.id}>
            <label>
              <input
                type="checkbox"
                checked={isAllowed(pages, granted)}
                onClick={(event) => {
                  const { checked } = event.currentTarget;
                  // What the browser answers decides, not the press.
                  event.preventDefault();
                  if (checked) ask(pages.matches);
                  else void giveBackPages(pages.matches);
                }}
              />
              {words.value.platforms[pages.id]}
            </label>
          </li>
        ))}
      </ul>
      {missing.length > 1 && (
        <button
          type="button"
          class="button primary"
          onClick={() => ask(missing.flatMap(({ matches }) => matches))}
        >
          {t.allowAll}
        </button>
      )}
      <p role="status" class="hint">
        {answer.value}
      </p>
      {(platforms?.includes('mastodon') ?? true) && <NamedHosts hosts={namedHosts(granted)} />}
    </section>
  );
}

/** A platform counts as allowed with its first host: people take single hosts back in the browser's own settings. */
function isAllowed({ matches }: PlatformPages, granted: readonly string[]): boolean {
  return grantedOf(matches, granted).length > 0;
}
