const SVG = 'http://www.w3.org/2000/svg';

const SPEECH = 'M4 3h12a2 2 0 0 1 2 2v7a2 2 0 0 1-2 2h-5l-4 3.5V14H4a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2z';

/** What a post wears is told by the shape alone: in any colour of the page, and to who sees none. */
const SHAPES = {
  /** The sign of Dauys: a voice that is written down. */
  clip: `${SPEECH}M6.5 7v3M10 5.5v6M13.5 7v3`,
  /** The same voice, with a tick. */
  recorded: `${SPEECH}M6.3 8.6l2.6 2.6 4.8-5`,
  /** A house with columns: another body has it. */
  elsewhere: 'M2.5 7.5 10 3l7.5 4.5zM4.5 10v4.5M8.2 10v4.5M11.8 10v4.5M15.5 10v4.5M2.5 17h15',
  /** A clock. */
  waiting: 'M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15zM10 6v4.2l2.8 1.8',
  /** An eye. */
  seen: 'M1.8 10S4.8 4.5 10 4.5s8.2 5.5 8.2 5.5-3 5.5-8.2 5.5S1.8 10 1.8 10zM10 7.7a2.3 2.3 0 1 0 0 4.6 2.3 2.3 0 0 0 0-4.6z',
} as const;

export type SignName = keyof typeof SHAPES;

/** Draws a sign node by node, for a page may forbid markup. It says nothing to a screen reader. */
export function drawSign(document: Document, name: SignName): SVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 20 20');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', SHAPES[name]);
  svg.append(path);
  return svg;
}
