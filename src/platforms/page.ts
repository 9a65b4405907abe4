import type { Post } from '../appeal/post.ts';
import { instant } from './instant.ts';
import { type LinkedThing, linkedThings } from './json-ld.ts';
import { linksIn } from './links.ts';
import { type MarkedWriting, markedArticles, writingAround } from './marked-writing.ts';
import { pageAddresses } from './page-address.ts';
import type { Page, Platform } from './platform.ts';
import { media, postOf } from './read-post.ts';
import { approximateInstant } from './relative-time.ts';
import { seen, visibleText } from './visible-text.ts';
import { bareHost, webAddress, withoutTracking } from './web-address.ts';

function metadata(root: Document, ...names: string[]): string | null {
  for (const name of names) {
    const element = root.querySelector(`meta[property="${name}"], meta[name="${name}"]`);
    const content = seen(element?.getAttribute('content'));
    if (content !== null) return content;
  }
  return null;
}

function sameSite(one: URL, other: URL): boolean {
  const bare = (url: URL): string => bareHost(url).replace(/^(?:m|amp|mobile)\./, '');
  return bare(one) === bare(other);
}

/**
 * The address under which the page wants to be known. Many sites name their front page, or another site's, as
 * the canonical address of everything: such a link is not believed.
 */
function permalinkOf(root: Document, url: URL): string {
  const named = [
    root.querySelector('link[rel~="canonical"]')?.getAttribute('href'),
    root.querySelector('meta[property="og:url"]')?.getAttribute('content'),
  ];
  for (const href of named) {
    const address = webAddress(href, url);
    if (address && sameSite(address, url) && (address.pathname !== '/' || url.pathname === '/')) {
      return withoutTracking(address);
    }
  }
  return withoutTracking(url);
}

function folded(text: string | null): string {
  return (text ?? '').replace(/\s+/g, ' ').trim();
}

/**
 * The piece of writing that was meant. What somebody selected may be a reader's comment under an article, so
 * the article's author is named only where the selection stands in the article's own text.
 */
function meant(root: Document, page: Page, selection: string | null): LinkedThing | MarkedWriting | null {
  const things = linkedThings(root);
  const articles = things.filter((thing) => !thing.comment);
  if (selection === null) return theOne(articles, root, page) ?? theOne(markedArticles(root), root, page);
  const part = folded(selection);
  const selected = page.selected ?? null;
  const around = selected ? writingAround(selected) : undefined;
  // A selection that reaches out of what it began in is nobody's alone.
  if (around && folded(visibleText(around.element)).includes(part)) return around;
  const linked = selected ? commentAt(selected, things) : null;
  if (linked) return linked;
  if (around === null) return null;
  const holding = things.filter((thing) => folded(thing.text).includes(part));
  const [held] = holding;
  if (held && new Set(holding.map((thing) => thing.authorName)).size === 1) return held;
  const body = folded(visibleText(root.querySelector('[itemprop="articleBody"]')));
  return holding.length === 0 && body.includes(part) ? theOne(articles, root, page) : null;
}

/** JSON-LD names a comment by its place in the page: `…#comment-12` is the element with that id. */
function commentAt(selected: Element, things: readonly LinkedThing[]): LinkedThing | null {
  for (let element: Element | null = selected; element; element = element.parentElement) {
    const { id } = element;
    const found =
      id === ''
        ? []
        : things.filter(
            ({ comment, addresses }) => comment && addresses.some((each) => each.endsWith(`#${id}`)),
          );
    if (found.length > 0) return found.length === 1 ? (found[0] ?? null) : null;
  }
  return null;
}

function theOne(articles: readonly LinkedThing[], root: Document, page: Page): LinkedThing | null {
  const here = new Set([permalinkOf(root, page.url), withoutTracking(page.url)]);
  const written = articles.filter((thing) => thing.authorName !== null || thing.text !== null);
  const matching = written.filter((thing) =>
    thing.addresses.some((each) => {
      const address = webAddress(each, page.url);
      return address !== null && here.has(withoutTracking(address));
    }),
  );
  return matching[0] ?? (written.length === 1 ? (written[0] ?? null) : null);
}

function textOf(root: Document, thing: LinkedThing | null): { text: string | null; whole: boolean } {
  const title = thing?.headline ?? metadata(root, 'og:title') ?? root.title;
  const whole = thing?.text ?? null;
  const text = whole ?? thing?.description ?? metadata(root, 'og:description', 'description');
  const parts = [seen(title), seen(text)].filter((each) => each !== null);
  return { text: seen(parts.join('\n\n')), whole: whole !== null };
}

/**
 * Any page that has no reader of its own, news sites' comments among them: the selection, then JSON-LD, then
 * microdata and microformats, then Open Graph, then the bare page.
 */
export const page: Platform = {
  ...pageAddresses,
  posts: 'html',
  read(element, around): Post {
    const root = element.ownerDocument;
    const selection = seen(around.selection);
    const thing = meant(root, around, selection);
    // Metadata of the page say nothing of a selection that may be somebody else's.
    const ofPage = selection === null;
    const published = thing?.published ?? (ofPage ? metadata(root, 'article:published_time') : null);
    const description = textOf(root, thing);
    const marked = thing && 'body' in thing ? thing : null;
    const body = marked?.body ?? (ofPage ? root.querySelector('[itemprop="articleBody"]') : null);
    const permalink = webAddress(around.url.href, around.url) ? permalinkOf(root, around.url) : null;
    const image = ofPage ? (thing?.image ?? metadata(root, 'og:image')) : null;
    return postOf({
      platform: 'page',
      kind: thing?.comment ? 'comment' : 'page',
      permalink,
      // Which comment an answer answers has no address.
      parentPermalink: marked?.comment && !marked.nested ? permalink : null,
      rootPermalink: thing?.comment ? permalink : null,
      authorName: thing?.authorName ?? (ofPage ? metadata(root, 'author') : null),
      authorUrl: webAddress(thing?.authorUrl, around.url)?.href ?? null,
      publishedAt: instant(published),
      approximatelyAt: approximateInstant(published, around.now),
      publishedLabel: published,
      language:
        (around.selected ?? body ?? root.documentElement).closest('[lang]')?.getAttribute('lang') ?? null,
      links: linksIn(body, around.url).filter(
        ({ text }) => selection === null || folded(selection).includes(text),
      ),
      text: selection ?? description.text,
      truncated: selection === null && description.text !== null && !description.whole,
      media: image ? [media('picture', image, null, around.url)] : [],
    });
  },
  place: () => null,
};
