import preact from '@preact/preset-vite';
import type { Plugin } from 'vite';
import { defineConfig } from 'wxt';
import { ASKED_LATER } from './src/clip/platform-pages.ts';

/**
 * What the extension's own pages may do. The intake's address is only known once an official enrols, so any
 * https address may be spoken to, and over http this machine alone; the token would not be safe elsewhere.
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  // Pictures of posts on a case file, from memory.
  "img-src 'self' blob:",
  'connect-src https: http://127.0.0.1:* http://localhost:*',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * Takes Preact's one way to set markup from a string out of the build. The extension draws from words only, and
 * with what strangers posted beside a token: what is not there cannot be used by a slip.
 */
const noMarkupFromStrings: Plugin = {
  name: 'no-markup-from-strings',
  transform(code, id) {
    if (!/[\\/]preact[\\/]dist[\\/]preact\.mjs$/.test(id.split('?')[0] ?? '')) return null;
    const without = code.replace(/\w+\.innerHTML=\w+\.__html/, 'void 0');
    if (without === code) this.error('Preact sets markup from strings in another way now');
    return { code: without, map: null };
  },
};

export default defineConfig({
  imports: false,
  manifestVersion: 3,
  vite: () => ({ plugins: [preact(), noMarkupFromStrings] }),
  manifest: ({ browser }) => ({
    name: '__MSG_name__',
    description: '__MSG_description__',
    default_locale: 'ru',
    action: { default_title: 'Dauys' },
    permissions: [
      'storage',
      'alarms',
      'contextMenus',
      'activeTab',
      'scripting',
      // Firefox has its sidebar without asking.
      ...(browser === 'firefox' ? [] : ['sidePanel']),
    ],
    // Nothing at install: each platform's pages are asked for when an official first uses it.
    optional_host_permissions: [...ASKED_LATER],
    // Firefox takes what an organisation settles without a description.
    ...(browser === 'firefox' ? {} : { storage: { managed_schema: 'managed-schema.json' } }),
    content_security_policy: { extension_pages: POLICY },
    commands: {
      // Without Shift: with Alt it switches between the Kazakh, Russian and Latin keyboards.
      'clip-page': {
        suggested_key: { default: 'Alt+K' },
        description: '__MSG_commandClipPage__',
      },
      // J stands beside K under the same finger; within the walk both go without Alt.
      'walk-posts': {
        suggested_key: { default: 'Alt+J' },
        description: '__MSG_commandWalkPosts__',
      },
      _execute_action: { suggested_key: { default: 'Alt+L' } },
    },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'dauys@dauys.kz',
              // The first, on every device, with built-in consent to what leaves the browser.
              strict_min_version: '142.0',
              data_collection_permissions: {
                required: [
                  'authenticationInfo',
                  'browsingActivity',
                  'personallyIdentifyingInfo',
                  'websiteContent',
                ],
              },
            },
          },
        }
      : // `light-dark()` in CSS; opening the panel from a press came earlier.
        { minimum_chrome_version: '123' }),
  }),
});
