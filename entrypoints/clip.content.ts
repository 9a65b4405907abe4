import { defineContentScript } from 'wxt/utils/define-content-script';
import { startClipButtons } from '../src/clip/clip-buttons.ts';
import { offeredAt } from '../src/clip/offered-platforms.ts';
import { PLATFORM_PAGES } from '../src/clip/platform-pages.ts';

export default defineContentScript({
  matches: PLATFORM_PAGES,
  runAt: 'document_idle',
  noScriptStartedPostMessage: true,
  main({ signal }) {
    startClipButtons(document, offeredAt(new URL(document.URL)), signal);
  },
});
