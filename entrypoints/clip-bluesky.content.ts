import { defineContentScript } from 'wxt/utils/define-content-script';
import { startClipButtons } from '../src/clip/clip-buttons.ts';
import { bluesky } from '../src/platforms/bluesky.ts';

export default defineContentScript({
  registration: 'runtime',
  noScriptStartedPostMessage: true,
  main: ({ signal }) => startClipButtons(document, bluesky, signal),
});
