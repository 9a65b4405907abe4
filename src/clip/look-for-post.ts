import { page } from '../platforms/page.ts';
import { PLATFORMS, platformFor } from '../platforms/registry.ts';
import { askWorker } from './messages.ts';
import { watchStanding } from './watch-standing.ts';

/** Where the last look ends by; all scripts of this extension in one page share what the page cannot see. */
const NAME = 'dauysStanding';

/** Looks whether the post at whose own address the page stands is there, and tells the worker. */
export function lookForPost(document: Document): void {
  const last: unknown = Reflect.get(globalThis, NAME);
  if (last instanceof AbortController) last.abort();
  const url = new URL(document.URL);
  const found = platformFor(url, document);
  // A server's page that says that there is no such post may have no mark of its platform.
  const platform = found === page ? PLATFORMS.find((each) => each.claims?.(url)) : found;
  const permalink = platform?.canonical(url) ?? null;
  if (!platform || permalink === null) return;
  const stop = new AbortController();
  Reflect.set(globalThis, NAME, stop);
  watchStanding(document, platform, {
    permalink,
    onStanding: (standing) =>
      void askWorker('standing', { permalink, standing }).catch(() => {
        // The extension was updated under this page.
      }),
    signal: stop.signal,
  });
}
