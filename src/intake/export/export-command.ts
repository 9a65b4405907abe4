import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { AgencyCodeSchema } from '../../appeal/submission.ts';
import { assertFolderOf, exists, Misused, runCommand, typedPath } from '../backup/at-the-terminal.ts';
import { readEnvironment } from '../configuration.ts';
import { atTheRegister } from '../log-book/at-the-register.ts';
import { prepareDatabase } from '../store/migrate.ts';
import { type ExportedRow, exportedRows } from './exported-rows.ts';
import { sinceOf } from './since.ts';
import { EXPORT_FORMATS, writtenRows } from './written-rows.ts';

const USAGE = `
  npm run export -- [--format csv|ndjson] [--agency CODE] [--since 2026-11-01] [--to FILE]

  Writes the register's records into a file that only its owner can read, without what is sealed: no
  applicant's name, IIN, contact or postal address. --since takes a day in Kazakhstan or a moment.
`;

async function main(args: string[], signal: AbortSignal): Promise<string> {
  const { values } = parseArgs({
    args,
    options: {
      format: { type: 'string' },
      agency: { type: 'string' },
      since: { type: 'string' },
      to: { type: 'string' },
    },
  });
  const format = v.safeParse(v.picklist(EXPORT_FORMATS), values.format ?? 'csv');
  if (!format.success) throw new Misused('--format is csv or ndjson.');
  const agency = v.safeParse(v.optional(AgencyCodeSchema), values.agency);
  if (!agency.success) throw new Misused('--agency is two to six Latin capitals.');
  const since = values.since === undefined ? undefined : sinceOf(values.since);
  if (since === null) throw new Misused('--since is a day, 2026-11-01, or a moment with its offset.');
  const today = new Date().toISOString().slice(0, 10);
  const file = typedPath(values.to ?? `dauys-export-${today}.${format.output}`);
  if (await exists(file)) throw new Error(`${file} is there already. Nothing was written over.`);
  await assertFolderOf(file);

  let written = 0;
  await atTheRegister(readEnvironment(process.env), async ({ url, client }) => {
    await prepareDatabase(url);
    const code = agency.output;
    if (code !== undefined) {
      const { rowCount } = await client.query('select 1 from agencies where code = $1', [code]);
      if (rowCount === 0)
        throw new Error(`There is no agency ${code}. npm run agency -- list shows those there are.`);
    }
    async function* counted(pages: AsyncIterable<readonly ExportedRow[]>) {
      for await (const page of pages) {
        written += page.length;
        if (process.stderr.isTTY) process.stderr.write(`\r${written.toLocaleString('en')} records`);
        yield page;
      }
    }
    const partial = `${file}.partial`;
    const rows = exportedRows(client, { agency: code, since }, signal);
    try {
      await pipeline(
        Readable.from(writtenRows(counted(rows), format.output), { objectMode: true, highWaterMark: 1 }),
        createWriteStream(partial, { mode: 0o600, flush: true }),
        { signal },
      );
      await rename(partial, file);
    } catch (error) {
      await rm(partial, { force: true });
      throw error;
    } finally {
      if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
    }
  });
  return `${written.toLocaleString('en')} ${written === 1 ? 'record was' : 'records were'} written to ${file}`;
}

await runCommand(USAGE, 'Stopped. Nothing was left.', (signal) => main(process.argv.slice(2), signal));
