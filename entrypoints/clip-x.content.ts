import { defineContentScript } from 'wxt/utils/define-content-script';
import { startClipButtons } from '../src/clip/clip-buttons.ts';
import { x } from '../src/platforms/x.ts';

export default defineContentScript({
  registration: 'runtime',
  noScriptStartedPostMessage: true,
  main: ({ signal }) => startClipButtons(document, x, signal),
});
