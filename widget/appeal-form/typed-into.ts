import type { WidgetField } from '../../src/i18n/widget/form/ru.ts';
import { FIELDS } from './fields.ts';

/** Which field an event of the form belongs to, and what stands in it now; `undefined` for no field. */
export function typedInto({ target }: Event): { field: WidgetField; value: string } | undefined {
  const isControl =
    target instanceof HTMLInputElement ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement;
  if (!isControl) return undefined;
  const field = FIELDS.find((name) => name === target.name);
  const unticked = target instanceof HTMLInputElement && target.type === 'checkbox' && !target.checked;
  return field && { field, value: unticked ? '' : target.value };
}
