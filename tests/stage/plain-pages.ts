import type { Page } from 'playwright-core';
import type { Language } from '../../src/appeal/language.ts';
import { accessibilityFaults } from './accessibility.ts';
import { WORDS } from './citizen.ts';

/**
 * What axe finds on a page that runs no script: axe is one, so it looks at the same page where scripts run.
 *
 * @param twin a page for that, of a browser that runs scripts
 */
export async function faultsWithoutScripts(page: Page, twin: Page): Promise<string[]> {
  const colorScheme = await page.evaluate(() =>
    matchMedia('(prefers-color-scheme: dark)').matches ? ('dark' as const) : ('light' as const),
  );
  await twin.emulateMedia({ colorScheme });
  await twin.setViewportSize(page.viewportSize() ?? { width: 320, height: 700 });
  const body = await page.content();
  const address = new URL('/twin', page.url()).href;
  await twin.route(address, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body }));
  await twin.goto(address);
  await twin.unroute(address);
  return accessibilityFaults(twin);
}

/** Looks an appeal up on the page without scripts. */
export async function lookUp(
  page: Page,
  language: Language,
  own: { readonly number: string; readonly trackingCode: string },
): Promise<void> {
  const { number, code, check } = WORDS[language].status;
  await page.getByLabel(number.label).fill(own.number);
  await page.getByLabel(code.label).fill(own.trackingCode);
  await page.getByRole('button', { name: check }).click();
  await page.getByRole('heading', { name: own.number }).waitFor();
}
