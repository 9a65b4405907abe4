/** On paper, whatever of the page is not on the way to the printed element is left out. */
const ONLY_MARKED =
  '@media print { [data-dauys-print] > :not([data-dauys-print]) { display: none !important } }';

/**
 * Prints the page with nothing on it but one element. The page itself is not rebuilt: the elements on the way
 * to it are marked, a constructed style sheet (which a strict policy allows) hides their neighbours on paper
 * only, and both are gone when the print window closes. A browser without such sheets prints the whole page.
 */
export function printOnly(element: Element): void {
  const path: Element[] = [];
  for (let at: Element | null = element; at; at = at.parentElement) path.push(at);
  const before = document.adoptedStyleSheets ?? [];
  const restore = () => {
    for (const marked of path) marked.removeAttribute('data-dauys-print');
    if ('adoptedStyleSheets' in document) document.adoptedStyleSheets = before;
  };
  if ('adoptedStyleSheets' in document && 'replaceSync' in CSSStyleSheet.prototype) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(ONLY_MARKED);
    document.adoptedStyleSheets = [...before, sheet];
  }
  for (const marked of path) marked.setAttribute('data-dauys-print', '');
  window.addEventListener('afterprint', restore, { once: true });
  window.print();
}
