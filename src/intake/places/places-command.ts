import { parseArgs } from 'node:util';
import pg from 'pg';
import { exists, Misused, runCommand, typedPath } from '../backup/at-the-terminal.ts';
import { readEnvironment } from '../configuration.ts';
import { atTheRegister } from '../log-book/at-the-register.ts';
import { prepareDatabase } from '../store/migrate.ts';
import { type ImportedPlaces, importPlaces } from './import-places.ts';

const USAGE = `
  npm run places -- import FILE

  Brings the classifier of places (КАТО) over, as stat.gov.kz publishes it: a workbook (.xlsx) or CSV with the
  columns te, ab, cd, ef, hij, k, name_kaz, name_rus, nn. The same file again changes nothing.
`;

/** Refused lines that are named; of more, how many there are. */
const NAMED = 10;

function told({ changed, same, removed, refused }: ImportedPlaces): string {
  const more = refused.length - NAMED;
  return [
    `${changed} places are new or read otherwise now, ${same} stood there so already, ${removed} were taken out.`,
    ...refused.slice(0, NAMED).map(({ line, why }) => `Line ${line} is no place: ${why}.`),
    ...(more > 0 ? [`And ${more} more lines are none.`] : []),
  ].join('\n');
}

async function main(args: string[]): Promise<string> {
  const [verb, typed, ...more] = parseArgs({ args, allowPositionals: true }).positionals;
  if (verb !== 'import' || typed === undefined || more.length > 0) throw new Misused('One file is needed.');
  const file = typedPath(typed);
  if (!/\.(xlsx|csv)$/i.test(file)) throw new Misused('The file’s name ends in .xlsx or .csv.');
  if (!(await exists(file))) throw new Error(`There is no file ${file}. Nothing was changed.`);
  return atTheRegister(readEnvironment(process.env), async ({ url }) => {
    await prepareDatabase(url);
    const pool = new pg.Pool({ connectionString: url, max: 1, application_name: 'dauys places' });
    pool.on('error', () => undefined);
    try {
      return told(await importPlaces(pool, file));
    } finally {
      await pool.end();
    }
  });
}

await runCommand(USAGE, 'Stopped. Nothing was changed.', () => main(process.argv.slice(2)));
