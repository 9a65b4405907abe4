import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { formatTrackingCode } from '../appeal/tracking-code.ts';
import type { Intake } from './intake.ts';

/** What a start tells the person at the terminal. */
export function greeting(intake: Intake, terminal: boolean): string {
  const bold = (text: string) => (terminal ? `\u001b[1m${text}\u001b[0m` : text);
  const line = (name: string, value: string) => `  ${name.padEnd(20)}${value}`;
  const { publicUrl, url, seeded } = intake;
  const lines = [
    '',
    `  ${bold('Dauys')} is open`,
    '',
    line('Demo page', bold(`${publicUrl}/demo/`)),
    line('Intake', publicUrl),
    ...(publicUrl === url ? [] : [line('Listens on', url)]),
    line('API', `${publicUrl}/docs/`),
    line('Widget', `${publicUrl}/widget/v1/dauys.js`),
  ];
  for (const [browser, folder] of [
    ['Chromium', '.output/chrome-mv3'],
    ['Firefox', '.output/firefox-mv3'],
  ] as const) {
    if (existsSync(folder)) lines.push(line(`For ${browser}`, resolve(folder)));
  }
  if (seeded) {
    const day = seeded.codeExpiresAt.toISOString().slice(0, 10);
    lines.push(
      '',
      line('First agency', `${seeded.agency.code}  ${seeded.agency.name.kk} / ${seeded.agency.name.ru}`),
      line(
        'Enrolment code',
        `${bold(formatTrackingCode(seeded.enrolmentCode))}  (one browser, until ${day})`,
      ),
      '',
      `  The code is shown this once. Another one: npm run enrol -- --agency ${seeded.agency.code}`,
    );
  }
  if (!intake.restricted)
    lines.push('', '  Note: the database user may not make roles; entries are guarded by triggers alone.');
  return `${lines.join('\n')}\n\n  Ctrl-C stops it.\n\n`;
}
