import type { Draft } from '../../clip/draft.ts';
import { askForPages } from '../../clip/platform-access.ts';
import { grantedOf, PLATFORM_PAGES } from '../../clip/platform-pages.ts';
import { announce } from '../announce.tsx';
import { useGrantedPages } from '../granted-pages.ts';
import { words } from '../language.ts';

/**
 * Offers the button for a platform when a post of it was first clipped by menu or shortcut: the browser asks
 * the official then, and not for everything at install.
 */
export function AccessOffer({ draft }: { readonly draft: Draft }) {
  const { pages: t } = words.value.options;
  const granted = useGrantedPages();
  const { platform } = draft.post;
  const matches = pagesToAskFor(draft);

  if (!granted.value || matches.length === 0 || grantedOf(matches, granted.value).length > 0) return null;
  return (
    <section class="notice">
      <div>
        <p>{t.offer(words.value.platforms[platform])}</p>
        <button
          type="button"
          class="button"
          onClick={() => {
            void askForPages(matches).then((allowed) => announce(allowed ? t.allowed : t.denied));
          }}
        >
          {t.offerYes}
        </button>
      </div>
    </section>
  );
}

/** The pages of the clipped post's platform; for one that anybody can host, the host that it was seen on. */
function pagesToAskFor({ post, capture }: Draft): readonly string[] {
  if (post.platform === 'page') return [];
  const own = PLATFORM_PAGES.find(({ id }) => id === post.platform)?.matches;
  return own ?? [`https://${new URL(capture.pageUrl).hostname}/*`];
}
