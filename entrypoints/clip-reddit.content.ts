import { defineContentScript } from 'wxt/utils/define-content-script';
import { startClipButtons } from '../src/clip/clip-buttons.ts';
import { reddit } from '../src/platforms/reddit.ts';

export default defineContentScript({
  registration: 'runtime',
  noScriptStartedPostMessage: true,
  main: ({ signal }) => startClipButtons(document, reddit, signal),
});
