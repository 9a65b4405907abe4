import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { scrambleForReport } from '../src/clip/scramble-for-report.ts';

/** Run by the worker in a page that the official reports as broken; what it returns goes back to the worker. */
export default defineUnlistedScript(() => {
  const seed = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
  return scrambleForReport(document, new URL(document.URL), { seed, now: Date.now() });
});
