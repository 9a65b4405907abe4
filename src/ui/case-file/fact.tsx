import type { ComponentChildren } from 'preact';
import { inKazakhstan } from '../kazakhstan-time.ts';
import { words } from '../language.ts';

/** One line of a list of facts; nothing where nothing is known. */
export function Fact({ name, children }: { readonly name: string; readonly children?: ComponentChildren }) {
  if (children === null || children === undefined || children === '') return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** A moment in words, in Kazakhstan's time. */
export function moment(at: string): string {
  const { day, time } = inKazakhstan(at);
  return `${words.value.terms.day(day)}, ${time}`;
}
