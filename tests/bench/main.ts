import { parseArgs } from 'node:util';
import { benchFeed } from './feed.ts';
import { benchForm } from './form.ts';
import { benchImport } from './import.ts';
import { benchIntake } from './intake.ts';
import { benchReceipts } from './receipts.ts';
import { benchRegister } from './register.ts';
import { createReport, type Report } from './report.ts';
import { benchWidget } from './widget.ts';

const { values, positionals } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    rows: { type: 'string' },
    data: { type: 'string' },
    only: { type: 'string' },
  },
  allowPositionals: true,
});

/** How many rows `--rows` wishes for. */
function rowsOr(usual: number): number {
  const rows = values.rows === undefined ? usual : Number(values.rows);
  if (Number.isSafeInteger(rows) && rows > 0) return rows;
  console.error('--rows is a number of rows.');
  process.exit(2);
}

const BENCHES: Readonly<Record<string, (report: Report) => Promise<void>>> = {
  feed: benchFeed,
  form: benchForm,
  import: (report) => benchImport(report, rowsOr(50_000)),
  intake: benchIntake,
  receipts: benchReceipts,
  register: (report) =>
    benchRegister(report, { rows: rowsOr(200_000), data: values.data, only: values.only }),
  widget: benchWidget,
};

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
