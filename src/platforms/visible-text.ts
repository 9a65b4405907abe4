import { cleanText } from '../appeal/text-field.ts';

/** Elements that draw no text of their own. */
const SILENT = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'svg',
  'textarea',
  'select',
  'iframe',
  'object',
  'video',
  'audio',
]);

/** Elements that begin and end on a line of their own, as every browser's own style sheet has it. */
const BLOCKS = new Set(
  'address article aside blockquote dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol pre section table tr ul'.split(
    ' ',
  ),
);

/** Invisible characters that sites hide in texts. The joiners stay: emoji and several scripts need them. */
const ZERO_WIDTH = /[\u00ad\u180e\u200b\u2060-\u2064\ufeff]/g;

export interface TextReading {
  /** Elements whose text isn't part of this text: a «show more» link, a quote, a decoy. */
  readonly skip?: string;
  /**
   * The site draws line ends as they stand in the source (`white-space: pre-wrap`) and lays its `div`s out in
   * a line, as X does. Without it white space folds and blocks break lines, as HTML does.
   */
  readonly asWritten?: boolean;
}

/**
 * The text of an element as a reader sees it: line breaks, emoji from the `alt` of their pictures, links as
 * shown. What is folded away behind «show more» belongs to it where the page holds it.
 *
 * @returns `null` where there is nothing to see
 */
export function visibleText(root: Node | null | undefined, reading: TextReading = {}): string | null {
  if (!root) return null;
  const { skip, asWritten = false } = reading;
  let text = '';
  const startLine = (lines: string): void => {
    text = text.replace(/[ \t]+$/, '');
    if (text !== '' && !text.endsWith(lines)) text += text.endsWith('\n') ? lines.slice(1) : lines;
  };
  const add = (node: Node): void => {
    for (let child = node.firstChild; child; child = child.nextSibling) {
      if (child.nodeType === 3) {
        const written = (child.nodeValue ?? '').replace(/[\u00a0\u202f]/g, ' ');
        const folded = asWritten ? written : written.replace(/[ \t\r\n\f]+/g, ' ');
        text += !asWritten && /(^|\s)$/.test(text) ? folded.replace(/^ /, '') : folded;
      } else if (child.nodeType === 1) {
        addElement(child as Element);
      }
    }
  };
  const addElement = (element: Element): void => {
    const tag = element.localName;
    if (SILENT.has(tag) || (skip !== undefined && element.matches(skip))) return;
    if (tag === 'br') text += '\n';
    else if (tag === 'img') text += element.getAttribute('alt') ?? '';
    else {
      const lines = asWritten ? '' : tag === 'p' ? '\n\n' : BLOCKS.has(tag) ? '\n' : '';
      if (lines) startLine(lines);
      add(element);
      if (lines) startLine(lines);
    }
  };
  add(root);
  return seen(text.replace(/[ \t]+\n/g, '\n').replace(/\n{3,}/g, '\n\n'));
}

/**
 * A text without what nobody sees, cleaned as every text is before it is kept, so that what was read and
 * what is recorded are the same characters.
 *
 * @returns `null` where nothing visible is left
 */
export function seen(text: string | null | undefined): string | null {
  const cleaned = cleanText((text ?? '').replace(ZERO_WIDTH, ''));
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(cleaned) ? cleaned : null;
}

/** A name or a label: one line, white space folded. */
export function visibleLine(root: Node | null | undefined, reading: TextReading = {}): string | null {
  return visibleText(root, reading)?.replace(/\s+/g, ' ') ?? null;
}
