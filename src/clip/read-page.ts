import type { Capture } from '../appeal/capture.ts';
import type { Post } from '../appeal/post.ts';
import { page } from '../platforms/page.ts';
import type { Platform } from '../platforms/platform.ts';
import { platformFor } from '../platforms/registry.ts';
import { rememberClipped } from './clipped-element.ts';

/** What the reader of any page hands to the worker. */
export interface PageFind {
  readonly post: Post;
  readonly title: string;
  readonly language: string;
  readonly method: Capture['method'];
}

/**
 * Reads the page that the official asked to clip. On a platform it is the post they selected in, or the one
 * that the address names; anywhere else their selection, or what the page says of itself.
 *
 * @param url the address bar
 * @param now milliseconds since the epoch
 */
export function readPage(document: Document, url: URL, now: number): PageFind {
  const { title, documentElement } = document;
  const facts = { title, language: documentElement.lang };
  const platform = platformFor(url, document);
  const selection = document.getSelection();
  const element = platform === page ? null : postMeant(document, url, platform, selection);
  // What the evidence is taken of, a moment later.
  const meant = element ?? blockAround(selection);
  if (meant) rememberClipped(meant);
  if (element) return { post: platform.read(element, { url, now }), ...facts, method: 'platform' };
  const selected = selection?.toString().trim() || null;
  const post = page.read(documentElement, { url, now, selection: selected, selected: around(selection) });
  // The page's address is no address of a comment on it: else the second comment would meet the first.
  return selected
    ? { post: { ...post, permalink: null }, ...facts, method: 'selection' }
    : { post, ...facts, method: 'metadata' };
}

/** The innermost element that holds all of what was selected. */
function around(selection: Selection | null): Element | null {
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const { commonAncestorContainer: node } = selection.getRangeAt(0);
  return node.nodeType === 1 ? (node as Element) : node.parentElement;
}

function postMeant(
  document: Document,
  url: URL,
  platform: Platform,
  selection: Selection | null,
): Element | null {
  const anchor = selection?.isCollapsed === false ? selection.anchorNode : null;
  const within = anchor?.parentElement?.closest(platform.posts);
  if (within) return within;
  const named = platform.canonical(url);
  if (named === null) return null;
  for (const element of document.querySelectorAll(platform.posts)) {
    const { permalink } = platform.read(element, { url });
    if (permalink !== null && platform.canonical(new URL(permalink)) === named) return element;
  }
  return null;
}

/** The paragraph, or whatever block holds all of what was selected. */
function blockAround(selection: Selection | null): Element | null {
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const { commonAncestorContainer: inner } = selection.getRangeAt(0);
  const element = inner.nodeType === 1 ? (inner as Element) : inner.parentElement;
  return element?.closest('p, li, blockquote, article, section, td, div, main, body') ?? null;
}
