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

/** Where a library sets markup from a string. */
const MARKUP_SETTING: readonly (readonly [RegExp, RegExp])[] = [
  [/[\\/]preact[\\/]dist[\\/]preact\.mjs$/, /\w+\.innerHTML=\w+\.__html/],
  [/[\\/]dompurify[\\/]dist[\\/]purify\.es\.mjs$/, /doc\.documentElement\.innerHTML = [^;\n]+/],
];

/**
 * Takes out of the build the ways to set markup from a string that the libraries have: Preact's one, and the one
 * that DOMPurify falls back to where there is no parser, so that it then keeps nothing. The extension draws from
 * words only, and with what strangers posted beside a token: what is not there cannot be used by a slip.
 */
const noMarkupFromStrings: Plugin = {
  name: 'no-markup-from-strings',
  transform(code, id) {
    const file = id.split('?')[0] ?? '';
    const setting = MARKUP_SETTING.find(([library]) => library.test(file))?.[1];
    if (!setting) return null;
    const without = code.replace(setting, 'void 0');
    if (without === code) this.error(`${file} sets markup from strings in another way now`);
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
