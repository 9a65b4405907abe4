/**
 * Puts the focus on the page's main part, where what had it is gone: it would fall back to the page's very
 * beginning, and a person at the keyboard with it.
 */
export function focusMain(): void {
  document.querySelector('main')?.focus({ preventScroll: true });
}
