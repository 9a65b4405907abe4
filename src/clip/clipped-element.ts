/**
 * The element that was clipped last in this page, for the script that takes its evidence a moment later. All
 * scripts of this extension in one page share a global that the page itself cannot see. Held weakly: a feed may
 * take the element away.
 */
const NAME = 'dauysClipped';

export function rememberClipped(element: Element): void {
  Reflect.set(globalThis, NAME, new WeakRef(element));
}

/** `null` where nothing was clipped here, or the page has let go of it. */
export function clippedElement(): Element | null {
  const kept: unknown = Reflect.get(globalThis, NAME);
  const element = kept instanceof WeakRef ? kept.deref() : null;
  return element instanceof Element && element.isConnected ? element : null;
}
