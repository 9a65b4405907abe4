import type { Passage } from '../../appeal/suggestions/stems.ts';

/** Passages in their order, with those that touch or overlap made one. */
export function joined(passages: readonly Passage[]): Passage[] {
  const ordered = [...passages].sort((one, other) => one.start - other.start || one.end - other.end);
  const whole: Passage[] = [];
  for (const passage of ordered) {
    const last = whole.at(-1);
    if (last && passage.start <= last.end) {
      whole.splice(-1, 1, { start: last.start, end: Math.max(last.end, passage.end) });
    } else whole.push(passage);
  }
  return whole;
}

/**
 * A text with some of its passages marked.
 *
 * @param passages of the whole text, of which `text` may be the beginning
 */
export function MarkedText({
  text,
  passages,
}: {
  readonly text: string;
  readonly passages: readonly Passage[];
}) {
  let at = 0;
  const parts = joined(passages)
    .filter(({ end }) => end <= text.length)
    .flatMap(({ start, end }) => {
      const plain = text.slice(at, start);
      at = end;
      return [plain, <mark key={start}>{text.slice(start, end)}</mark>];
    });
  return (
    <>
      {parts}
      {text.slice(at)}
    </>
  );
}
