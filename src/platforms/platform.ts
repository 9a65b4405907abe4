import type { PlatformId, Post } from '../appeal/post.ts';

/** What a reader may know of the page around a post; no reader touches `window` or `location`. */
export interface Page {
  /** The address bar. */
  readonly url: URL;
  /** What the person selected on the page, as text: only the generic reader asks for it. */
  readonly selection?: string | null;
  /** The element that holds the whole selection, for the generic reader alone. */
  readonly selected?: Element | null;
  /** The clock, milliseconds since the epoch: labels such as «5 мин назад» are read by it, without it not. */
  readonly now?: number;
}

/**
 * How a platform addresses its posts. It stands apart from the reading: the worker and the intake know posts
 * by their addresses and carry no reader.
 */
export interface PlatformAddresses {
  readonly id: PlatformId;
  /** Host names it serves, without `www.`; every subdomain listed by itself. None where anybody can host it. */
  readonly hosts: readonly string[];
  /**
   * The identity of the post that `url` names: one address for the same post, whatever host, suffix, spelling
   * or tracking parameters it came with, and whatever name its author has now. It is its own canonical form.
   *
   * @returns `null` where the address names no post of this platform
   */
  canonical(url: URL): string | null;
  /** Whether an address on a host that is no platform's is surely one of its posts, by its shape alone. */
  claims?(url: URL): boolean;
}

/**
 * How the page at a post's own address shows that the post is not there. Only marks that stand for nothing else:
 * a wall for strangers, a broken line or a page that is slow must match none of them.
 */
export interface MissingMarks {
  /** On a page by which the platform says that there is no such post. */
  readonly gone?: string;
  /** Matches the element that stands in the thread where a post was deleted. */
  readonly emptied?: string;
  /** On a page that shows no post and does not tell why: deleted, private, or closed to this country. */
  readonly closed?: string;
  /** The frame of the same origin in which the page shows the post, where it does. */
  readonly frame?: string;
  /** The platform answers «404 Not Found» for posts that are not there, and for nothing else. */
  readonly answers404?: true;
}

/**
 * A platform whose posts Dauys reads. It declares its hosts, its marks and its reading, nothing else; the
 * engine that uses it knows no site by name.
 */
export interface Platform extends PlatformAddresses {
  /** Whether a page on a host that is no platform's is one of its, by marks of the page. */
  recognises?(root: Document): boolean;
  /** Matches the outermost element of each post, comment or message. */
  readonly posts: string;
  /**
   * Reads one post. A part that the page does not say, or says of a neighbour, a quote or a reply, is `null`.
   *
   * @param element an element that matches `posts`
   */
  read(element: Element, page: Page): Post;
  /**
   * The permalink that `read` would give, without reading the rest: it is asked of every post that comes into
   * view. A platform without it is read.
   */
  permalink?(element: Element, page: Page): string | null;
  /** The element after which the clip button stands: part of the post's own row of actions or header. */
  place(element: Element): Element | null;
  /** How it shows that a post is not there; absent where no mark of that is known to last. */
  readonly missing?: MissingMarks;
}
