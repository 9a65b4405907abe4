import { defineContentScript } from 'wxt/utils/define-content-script';
import { startClipButtons } from '../src/clip/clip-buttons.ts';
import { mastodon } from '../src/platforms/mastodon.ts';

export default defineContentScript({
  registration: 'runtime',
  noScriptStartedPostMessage: true,
  main({ signal }) {
    // The official named the host; whether this page is one of the platform's, its marks tell. The page by which
    // a server answers that there is no such post has none: there the address tells.
    if (mastodon.recognises?.(document) || mastodon.claims?.(new URL(document.URL))) {
      startClipButtons(document, mastodon, signal);
    }
  },
});
