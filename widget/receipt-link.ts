/** What stands behind `#` in the address that a receipt's QR leads to. */
const FRAGMENT = '#dauys-appeal=';

/** This page's address, with what shows where an appeal stands: behind `#`, so that no server's log has it. */
export function receiptLink(number: string, trackingCode: string): string {
  const { origin, pathname, search } = location;
  return `${origin}${pathname}${search}${FRAGMENT}${number}.${trackingCode}`;
}

/** Takes number and code out of the address bar, so that nobody reads them there; nothing where none stand. */
export function takeReceiptLink(): { readonly number: string; readonly code: string } | undefined {
  const { hash, pathname, search } = location;
  const [number, code] = hash.startsWith(FRAGMENT) ? hash.slice(FRAGMENT.length).split('.') : [];
  if (!number || !code) return undefined;
  history.replaceState(history.state, '', pathname + search);
  return { number, code };
}
