/** One constructed sheet for each text, whatever wears it. */
const sheets = new Map<string, CSSStyleSheet>();

function sheetOf(text: string): CSSStyleSheet {
  const known = sheets.get(text);
  if (known) return known;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  sheets.set(text, sheet);
  return sheet;
}

/**
 * Lets a shadow root wear style sheets and no others. A page with a strict policy (no 'unsafe-inline') needs no
 * exception for constructed ones; Safari before 16.4, which has none, gets elements.
 */
export function dress(root: ShadowRoot, styles: readonly string[]): void {
  if ('replaceSync' in CSSStyleSheet.prototype) {
    root.adoptedStyleSheets = styles.map(sheetOf);
    return;
  }
  const worn = Array.from(root.querySelectorAll('style'), (style) => style.textContent);
  for (const text of styles) {
    if (worn.includes(text)) continue;
    const style = document.createElement('style');
    style.textContent = text;
    root.append(style);
  }
}
