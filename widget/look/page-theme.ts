/**
 * Whether the page around an element is dark, judged by the colour of the text the element would inherit: a
 * site that knows no dark theme stays light on a phone set to dark, and one with a switch of its own is
 * followed, whatever that switch is called.
 */
export function hasDarkPage(element: Element): boolean {
  const color = getComputedStyle(element.parentElement ?? document.documentElement).color;
  return isLight(color);
}

/**
 * Whether a colour is light, as white on a dark page is: by the weights of relative luminance (WCAG 2.2).
 *
 * @param color as `getComputedStyle` writes it, `rgb(r, g, b)`; any other notation counts as dark
 */
export function isLight(color: string): boolean {
  const [red, green, blue] = /^rgba?\((\d+),? (\d+),? (\d+)/.exec(color)?.slice(1).map(Number) ?? [];
  if (red === undefined || green === undefined || blue === undefined) return false;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 140;
}
