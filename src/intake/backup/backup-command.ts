import { parseArgs } from 'node:util';
import pg from 'pg';
import { type Environment, readEnvironment } from '../configuration.ts';
import { runningEmbeddedPostgres } from '../embedded/embedded-postgres.ts';
import { openHomeDatabase } from '../embedded/home-database.ts';
import { evidencePlace, openEvidenceStore } from '../evidence-store/store-place.ts';
import { createLog } from '../log.ts';
import { assertFolderOf, exists, Misused, readPassphrase, runCommand, typedPath } from './at-the-terminal.ts';
import { rootKeyOf, shortPrint } from './check-backup.ts';
import { type KeyPlace, keyPlaces, readKeyFiles } from './key-files.ts';
import { createProgress, readableBytes } from './progress.ts';
import { type MadeBackup, writeBackup } from './write-backup.ts';

const USAGE = `
  npm run backup -- FILE [--with-keys]

  One file with everything: tables, files of appeals, what proves them. The intake goes on meanwhile.
  --with-keys puts the key files in as well, sealed under a passphrase (asked, or DAUYS_BACKUP_PASSPHRASE).
`;

/** The database of a running intake, or the one in the data folder, opened for the moment. */
async function atTheDatabase<T>(env: Environment, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const running = env.DATABASE_URL ?? (await runningEmbeddedPostgres(env.DAUYS_DATA));
  if (running === undefined && !(await exists(`${env.DAUYS_DATA}/postgres/PG_VERSION`))) {
    throw new Error(
      `There is no database in ${env.DAUYS_DATA}. No backup was made. Name its folder in DAUYS_DATA, or set DATABASE_URL.`,
    );
  }
  const home =
    running === undefined ? await openHomeDatabase(env.DAUYS_DATA, createLog('silent')) : undefined;
  const client = new pg.Client({ connectionString: running ?? home?.url, application_name: 'dauys backup' });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end();
    await home?.close();
  }
}

function told(
  file: string,
  made: MadeBackup,
  seconds: number,
  print: string,
  places: readonly KeyPlace[],
): string {
  const { manifest, size, tables } = made;
  const rows = Object.values(manifest.rows).reduce((sum, count) => sum + count, 0);
  const memory = process.resourceUsage().maxRSS * 1024;
  const lines = [
    `Backup: ${file}`,
    `  ${rows} rows of ${tables} tables and ${manifest.evidence.files} files of appeals, ${readableBytes(manifest.bytes)} in ${readableBytes(size)}`,
    `  ${seconds.toFixed(1)} s, ${readableBytes(manifest.bytes / seconds)}/s, at most ${readableBytes(memory)} of memory`,
    ...places.map(
      ({ name, path }) => `  Not in it: ${name}. Keep ${path} apart from this file; a restore needs it.`,
    ),
    `  Root key: ${shortPrint(print)}…`,
  ];
  for (const { agency, digest } of manifest.evidence.missing) {
    process.stderr.write(
      `Warning: a file of ${agency} is missing or damaged in the store and not in the backup: ${digest}\n`,
    );
  }
  return lines.join('\n');
}

async function backup(args: string[], signal: AbortSignal): Promise<string> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { 'with-keys': { type: 'boolean' } },
  });
  const [typed, ...more] = positionals;
  if (typed === undefined || more.length > 0) throw new Misused('One file is needed.');
  const file = typedPath(typed);
  if (await exists(file))
    throw new Error(`${file} is there already and was left as it is. Name another file.`);
  await assertFolderOf(file);
  if (await exists(`${file}.partial`)) {
    throw new Error(
      `${file}.partial is there: another backup is being made, or one was killed. Remove it in that case.`,
    );
  }

  const env = readEnvironment(process.env);
  const places = keyPlaces(env);
  const keyFiles = await readKeyFiles(places);
  const rootKeyFile = keyFiles.find(({ name }) => name === 'intake.key');
  if (!rootKeyFile) {
    throw new Error(
      `The root key ${places[0]?.path} is not there, and a backup is sealed with it. No backup was made.`,
    );
  }
  const rootKey = rootKeyOf(rootKeyFile.bytes);
  const withKeys = values['with-keys'] === true;
  const passphrase = withKeys ? await readPassphrase(true, signal) : undefined;
  if (withKeys && passphrase === undefined) {
    throw new Error('--with-keys needs a passphrase: run it at a terminal, or set DAUYS_BACKUP_PASSPHRASE.');
  }

  const progress = createProgress(process.stderr);
  const began = performance.now();
  const made = await atTheDatabase(env, (client) =>
    writeBackup({
      client,
      store: openEvidenceStore(evidencePlace(env)),
      rootKey,
      keyFiles,
      passphrase,
      file,
      now: new Date(),
      signal,
      onProgress: progress.show,
    }),
  ).finally(progress.end);
  const outside = withKeys ? [] : places.filter(({ name }) => keyFiles.some((known) => known.name === name));
  return told(file, made, (performance.now() - began) / 1000, rootKey.fingerprint, outside);
}

await runCommand(USAGE, 'Stopped. No backup was made, and nothing of it was left.', (signal) =>
  backup(process.argv.slice(2), signal),
);
