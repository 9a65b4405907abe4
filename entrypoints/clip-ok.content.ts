import { defineContentScript } from 'wxt/utils/define-content-script';
import { startClipButtons } from '../src/clip/clip-buttons.ts';
import { ok } from '../src/platforms/ok.ts';

export default defineContentScript({
  registration: 'runtime',
  noScriptStartedPostMessage: true,
  main: ({ signal }) => startClipButtons(document, ok, signal),
});
