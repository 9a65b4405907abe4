import type { MarkSign } from './messages.ts';

const SVG = 'http://www.w3.org/2000/svg';

const SPEECH = 'M4 3h12a2 2 0 0 1 2 2v7a2 2 0 0 1-2 2h-5l-4 3.5V14H4a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2z';

/** What a post wears is told by the shape alone: in any colour of the page, and to who sees none. */
const SHAPES: Readonly<Record<'clip' | MarkSign, string>> = {
  /** The sign of Dauys: a voice that is written down. */
  clip: `${SPEECH}M6.5 7v3M10 5.5v6M13.5 7v3`,
  /** The same voice, with a tick. */
  recorded: `${SPEECH}M6 8l3 3 5-5`,
  /** A house with columns: another body has it. */
  elsewhere: 'M3 17h14M3 8l7-5 7 5zM6 8v9M10 8v9M14 8v9',
  /** A clock. */
  waiting: 'M10 2a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM10 6v4l3 2',
  /** An eye. */
  seen: 'M2 10s3-5 8-5 8 5 8 5-3 5-8 5-8-5-8-5zM10 8a2 2 0 1 0 0 4 2 2 0 0 0 0-4z',
};

/** Draws a sign node by node, for a page may forbid markup. It says nothing to a screen reader. */
export function drawSign(document: Document, name: keyof typeof SHAPES): SVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 20 20');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', SHAPES[name]);
  svg.append(path);
  return svg;
}
