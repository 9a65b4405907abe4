import type { PlatformId, Post } from '../appeal/post.ts';

/** What a reader may know of the page around a post; no reader touches `window` or `location`. */
export interface Page {
  /** The address bar. */
  readonly url: URL;
  /** What the person selected on the page, as text: only the generic reader asks for it. */
  readonly selection?: string | null;
}

/**
 * A platform whose posts Dauys reads. It declares its hosts, its marks and its reading, nothing else; the
 * engine that uses it knows no site by name.
 */
export interface Platform {
  readonly id: PlatformId;
  /** Host names it serves, without `www.`; every subdomain listed by itself. */
  readonly hosts: readonly string[];
  /** Matches the outermost element of each post, comment or message. */
  readonly posts: string;
  /**
   * Reads one post. A part that the page does not say, or says of a neighbour, a quote or a reply, is `null`.
   *
   * @param element an element that matches `posts`
   */
  read(element: Element, page: Page): Post;
  /** The element after which the clip button stands: part of the post's own row of actions or header. */
  place(element: Element): Element | null;
  /**
   * The identity of the post that `url` names: one address for the same post, whatever host, suffix, spelling
   * or tracking parameters it came with, and whatever name its author has now. It is its own canonical form.
   *
   * @returns `null` where the address names no post of this platform
   */
  canonical(url: URL): string | null;
}
