import { parseArgs } from 'node:util';
import { type Environment, readEnvironment } from '../configuration.ts';
import { openHomeDatabase } from '../embedded/home-database.ts';
import { evidencePlace, openEvidenceStore } from '../evidence-store/store-place.ts';
import { createLog } from '../log.ts';
import { Misused, readPassphrase, runCommand, typedPath } from './at-the-terminal.ts';
import { type CheckedBackup, checkBackup, rootKeyOf, shortPrint } from './check-backup.ts';
import { type KeyPlace, keyPlaces, lackedKeys, placeKeys, readKeyFiles } from './key-files.ts';
import { createProgress, readableBytes } from './progress.ts';
import { restoreBackup } from './restore-backup.ts';

const USAGE = `
  npm run restore -- FILE [--check]

  Restores a backup into an empty machine: an empty data folder (DAUYS_DATA) or an empty database (DATABASE_URL).
  The whole file is checked before anything is written; --check does only that.
`;

async function withDatabase(env: Environment, work: (url: string) => Promise<void>): Promise<void> {
  if (env.DATABASE_URL !== undefined) return work(env.DATABASE_URL);
  const home = await openHomeDatabase(env.DAUYS_DATA, createLog('silent'));
  try {
    await work(home.url);
  } finally {
    await home.close();
  }
}

async function keysStillNeeded({ about }: CheckedBackup, places: readonly KeyPlace[]): Promise<string[]> {
  const lacked = lackedKeys(about, await readKeyFiles(places));
  return lacked
    .filter(({ name }) => name !== 'intake.key')
    .map(({ name, digest }) => {
      const path = places.find((place) => place.name === name)?.path ?? name;
      return `  Still needed before the first start: ${name} at ${path} (SHA-256 ${shortPrint(digest)}…)`;
    });
}

async function restore(args: string[], signal: AbortSignal): Promise<string> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { check: { type: 'boolean' } },
  });
  const [typed, ...more] = positionals;
  if (typed === undefined || more.length > 0) throw new Misused('One file is needed.');
  const file = typedPath(typed);
  const env = readEnvironment(process.env);
  const places = keyPlaces(env);
  const here = await readKeyFiles(places);
  const rootKeyFile = here.find(({ name }) => name === 'intake.key');

  const progress = createProgress(process.stderr);
  const began = performance.now();
  try {
    const backup = await checkBackup(
      file,
      {
        rootKey: rootKeyFile && rootKeyOf(rootKeyFile.bytes),
        keyFile: places[0]?.path ?? 'intake.key',
        lacks: (about) => lackedKeys(about, here).length > 0,
        passphrase: () => readPassphrase(false, signal),
      },
      signal,
      (part, bytes) => progress.show('checking', part, bytes),
    );
    const { madeAt } = backup.about;
    const { rows, evidence, bytes } = backup.manifest;
    const count = Object.values(rows).reduce((sum, one) => sum + one, 0);
    const what = `${count} rows and ${evidence.files} files of appeals, ${readableBytes(bytes)}`;
    if (values.check)
      return `The backup of ${madeAt} is whole and unchanged, and its root key is here: ${what}.`;

    let made: string[] = [];
    await withDatabase(env, (databaseUrl) =>
      restoreBackup({
        file,
        backup,
        databaseUrl,
        store: openEvidenceStore(evidencePlace(env)),
        async beforeCommit() {
          made = await placeKeys(backup.keyFiles ?? [], places);
        },
        signal,
        onProgress: progress.show,
      }),
    );
    const seconds = (performance.now() - began) / 1000;
    return [
      `Restored the backup of ${madeAt}: ${what}`,
      `  ${seconds.toFixed(1)} s, at most ${readableBytes(process.resourceUsage().maxRSS * 1024)} of memory`,
      ...made.map((path) => `  The key went to ${path}`),
      ...(await keysStillNeeded(backup, places)),
      ...evidence.missing.map(
        ({ agency, digest }) => `  The backup itself lacked a file of ${agency}: ${digest}`,
      ),
      '  Start the intake as always: npm start',
    ].join('\n');
  } finally {
    progress.end();
  }
}

await runCommand(USAGE, 'Stopped. Nothing was restored; the database is as empty as before.', (signal) =>
  restore(process.argv.slice(2), signal),
);
