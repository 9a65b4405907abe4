import { browser } from '@wxt-dev/browser';
import * as v from 'valibot';

/** The script that scrambles a page; see `entrypoints/page-report.ts`. */
const SCRAMBLER = '/page-report.js';

const KEY = 'page-report';

const ReportSchema = v.strictObject({
  platform: v.pipe(v.string(), v.maxLength(40)),
  address: v.pipe(v.string(), v.maxLength(4000)),
  html: v.pipe(v.string(), v.maxLength(5_000_000)),
  partial: v.boolean(),
});

export type KeptReport = v.InferOutput<typeof ReportSchema>;

/**
 * Scrambles a page in its own process and keeps it for the panel, until the browser closes. It goes nowhere: the
 * official saves it as a file and sends that themselves.
 *
 * @returns whether there is something to show
 */
export async function reportPage(tabId: number): Promise<boolean> {
  const [injected] = await browser.scripting.executeScript<[], unknown>({
    target: { tabId },
    files: [SCRAMBLER],
  });
  const report = v.safeParse(ReportSchema, injected?.result);
  if (!report.success) return false;
  await browser.storage.session.set({ [KEY]: report.output });
  return true;
}

/** The page that was reported last; `null` where there is none any more. */
export async function lastReport(): Promise<KeptReport | null> {
  const kept = await browser.storage.session.get(KEY);
  const report = v.safeParse(ReportSchema, kept[KEY]);
  return report.success ? report.output : null;
}

export async function forgetReport(): Promise<void> {
  await browser.storage.session.remove(KEY);
}
