import type { Poll, Post, Quote } from '../../appeal/post.ts';
import { words } from '../language.ts';

/** What a post carries beside its text: a poll, somebody else's post, links. */
export function PostParts({ post }: { readonly post: Post }) {
  // A draft that an older version kept has none of them.
  const { poll, quote, links }: Partial<Post> = post;
  return (
    <>
      {poll && <PollPart poll={poll} />}
      {quote && <QuotePart quote={quote} />}
      {links && links.length > 0 && <Links links={links} />}
    </>
  );
}

function PollPart({ poll }: { readonly poll: Poll }) {
  const { draft } = words.value;
  return (
    <div class="part">
      <span class="name">{draft.poll}</span>
      <ul>
        {poll.options.map(({ text, label }) => (
          <li key={text}>
            {text}
            {label !== null && `: ${label}`}
          </li>
        ))}
      </ul>
      {poll.votesLabel !== null && <span class="name">{poll.votesLabel}</span>}
    </div>
  );
}

function QuotePart({ quote }: { readonly quote: Quote }) {
  const { draft } = words.value;
  const author = [quote.authorName, quote.authorHandle === null ? null : `@${quote.authorHandle}`];
  return (
    <div class="part">
      <span class="name">{draft.quote}</span>
      <blockquote cite={quote.permalink ?? undefined}>
        <span class="author">{author.filter((each) => each !== null).join(' ')}</span>
        {quote.text !== null && <p class="text">{quote.text}</p>}
      </blockquote>
    </div>
  );
}

function Links({ links }: Pick<Post, 'links'>) {
  const { draft, newTab } = words.value;
  return (
    <details class="part">
      <summary>
        {draft.links}: {links.length}
      </summary>
      <ul>
        {links.map(({ text, url }) => (
          <li key={`${text} ${url}`}>
            <a href={url} target="_blank" rel="noreferrer">
              {text}
              <span class="visually-hidden"> ({newTab})</span>
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}
