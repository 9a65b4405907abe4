/** What the form may ask of a `<dauys-appeal-status>` on the same page. */
export interface StatusElement extends HTMLElement {
  /** Fills in a number and a code and looks the appeal up. */
  check(number: string, trackingCode: string): Promise<void>;
}

/** The status element of the page for an agency, if the page has one that is ready. */
export function statusElementFor(agency: string): StatusElement | undefined {
  const elements = Array.from(document.querySelectorAll<StatusElement>('dauys-appeal-status'));
  return elements.find(
    (element) =>
      typeof element.check === 'function' &&
      (element.getAttribute('agency') ?? agency).trim().toUpperCase() === agency,
  );
}
