import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { clipButtonMessages } from '../../src/i18n/clip-button/ru.ts';
import { extensionMessages } from '../../src/i18n/extension/ru.ts';
import { postMarkMessages } from '../../src/i18n/post-mark/ru.ts';
import { work as workMessages } from '../../src/i18n/workday/ru.ts';
import { addressesAt } from '../../src/platforms/addresses.ts';
import { ownPages, type SavedPage, strangersPages } from '../../src/platforms/fixtures/saved-page.ts';
import { PLATFORMS } from '../../src/platforms/registry.ts';
import { type ChromiumOptions, type ChromiumStage, openChromium } from './chromium.ts';
import type { IntakeStage } from './intake.ts';

/** What the extension says to an official whose browser speaks Russian. */
export const WORDS = extensionMessages;
export const BUTTON = { ...postMarkMessages, ...clipButtonMessages };
export const WORK = workMessages;

/** A saved page by its name, own (`x-timeline`) or a stranger's (`x/post`); `undefined` where it is not at hand. */
export function savedPage(name: string): SavedPage | undefined {
  return [...ownPages(), ...strangersPages()].find((page) => page.name === name);
}

/** An official at a browser of their own, enrolled with the intake. */
export interface Official {
  readonly chromium: ChromiumStage;
  /** The side panel's page, opened as a tab. */
  readonly panel: Page;
  /** Opens a saved page under its real address; its own scripts stay off, as they would call home. */
  open(name: string): Promise<Page>;
  close(): Promise<void>;
}

/** Opens a browser and enrols it on the settings page. */
export async function seatOfficial(
  intake: IntakeStage,
  code: string,
  name = 'Серікбаев А. Н., бас маман',
  options: ChromiumOptions = {},
): Promise<Official> {
  const chromium = await openChromium(options);
  const settings = await chromium.extensionPage('options.html');
  await enrol(settings, { address: intake.url, code, name });
  await settings.getByText(WORDS.options.me.done).waitFor();
  await settings.close();
  await serveSavedPages(chromium);
  const panel = await chromium.extensionPage('sidepanel.html');
  return {
    chromium,
    panel,
    async open(name) {
      const saved = savedPage(name);
      if (!saved) throw new Error(`There is no saved page ${name}`);
      const page = await chromium.context.newPage();
      await page.goto(saved.address);
      return page;
    },
    close: () => chromium.close(),
  };
}

/** Fills in the form of the settings page and sends it. */
export async function enrol(
  settings: Page,
  typed: { readonly address: string; readonly code: string; readonly name: string },
): Promise<void> {
  const { enrol: t } = WORDS.options;
  await settings.getByLabel(t.address).fill(typed.address);
  await settings.getByLabel(t.code).fill(typed.code);
  await settings.getByLabel(t.name).fill(typed.name);
  await settings.getByRole('button', { name: t.submit }).click();
}

/** Serves the saved pages under their real addresses, and nothing else of the web. */
export async function serveSavedPages(chromium: ChromiumStage): Promise<void> {
  const pages = [...ownPages(), ...strangersPages()];
  await chromium.context.route(/^https?:\/\/(?!127\.0\.0\.1|localhost)/, async (route) => {
    const asked = route.request().url();
    // What stands behind the # is never sent.
    const saved =
      route.request().isNavigationRequest() && pages.find(({ address }) => address.split('#')[0] === asked);
    if (!saved) return route.abort();
    return route.fulfill({
      contentType: 'text/html; charset=utf-8',
      headers: { 'Content-Security-Policy': "script-src 'none'" },
      body: readFileSync(saved.file, 'utf8'),
    });
  });
}

/** A page's post, counted from 0 in the page's order, scrolled to as a reader would. */
async function postOn(page: Page, post: number): Promise<Locator> {
  const { id } = addressesAt(new URL(page.url()));
  const platform = PLATFORMS.find((each) => each.id === id);
  if (!platform) throw new Error(`No platform reads ${page.url()}`);
  const found = page.locator(platform.posts).nth(post);
  await found.scrollIntoViewIfNeeded();
  return found.locator('dauys-clip').first();
}

/** The clip button of a page's post. */
export async function clipButton(page: Page, post = 0): Promise<Locator> {
  return (await postOn(page, post)).getByRole('button', { name: BUTTON.clip });
}

/** The chip with the number that a post wears. */
export async function chip(page: Page, post = 0): Promise<Locator> {
  return (await postOn(page, post)).locator('button.number');
}

/** Waits for the draft in the panel and answers what must be answered. */
export async function fillDraft(panel: Page, topic: 'roads' | 'water' = 'roads'): Promise<void> {
  const { fields } = WORDS.draft;
  await panel.getByRole('heading', { name: WORDS.draft.title, exact: true }).waitFor();
  await panel.getByLabel(fields.kind).selectOption('message');
  await panel.getByLabel(fields.topic).selectOption(topic);
  await panel.getByLabel(fields.kato).selectOption('190000000');
  await panel.getByLabel(fields.note).fill('Тұрғын екінші рет жазып отыр.');
}

export function sendButton(panel: Page): Locator {
  return panel.getByRole('button', { name: new RegExp(`^${WORDS.draft.send}`) });
}

/** Sends the draft, and does not wait for the time in which it could be taken back. */
export async function sendClip(panel: Page): Promise<void> {
  await sendButton(panel).click();
  await panel.locator('.sent').getByRole('button', { name: WORK.undo.now }).click();
}

/** The registration number in the panel, once it is there. */
export async function registeredNumber(panel: Page): Promise<string> {
  await panel.getByRole('heading', { name: WORDS.item.acceptedTitle }).waitFor({ timeout: 45_000 });
  return (await panel.locator('.sent .number strong').innerText()).trim();
}

/** Clips one post from the button to the number. */
export async function clip(official: Official, page: Page, post = 0): Promise<string> {
  await (await clipButton(page, post)).click();
  await fillDraft(official.panel);
  await sendClip(official.panel);
  return registeredNumber(official.panel);
}
