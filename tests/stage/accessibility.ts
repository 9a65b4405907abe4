import axe from 'axe-core';

/** What both Playwright's and Puppeteer's pages can do. */
interface AnyPage {
  evaluate(script: string): Promise<unknown>;
}

const LEVELS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * What axe finds against WCAG 2.2 AA on the page as it stands, shadow roots included.
 *
 * @returns one line a violation, with the elements it concerns; nothing is what a test wants
 */
export async function accessibilityFaults(page: AnyPage): Promise<string[]> {
  const options = JSON.stringify({ runOnly: LEVELS, resultTypes: ['violations'] });
  // As a string: the page's own content security policy does not hold what the browser's driver runs.
  const found = await page.evaluate(
    `${axe.source};
    axe.run(document, ${options}).then(({ violations }) => violations.map(({ id, help, nodes }) =>
      id + ': ' + help + ' ' + nodes.map(({ target }) => JSON.stringify(target)).join(' ')))`,
  );
  if (!Array.isArray(found)) throw new Error('axe gave no answer');
  return found.map(String);
}
