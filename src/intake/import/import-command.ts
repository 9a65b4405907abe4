import { createWriteStream } from 'node:fs';
import { readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import * as v from 'valibot';
import { readCalendarOverrides } from '../../appeal/calendar-overrides.ts';
import { isFieldError } from '../../appeal/field-errors.ts';
import { kazakhstanCalendar } from '../../appeal/kazakhstan-calendar.ts';
import { dayInKazakhstan } from '../../appeal/law-clock.ts';
import { AgencyCodeSchema } from '../../appeal/submission.ts';
import { fieldErrors } from '../../i18n/field-errors/en.ts';
import { openDesk } from '../acceptance.ts';
import { exists, Misused, runCommand, typedPath } from '../backup/at-the-terminal.ts';
import { readEnvironment } from '../configuration.ts';
import { createLaw } from '../law.ts';
import { atTheRegister } from '../log-book/at-the-register.ts';
import { openLogBook } from '../log-book/open-log-book.ts';
import { createAgencies } from '../store/agencies.ts';
import { readKeyFor } from '../store/key.ts';
import { prepareDatabase } from '../store/migrate.ts';
import { type ImportCount, importRows, type RefusedRow } from './import-rows.ts';
import { rowsOfFile } from './rows-of-file.ts';

const USAGE = `
  npm run import -- FILE --agency CODE

  Brings the open matters of another register over, from CSV or NDJSON (docs/import.md tells the columns).
  Every refused row is told in FILE.refused.ndjson. The same command again goes on where it was stopped.
`;

const REASONS: Readonly<Record<string, string>> = {
  malformed: 'This line is no row: its JSON is broken, or it has another number of fields than the head.',
  'changed-since-import': 'It was brought over before and reads otherwise now. What was brought over stays.',
};

const reasonOf = (code: string) => (isFieldError(code) ? fieldErrors[code] : (REASONS[code] ?? code));

async function calendarOf(file: string | undefined) {
  if (file === undefined) return kazakhstanCalendar({});
  return kazakhstanCalendar(readCalendarOverrides(JSON.parse(await readFile(file, 'utf8'))));
}

function bar(bytes: number, size: number, { accepted, known, refused }: ImportCount): string {
  const part = size === 0 ? 1 : Math.min(bytes / size, 1);
  const filled = Math.round(part * 30);
  const drawn = `${'█'.repeat(filled)}${'░'.repeat(30 - filled)}`;
  return `\r${drawn} ${Math.round(part * 100)} %  ${accepted + known} brought over, ${refused} refused`;
}

async function main(args: string[], signal: AbortSignal): Promise<string> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { agency: { type: 'string' } },
  });
  const [typed, ...more] = positionals;
  if (typed === undefined || more.length > 0) throw new Misused('One file is needed.');
  const code = v.safeParse(AgencyCodeSchema, values.agency);
  if (!code.success) throw new Misused('--agency CODE is needed.');
  const file = typedPath(typed);
  if (!/\.(csv|ndjson|jsonl)$/i.test(file)) throw new Misused('The file’s name ends in .csv or .ndjson.');
  if (!(await exists(file))) throw new Error(`There is no file ${file}. Nothing was done.`);
  const env = readEnvironment(process.env);
  const { size } = await stat(file);
  const report = `${file}.refused.ndjson`;
  const law = createLaw(await calendarOf(env.DAUYS_CALENDAR));
  const today = dayInKazakhstan(Temporal.Now.instant()).toString();

  const count = await atTheRegister(env, async ({ url }) => {
    await prepareDatabase(url);
    const rootKey = await readKeyFor(url, env.DAUYS_KEY_FILE ?? join(env.DAUYS_DATA, 'intake.key'));
    const logKeyFile = env.DAUYS_LOG_KEY_FILE ?? join(env.DAUYS_DATA, 'log.key');
    const signer = await openLogBook(url, logKeyFile, env.DAUYS_LOG_ORIGIN);
    const pool = new pg.Pool({ connectionString: url, max: 1, application_name: 'dauys import' });
    pool.on('error', () => undefined);
    const refusals = createWriteStream(report, { mode: 0o600 });
    const desk = openDesk(pool, law, signer);
    try {
      const agency = await createAgencies(pool).find(code.output);
      if (!agency) {
        throw new Error(`There is no agency ${code.output}. npm run agency -- list shows those there are.`);
      }
      return await importRows({
        rows: rowsOfFile(file, signal),
        desk,
        agency,
        rootKey,
        today,
        onRefused: ({ line, pointer, code }: RefusedRow) =>
          refusals.write(`${JSON.stringify({ line, pointer, code, reason: reasonOf(code) })}\n`),
        onProgress: (bytes, so) => {
          if (process.stderr.isTTY) process.stderr.write(bar(bytes, size, so));
        },
        signal,
      });
    } finally {
      if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
      await desk.close();
      await pool.end();
      refusals.end();
      await finished(refusals);
    }
  });
  if (count.refused === 0) await rm(report, { force: true });
  const { accepted, known, refused } = count;
  return [
    `${accepted} brought over, ${known} were there before, ${refused} refused.`,
    ...(refused > 0 ? [`Why, line by line: ${report}`] : []),
  ].join('\n');
}

await runCommand(
  USAGE,
  'Stopped. What was brought over stays; the same command again goes on from there.',
  (signal) => main(process.argv.slice(2), signal),
);
