import { startIntakeStage } from './stage/intake.ts';
import { clipButton, seatOfficial } from './stage/official.ts';
import { extensionMessages as ru } from '../src/i18n/extension/ru.ts';
import { accessibilityFaults } from './stage/accessibility.ts';

const intake = await startIntakeStage();
try {
  const official = await seatOfficial(intake, intake.enrolmentCode);
  const { panel } = official;
  await panel.setViewportSize({ width: 380, height: 900 });
  const page = await official.open('x-timeline');
  await (await clipButton(page)).click();
  await panel.getByRole('heading', { name: ru.draft.title, exact: true }).waitFor();
  await panel.waitForTimeout(1500);
  await panel.screenshot({ path: '/tmp/look-1.png', fullPage: true });
  await panel.locator('.merged button').last().click();
  await (await clipButton(page, 1)).click();
  await panel.waitForTimeout(1500);
  await panel.locator('.foot button').first().click();
  await panel.locator('.templates summary').click();
  await panel.emulateMedia({ colorScheme: 'dark' });
  await panel.waitForTimeout(300);
  console.log(await accessibilityFaults(panel));
  await panel.screenshot({ path: '/tmp/look-2.png', fullPage: true });
  await panel.locator('#draft-kind').selectOption('message');
  await panel.locator('#draft-topic').selectOption('water');
  await panel.locator('#draft-kato').selectOption('190000000');
  await panel.locator('#draft-danger').check();
  await panel.locator('button[type=submit]').click();
  await panel.locator('.undo').waitFor();
  console.log(await accessibilityFaults(panel));
  await panel.screenshot({ path: '/tmp/look-3.png' });
  await panel.locator('.sent .undo button').nth(1).click();
  await panel.getByRole('heading', { name: ru.item.acceptedTitle }).waitFor();
  console.log(await accessibilityFaults(panel));
  await panel.screenshot({ path: '/tmp/look-4.png' });
  await official.close();
} finally {
  await intake.stop();
}
