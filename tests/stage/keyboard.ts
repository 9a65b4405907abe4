import type { Locator, Page } from 'playwright-core';

/**
 * Comes to a control as those do who have no mouse: with Tab, from wherever the focus is.
 *
 * @throws Error when forty presses do not lead there
 */
export async function tabTo(page: Page, control: Locator): Promise<void> {
  for (let pressed = 0; pressed < 40; pressed += 1) {
    if (await hasFocus(control)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never led to ${control}`);
}

/** Chooses in a list with the arrows, as its keyboard users do. */
export async function chooseByArrows(page: Page, list: Locator, label: string): Promise<void> {
  await tabTo(page, list);
  await page.keyboard.press('Home');
  for (let pressed = 0; pressed < 40; pressed += 1) {
    const chosen = await list.evaluate((element) =>
      element instanceof HTMLSelectElement ? element.selectedOptions[0]?.label : undefined,
    );
    if (chosen === label) return;
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`${label} is not in ${list}`);
}

/** Whether a control, in whatever shadow root, has the focus. */
function hasFocus(control: Locator): Promise<boolean> {
  return control.evaluate((element) => {
    const root = element.getRootNode();
    return (root instanceof Document || root instanceof ShadowRoot) && root.activeElement === element;
  });
}
