import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { pageCapture } from '../src/clip/capture/page-capture.ts';
import { STEPS } from '../src/clip/capture/page-steps.ts';

/** Put into a page by the worker when an official clips a post; see `src/clip/capture/take-evidence.ts`. */
export default defineUnlistedScript(() => {
  Reflect.set(globalThis, STEPS, pageCapture(document));
});
