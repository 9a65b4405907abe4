import { ENTRIES, type Entry } from './fields.ts';

/** Which entry an event of the form belongs to, and what stands in it now; `undefined` for no field. */
export function typedInto({ target }: Event): { entry: Entry; value: string } | undefined {
  const isControl =
    target instanceof HTMLInputElement ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement;
  if (!isControl) return undefined;
  const entry = ENTRIES.find((name) => name === target.name);
  const unticked = target instanceof HTMLInputElement && target.type === 'checkbox' && !target.checked;
  return entry && { entry, value: unticked ? '' : target.value };
}
