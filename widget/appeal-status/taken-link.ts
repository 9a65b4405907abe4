import { RECEIPT_FRAGMENT } from '../receipt-link.ts';

/** Takes number and code out of the address bar, so that nobody reads them there; nothing where none stand. */
export function takeReceiptLink(): { readonly number: string; readonly code: string } | undefined {
  const { hash, pathname, search } = location;
  const [number, code] = hash.startsWith(RECEIPT_FRAGMENT)
    ? hash.slice(RECEIPT_FRAGMENT.length).split('.')
    : [];
  if (!number || !code) return undefined;
  history.replaceState(history.state, '', pathname + search);
  return { number, code };
}
