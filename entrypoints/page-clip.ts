import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { readPage } from '../src/clip/read-page.ts';

/** Run by the worker in a page that the official asks to clip; what it returns goes back to the worker. */
export default defineUnlistedScript(() => readPage(document, new URL(document.URL), Date.now()));
