import type { LinkedThing } from './json-ld.ts';
import { visibleLine, visibleText } from './visible-text.ts';

/** A piece of writing that the page's markup describes where it stands (microdata or microformats). */
export interface MarkedWriting extends LinkedThing {
  readonly element: Element;
  /** Where its own text stands; `null` where the markup names no such part. */
  readonly body: Element | null;
  /** Whether it answers another comment, which has no address that is known. */
  readonly nested: boolean;
}

// schema.org's vocabulary (since 2011) and microformats2 (since 2010) are written for machines to read, and
// news sites and forums keep them for search engines.
const ITEM = '[itemscope][itemtype*="schema.org/"]';
const ENTRY = '.h-entry, .h-cite';
const BOX = `${ITEM}, ${ENTRY}`;
const WRITING = /(?:Article|Posting|Report|Comment|UserComments|Answer|Question|Review)$/;
const COMMENT = /(?:Comment|UserComments|Answer)$/;

/** The nearest writing around an element that is surely the writing it stands in; `undefined` where none is marked. */
export function writingAround(element: Element): MarkedWriting | null | undefined {
  for (let box = element.closest(BOX); box; box = box.parentElement?.closest(BOX) ?? null) {
    const writing = writingAt(box);
    if (!writing) continue;
    // Around an article's text stand others' words; a comment is all its author's.
    return writing.comment || writing.body?.contains(element) ? writing : null;
  }
  return undefined;
}

/** Every article or post that is marked, comments left out. */
export function markedArticles(root: Document): MarkedWriting[] {
  return [...root.querySelectorAll(BOX)]
    .map(writingAt)
    .filter((writing) => writing !== null)
    .filter(({ comment }) => !comment);
}

function writingAt(box: Element): MarkedWriting | null {
  if (box.matches(ENTRY)) return entryAt(box);
  return WRITING.test(box.getAttribute('itemtype') ?? '') ? itemAt(box) : null;
}

/** What belongs to the box itself and to no other box in it. */
function own(box: Element, selector: string, boxes: string): Element[] {
  return [...box.querySelectorAll(selector)].filter(
    (part) => (part.matches(boxes) ? part.parentElement : part)?.closest(boxes) === box,
  );
}

function itemAt(item: Element): MarkedWriting {
  const part = (...names: string[]): Element | null =>
    names.map((name) => own(item, `[itemprop~="${name}"]`, '[itemscope]')[0]).find((each) => each) ?? null;
  const author = part('author', 'creator');
  const person = author?.hasAttribute('itemscope') ? author : null;
  const name = person ? (own(person, '[itemprop~="name"]', '[itemscope]')[0] ?? null) : author;
  const profile = person ? own(person, '[itemprop~="url"]', '[itemscope]')[0] : author;
  const body = part('articleBody', 'text', 'commentText');
  const comment = COMMENT.test(item.getAttribute('itemtype') ?? '');
  return {
    element: item,
    body,
    comment,
    nested: item.parentElement?.closest('[itemtype$="Comment"], [itemtype$="UserComments"]') != null,
    addresses: addressesOf(part('url', 'mainEntityOfPage')),
    headline: comment ? null : said(part('headline', 'name')),
    text: visibleText(body),
    description: said(part('description')),
    authorName: said(name),
    authorUrl: profile?.getAttribute('href') ?? null,
    published: timeOf(part('datePublished', 'dateCreated', 'commentTime')),
    image: part('image')?.getAttribute('src') ?? part('image')?.getAttribute('content') ?? null,
  };
}

function entryAt(entry: Element): MarkedWriting {
  const part = (...classes: string[]): Element | null =>
    classes.map((name) => own(entry, `.${name}`, ENTRY)[0]).find((each) => each) ?? null;
  const author = part('p-author');
  const body = part('e-content', 'p-content');
  const around = entry.parentElement?.closest(ENTRY);
  return {
    element: entry,
    body,
    comment: around != null || part('u-in-reply-to') !== null,
    nested: around?.parentElement?.closest(ENTRY) != null,
    addresses: addressesOf(part('u-url')),
    // A note repeats its text as its name.
    headline: body?.contains(part('p-name')) ? null : visibleLine(part('p-name')),
    text: visibleText(body),
    description: visibleText(part('p-summary')),
    authorName: visibleLine(author?.querySelector('.p-name') ?? author),
    authorUrl:
      (author?.matches('a') ? author : author?.querySelector('a.u-url'))?.getAttribute('href') ?? null,
    published: timeOf(part('dt-published')),
    image: part('u-photo')?.getAttribute('src') ?? null,
  };
}

function addressesOf(link: Element | null): string[] {
  const address = link?.getAttribute('href') ?? link?.getAttribute('content') ?? link?.getAttribute('itemid');
  return address ? [address] : [];
}

function said(part: Element | null): string | null {
  return part?.getAttribute('content') ?? visibleLine(part);
}

function timeOf(part: Element | null): string | null {
  return part?.getAttribute('datetime') ?? said(part);
}
