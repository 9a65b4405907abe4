import { type Tagged, tagsOf } from '../../appeal/tags.ts';
import { words } from '../language.ts';

/** How we know what we know: the provenance tags as they go on record, each with a plain explanation. */
export function Origin({ of }: { readonly of: Tagged }) {
  const { draft, tags } = words.value;
  const found = tagsOf(of);
  return (
    <section aria-labelledby="origin-heading">
      <h3 id="origin-heading">{draft.origin}</h3>
      <ul class="chips">
        {found.map((tag) => (
          <li class="chip" key={tag} title={tags[tag]}>
            {tag}
          </li>
        ))}
      </ul>
      <details>
        <summary>{draft.originHint}</summary>
        <dl class="tags">
          {found.map((tag) => (
            <div key={tag}>
              <dt>{tag}</dt>
              <dd>{tags[tag]}</dd>
            </div>
          ))}
        </dl>
      </details>
    </section>
  );
}
