import type { Appeal } from '../../appeal/appeal.ts';
import { words } from '../language.ts';
import { beginningOf } from '../panel/beginning.ts';
import { workWords } from './work-words.ts';

/** The other posts of a record, and the links that came with it. */
export function MorePosts({ appeal }: { readonly appeal: Pick<Appeal, 'morePosts' | 'links'> }) {
  const { merge: t, files } = workWords.value;
  const { item } = words.value;
  const { morePosts = [], links = [] } = appeal;
  return (
    <>
      {morePosts.length > 0 && (
        <section aria-labelledby="more-posts-heading">
          <h3 id="more-posts-heading">{t.others}</h3>
          <ul class="cards">
            {morePosts.map(({ permalink, authorName, text }, place) => (
              <li key={permalink ?? place} class="merged-post">
                <p class="what">
                  {authorName !== null && `${authorName}: `}
                  {beginningOf(text ?? item.untitled, 200)}
                </p>
                {permalink !== null && <Away href={permalink} text={words.value.openPost} />}
              </li>
            ))}
          </ul>
        </section>
      )}
      {links.length > 0 && (
        <section aria-labelledby="links-heading">
          <h3 id="links-heading">{files.links}</h3>
          <ul class="added">
            {links.map((link) => (
              <li key={link}>
                <Away href={link} text={link} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Away({ href, text }: { readonly href: string; readonly text: string }) {
  return (
    <a class="added-name" href={href} target="_blank" rel="noreferrer">
      {text}
      <span class="visually-hidden"> ({words.value.newTab})</span>
    </a>
  );
}
