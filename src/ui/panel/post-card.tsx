import { useSignal } from '@preact/signals';
import { missingParts, type Post } from '../../appeal/post.ts';
import type { Passage } from '../../appeal/suggestions/stems.ts';
import { Icon } from '../icons.tsx';
import { inKazakhstan } from '../kazakhstan-time.ts';
import { words } from '../language.ts';
import { MarkedText } from '../workday/marked-text.tsx';
import { beginningOf } from './beginning.ts';
import { PostParts } from './post-parts.tsx';

/** Texts longer than this are folded, in characters. */
const FOLDED = 300;

/**
 * What was read of a post, as it was read, and what could not be.
 *
 * @param pageUrl where it stood; the way back to a post without an address of its own
 * @param passages of its text that something was made of
 */
export function PostCard({
  post,
  pageUrl,
  passages = [],
}: {
  readonly post: Post;
  readonly pageUrl: string;
  readonly passages?: readonly Passage[];
}) {
  const { draft, platforms, openPost } = words.value;
  // On an ordinary page nobody has an account name: it is not missed.
  const missing = missingParts(post).filter((part) => post.platform !== 'page' || part !== 'authorHandle');
  return (
    <section aria-labelledby="post-heading">
      <h3 id="post-heading">{draft.read}</h3>
      <article class="post">
        <header>
          <span class="author">{post.authorName ?? post.authorHandle ?? draft.noAuthor}</span>
          {post.authorHandle && <span class="handle">@{post.authorHandle}</span>}
          {post.verified && <span class="handle">{draft.verified}</span>}
        </header>
        <PostText post={post} passages={passages} />
        <PostParts post={post} />
        <dl class="facts">
          <Fact name={platforms[post.platform]}>
            <PostTime post={post} />
          </Fact>
          {post.media.length > 0 && <Fact name={draft.media}>{String(post.media.length)}</Fact>}
        </dl>
        {post.parentPermalink && <Away href={post.parentPermalink} text={draft.openParent} />}
        <Away href={post.permalink ?? pageUrl} text={openPost} />
      </article>
      <Counters post={post} />
      {post.truncated && (
        <p class="notice">
          <Icon name="info" />
          {draft.truncated}
        </p>
      )}
      {missing.length > 0 && (
        <div class="notice">
          <Icon name="info" />
          <div>
            <strong>{draft.missing}</strong>
            <ul>
              {missing.map((part) => (
                <li key={part}>{draft.missingParts[part]}</li>
              ))}
            </ul>
          </div>
        </div>
      )}
    </section>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: preact.ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** A link that leads out of the panel. */
function Away({ href, text }: { readonly href: string; readonly text: string }) {
  return (
    <a href={href} target="_blank" rel="noreferrer">
      {text}
      <span class="visually-hidden"> ({words.value.newTab})</span>
    </a>
  );
}

function PostText({ post, passages }: { readonly post: Post; readonly passages: readonly Passage[] }) {
  const { draft } = words.value;
  const whole = useSignal(false);
  if (post.text === null) return <p class="text none">{draft.noText}</p>;
  const folds = post.text.length > FOLDED;
  const shown = folds && !whole.value ? beginningOf(post.text, FOLDED) : post.text;
  return (
    <>
      <p class="text">
        <MarkedText text={shown} passages={passages} />
      </p>
      {folds && (
        <button
          type="button"
          class="button link"
          aria-expanded={whole.value}
          onClick={() => {
            whole.value = !whole.value;
          }}
        >
          {whole.value ? draft.showLess : draft.showAll}
        </button>
      )}
    </>
  );
}

function PostTime({ post }: { readonly post: Post }) {
  const { terms, draft } = words.value;
  const { publishedAt, publishedLabel } = post;
  const approximate = post.publishedPrecision === 'approximate';
  const { day, time } = inKazakhstan(publishedAt ?? 0);
  return (
    <>
      {publishedAt === null ? (
        (publishedLabel ?? '—')
      ) : (
        <time dateTime={publishedAt}>
          {approximate && `${draft.about} `}
          {terms.day(day)}, {time}
        </time>
      )}
      {approximate && publishedLabel !== null && ` («${publishedLabel}»)`}
      {post.edited && `, ${draft.edited}`}
    </>
  );
}

/** How many people reacted: kept as evidence, shown in the platform's own order, never sorted by. */
function Counters({ post }: { readonly post: Post }) {
  const { draft, counters } = words.value;
  if (post.counters.length === 0) return null;
  return (
    <details class="counters">
      <summary>{draft.counters}</summary>
      <ul>
        {post.counters.map(({ name, label }) => (
          <li key={name}>
            {counters[name]}: {label}
          </li>
        ))}
      </ul>
      <p class="hint">{draft.countersHint}</p>
    </details>
  );
}
