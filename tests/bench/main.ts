import { parseArgs } from 'node:util';
import { benchFeed } from './feed.ts';
import { benchIntake } from './intake.ts';
import { benchReceipts } from './receipts.ts';
import { createReport, type Report } from './report.ts';
import { benchWidget } from './widget.ts';

const BENCHES: Readonly<Record<string, (report: Report) => Promise<void>>> = {
  feed: benchFeed,
  intake: benchIntake,
  receipts: benchReceipts,
  widget: benchWidget,
};

const { values, positionals } = parseArgs({
  options: { json: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const unknown = positionals.filter((name) => !(name in BENCHES));
if (unknown.length > 0) {
  console.error(
    `There is no benchmark ${unknown.join(', ')}. There are: ${Object.keys(BENCHES).join(', ')}.`,
  );
  process.exit(2);
}
let failed = false;
for (const [name, bench] of Object.entries(BENCHES)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  try {
    await bench(createReport(name, values.json));
  } catch (error) {
    failed = true;
    console.error(`\n${name}: ${error instanceof Error ? error.message : error}`);
  }
}
process.exit(failed ? 1 : 0);
