import { ENTRIES, type Entry, type Values } from './fields.ts';

/** What was typed or chosen. */
export interface Typed {
  readonly entry: Entry;
  /** What stands in the field now. */
  readonly value: string;
  /** It is a text, one key longer: it stands in its field, and nothing else that is shown depends on it. */
  readonly isText: boolean;
}

/** Which entry a field of the form belongs to, and what stands in it now; `undefined` for no field. */
export function typedInto(target: EventTarget | null): Typed | undefined {
  const isControl =
    target instanceof HTMLInputElement ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement;
  if (!isControl) return undefined;
  const entry = ENTRIES.find((name) => name === target.name);
  const isBox = target.type === 'checkbox';
  const isText = !isBox && target.type !== 'radio' && !(target instanceof HTMLSelectElement);
  const unticked = isBox && target instanceof HTMLInputElement && !target.checked;
  return entry && { entry, value: unticked ? '' : target.value, isText };
}

/**
 * Brings the fields of text to what stands in the form. A key draws nothing, so Lit does not know what is in
 * them, and would take a text that it set before for the one that stands there.
 */
export function fillIn(root: ParentNode, values: Values): void {
  for (const field of root.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input,textarea')) {
    const typed = typedInto(field);
    if (typed?.isText && typed.value !== values[typed.entry]) field.value = values[typed.entry];
  }
}
