import { findPersonalData } from '../../evidence/find-personal-data.ts';
import type { Rect } from './page-steps.ts';

/** Elements between whose texts a number may run on. */
const INLINE = new Set('a abbr b bdi bdo em i mark s small span strong sub sup u wbr'.split(' '));

/** The texts of an element as they stand, each with its nodes: a number that is half a link is one number. */
export function textRuns(root: Node): Text[][] {
  const runs: Text[][] = [[]];
  const add = (node: Node): void => {
    for (let child = node.firstChild; child; child = child.nextSibling) {
      if (child.nodeType === 3) runs.at(-1)?.push(child as Text);
      else if (child.nodeType === 1) {
        const inline = INLINE.has((child as Element).localName);
        if (!inline) runs.push([]);
        add(child);
        if (!inline) runs.push([]);
      }
    }
  };
  add(root);
  return runs.filter((run) => run.length > 0);
}

/** A place within a run, by its distance from the run's beginning. */
export function placeIn(
  run: readonly Text[],
  at: number,
): { readonly node: Text; readonly offset: number } | null {
  let before = 0;
  for (const node of run) {
    if (at <= before + node.data.length) return { node, offset: at - before };
    before += node.data.length;
  }
  return null;
}

/**
 * Where passages that look like personal data stand on the screen, so that they can be covered in the picture as
 * well as in the text.
 *
 * @param own the author's own handles
 * @returns areas from the element's own corner, in CSS pixels
 */
export function personalSpots(
  element: Element,
  own: readonly string[],
): { readonly key: string; readonly rect: Rect }[] {
  const corner = element.getBoundingClientRect();
  return textRuns(element).flatMap((run) => {
    const text = run.map(({ data }) => data).join('');
    return findPersonalData(text, own).flatMap(({ key, start, end }) => {
      const [from, to] = [placeIn(run, start), placeIn(run, end)];
      if (!from || !to) return [];
      const range = element.ownerDocument.createRange();
      range.setStart(from.node, from.offset);
      range.setEnd(to.node, to.offset);
      return [...range.getClientRects()].map(({ x, y, width, height }) => ({
        key,
        rect: { x: x - corner.x, y: y - corner.y, width, height },
      }));
    });
  });
}
