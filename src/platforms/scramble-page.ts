import { isRoute, scrambledAddress, scrambledCode } from './scramble-address.ts';
import { type Scrambler, scrambler } from './scramble-text.ts';

/** What a page was, as it may be sent to those who mend its reader. */
export interface ScrambledPage {
  readonly address: string;
  readonly html: string;
}

/** Nothing of these is needed to find a post's parts, and anything may stand in them. */
const REMOVED =
  'script, style, noscript, template, object, embed, source, track, textarea, select, input, link:not([rel="canonical"]), base';

/** Marks of the site's own making, by which its parts are found. */
const MARKS =
  /^(?:class|role|dir|lang|rel|slot|type|itemprop|itemtype|itemscope|property|tabindex|datatype|post-type|depth|collapsed|viewBox|data-testid|data-e2e|data-word-wrap|data-sigil|data-ft|data-click-id|data-widget-item-type|data-post-nesting-lvl|data-post-click-type|data-post-owner-type|data-ad-[\w-]+|data-pressable-container|contenteditable|aria-(?:posinset|setsize|hidden|labelledby|describedby|level|expanded)|id|name|for)$/;
/** Texts that a reader is given. */
const TEXTS =
  /^(?:title|alt|aria-label|content|abs_time|author|post-title|subreddit-prefixed-name|data-author|data-content|data-alt)$/;
/** Addresses, and parts of addresses. */
const LINKS =
  /^(?:href|cite|permalink|content-href|data-post|data-permalink|data-href|data-video|data-photo-id|data-post-id|data-message-id|data-mid|data-peer-id|data-feed-id|data-rid|data-id|data-fullname|data-subreddit|thingid|postid|parentid)$/;
const TIMES = /^(?:datetime|time|created|created-timestamp|data-timestamp|data-time|data-ts|data-utime)$/;
const COUNTS = /^(?:data-count|data-score|data-comments-count|score|comment-count)$/;

/**
 * Makes a fixture of a page, or of a part of one, that its own selectors still fit: every text, name, number,
 * address and time is another, and scripts, data, pictures, comments and all attributes that no reader asks
 * for are gone. What is given stays as it is.
 *
 * @param root the page's root element, or the post that could not be read
 * @param page.seed drawn at random for each page
 * @param page.now milliseconds since the epoch
 */
export function scramblePage(
  root: Element,
  page: { readonly url: URL; readonly seed: number; readonly now: number },
): ScrambledPage {
  const copy = root.cloneNode(true) as Element;
  for (const element of copy.querySelectorAll(REMOVED)) element.remove();
  const handles = handlesIn(copy);
  const scrambled = scrambler({ seed: page.seed, now: page.now, taken: wordsIn(copy, page.url) });
  for (const element of [copy, ...copy.querySelectorAll('*')]) scrambleElement(element, scrambled, handles);
  return { address: scrambledAddress(page.url.href, scrambled), html: copy.outerHTML };
}

function scrambleElement(element: Element, scrambler: Scrambler, handles: ReadonlySet<string>): void {
  for (const name of element.getAttributeNames()) {
    const value = scrambledAttribute(element, name, scrambler, handles);
    if (value === null) element.removeAttribute(name);
    else element.setAttribute(name, value);
  }
  if (element.localName === 'svg') element.replaceChildren();
  for (const node of [...element.childNodes]) {
    if (node.nodeType === 3) node.nodeValue = scrambler.text(node.nodeValue ?? '');
    else if (node.nodeType !== 1) node.remove();
  }
}

function scrambledAttribute(
  element: Element,
  name: string,
  scrambler: Scrambler,
  handles: ReadonlySet<string>,
): string | null {
  const value = element.getAttribute(name) ?? '';
  if (MARKS.test(name)) return scrambledMark(value, scrambler, handles);
  if (LINKS.test(name)) {
    return /^(?:href|cite|permalink|content-href|data-permalink|data-href)$/.test(name)
      ? scrambledAddress(value, scrambler)
      : scrambledCode(value, scrambler);
  }
  if (TIMES.test(name)) return scrambler.time(value) ?? scrambler.text(value);
  if (COUNTS.test(name)) return scrambler.text(value);
  if (TEXTS.test(name))
    return (
      scrambler.time(value) ??
      (/^https?:\/\//.test(value) ? scrambledAddress(value, scrambler) : scrambler.text(value))
    );
  // A frame is known by where it leads; a picture or a film leads to what was shown.
  if (name === 'src') return element.localName === 'iframe' ? scrambledAddress(value, scrambler) : null;
  if (name === 'srcset' || name === 'poster') return element.localName === 'img' ? '' : null;
  if (name === 'style') return keptStyle(value);
  return null;
}

/** Classes and test ids are the site's own; ids of posts and names of accounts stand in some of them. */
function scrambledMark(value: string, scrambler: Scrambler, handles: ReadonlySet<string>): string {
  return value
    .replace(/[\p{L}\p{Nd}_.]+/gu, (token) =>
      handles.has(token.toLowerCase()) ? scrambledCode(token, scrambler) : token,
    )
    .replace(/\p{Nd}{3,}/gu, (digits) => scrambler.digits(digits));
}

/** Whether a part is shown, and where a list has it: readers ask for that, and it says nothing of anybody. */
function keptStyle(style: string): string | null {
  const kept = style.match(/display:\s*none|transform:\s*translateY\(\d+(?:\.\d+)?(?:px)?\)/g);
  return kept ? kept.join('; ') : null;
}

/** Names of accounts, as they stand in the addresses of a page: sites put them into test ids as well. */
function handlesIn(root: Element): Set<string> {
  const found = new Set<string>();
  for (const link of root.querySelectorAll('a[href]')) {
    for (const part of link.getAttribute('href')?.split(/[/?#]/) ?? []) {
      const handle = /^@?([\w.-]{4,})$/.exec(part)?.[1]?.toLowerCase();
      if (handle !== undefined && !isRoute(handle)) found.add(handle);
    }
  }
  return found;
}

/** Every word and number that a page says, in any place that is scrambled. */
function wordsIn(root: Element, url: URL): Set<string> {
  const texts = [decodeURI(url.href.replace(/%(?![\da-f]{2})/gi, '%25'))];
  for (const element of [root, ...root.querySelectorAll('*')]) {
    for (const name of element.getAttributeNames()) {
      if (!MARKS.test(name)) texts.push(element.getAttribute(name) ?? '');
    }
    // Apart, as they are scrambled: a number beside another is no longer number.
    for (const { nodeType, nodeValue } of element.childNodes) if (nodeType === 3) texts.push(nodeValue ?? '');
  }
  return new Set(
    texts
      .join(' ')
      .toLowerCase()
      .match(/[\p{L}\p{M}]+|\p{Nd}{3,}/gu) ?? [],
  );
}
