import type { Page } from 'puppeteer-core';

/** A part of the form, within its shadow tree. @param part a selector */
export function inForm(part: string): string {
  return `dauys-appeal-form >>> ${part}`;
}

/** Puts a whole text into a field at once, as a paste or a dictation does. */
export async function write(page: Page, id: string, text: string): Promise<void> {
  await page.$eval(
    inForm(`#${id}`),
    (control, typed) => {
      if (!(control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement)) return;
      control.value = typed;
      control.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    },
    text,
  );
}
