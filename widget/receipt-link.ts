/** What stands behind `#` in the address that a receipt's QR leads to. */
export const RECEIPT_FRAGMENT = '#dauys-appeal=';

/** This page's address, with what shows where an appeal stands: behind `#`, so that no server's log has it. */
export function receiptLink(number: string, trackingCode: string): string {
  const { origin, pathname, search } = location;
  return `${origin}${pathname}${search}${RECEIPT_FRAGMENT}${number}.${trackingCode}`;
}
