import { findPersonalData } from '../../evidence/find-personal-data.ts';
import { isAddress, MASK, type MaskedPassage, maskAddress, maskText } from '../../evidence/mask-text.ts';
import { textRuns } from './personal-spots.ts';

/** Stands in for a mask until the markup is written: signs of the private use area, which no text has. */
const STAND_IN = /\ue000(\d+)\ue001/g;

/**
 * Masks passages in a fragment's markup: in its texts, also where one runs over several elements, and in its
 * attributes. It is parsed in a document that runs nothing.
 *
 * @param keys as `findPersonalData` names them
 */
export function maskFragment(
  fragment: string,
  keys: ReadonlySet<string>,
): { readonly text: string; readonly masked: readonly MaskedPassage[] } {
  if (keys.size === 0) return { text: fragment, masked: [] };
  const parsed = new DOMParser().parseFromString(fragment.replace(/[\ue000\ue001]/g, ''), 'text/html');
  const passages: Pick<MaskedPassage, 'kind' | 'original'>[] = [];
  const standIn = (passage: Pick<MaskedPassage, 'kind' | 'original'>) =>
    `\ue000${passages.push(passage) - 1}\ue001`;

  for (const run of textRuns(parsed.body)) {
    const text = run.map(({ data }) => data).join('');
    const found = findPersonalData(text).filter(({ key }) => keys.has(key));
    // From the end, so that what stands before stays where it was found.
    for (const { kind, start, end, text: original } of found.reverse()) {
      replaceIn(run, start, end, standIn({ kind, original }));
    }
  }
  for (const element of parsed.body.querySelectorAll('*')) {
    for (const { name, value } of [...element.attributes]) {
      if (isAddress(value)) {
        const address = maskAddress(value, keys);
        if (address !== value) element.removeAttribute(name);
      } else {
        const { text } = maskText(value, keys);
        if (text !== value) element.setAttribute(name, text);
      }
    }
  }

  const [head = ''] = fragment.split('\n', 1);
  const masked: MaskedPassage[] = [];
  let moved = 0;
  const start = head.length + 1;
  const body = parsed.body.innerHTML.trim().replace(STAND_IN, (whole, index, at: number) => {
    const passage = passages[Number(index)];
    if (!passage) return whole;
    const from = start + at + moved;
    moved += MASK.length - whole.length;
    masked.push({ ...passage, start: from, end: from + MASK.length });
    return MASK;
  });
  return { text: `${head}\n${body}\n`, masked };
}

/** Puts a text in the place of a passage that may run over several nodes. */
function replaceIn(run: readonly Text[], start: number, end: number, by: string): void {
  let before = 0;
  let put = false;
  for (const node of run) {
    const { length } = node.data;
    const from = Math.max(0, start - before);
    const to = Math.min(length, end - before);
    if (from < to) {
      node.data = node.data.slice(0, from) + (put ? '' : by) + node.data.slice(to);
      put = true;
    }
    before += length;
  }
}
