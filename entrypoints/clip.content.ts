import { defineContentScript } from 'wxt/utils/define-content-script';
import { startClipButtons } from '../src/clip/clip-buttons.ts';
import { PLATFORM_PAGES } from '../src/clip/platform-pages.ts';
import { platformFor } from '../src/platforms/registry.ts';

export default defineContentScript({
  matches: PLATFORM_PAGES,
  runAt: 'document_idle',
  noScriptStartedPostMessage: true,
  main({ signal }) {
    startClipButtons(document, platformFor(new URL(document.URL)), signal);
  },
});
