/**
 * Draws `public/icon/*.png` from `public/icon/dauys.svg`, for browsers take PNG only: `npm run icons`. The
 * drawing is Chromium's own, so the same file gives the same pictures.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { chromium } from 'playwright-core';

const FOLDER = new URL('../../public/icon/', import.meta.url);
const SIZES = [16, 32, 48, 96, 128];

const svg = await readFile(new URL('dauys.svg', FOLDER), 'utf8');
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--force-color-profile=srgb'],
});
const page = await browser.newPage();
for (const size of SIZES) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(
    `<style>*{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`,
  );
  await writeFile(new URL(`${size}.png`, FOLDER), await page.screenshot({ omitBackground: true }));
}
await browser.close();
