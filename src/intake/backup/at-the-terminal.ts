import { access } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { failureInWords } from '../failure-in-words.ts';
import { SHORTEST_PASSPHRASE } from './sealed-keys.ts';

/** A command that cannot be understood: it is answered with the usage. */
export class Misused extends Error {}

/** A path as it was typed, from the folder where it was typed: npm runs a script in the project's own. */
export function typedPath(path: string): string {
  return resolve(process.env.INIT_CWD ?? '.', path);
}

export async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** @throws Error where a file cannot be written for want of its folder */
export async function assertFolderOf(file: string): Promise<void> {
  const folder = dirname(file);
  if (!(await exists(folder))) throw new Error(`The folder ${folder} is not there. Nothing was written.`);
}

/**
 * A passphrase from `DAUYS_BACKUP_PASSPHRASE`, or asked for at the terminal without showing it.
 *
 * @param twice asks again and compares, where a slip would lock everybody out
 * @returns `undefined` where there is neither
 * @throws Error where it is too short or the two differ
 */
export async function readPassphrase(twice: boolean, signal: AbortSignal): Promise<string | undefined> {
  const given = process.env.DAUYS_BACKUP_PASSPHRASE;
  if (given === undefined && !process.stdin.isTTY) return undefined;
  const passphrase = given ?? (await ask('Passphrase for the keys: ', signal));
  if (passphrase.length < SHORTEST_PASSPHRASE) {
    throw new Error(
      `A passphrase of at least ${SHORTEST_PASSPHRASE} characters is needed. Nothing was changed.`,
    );
  }
  if (given === undefined && twice && (await ask('Once more: ', signal)) !== passphrase) {
    throw new Error('The two are not the same. Nothing was changed.');
  }
  return passphrase;
}

async function ask(question: string, signal: AbortSignal): Promise<string> {
  const unseen = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: unseen, terminal: true });
  process.stderr.write(question);
  try {
    return await lines.question('', { signal });
  } finally {
    lines.close();
    process.stderr.write('\n');
  }
}

/**
 * Runs a command of the operator's to its end: Ctrl-C stops it and cleans up, a second one at once.
 *
 * @param stopped what a person is told then
 */
export async function runCommand(
  usage: string,
  stopped: string,
  work: (signal: AbortSignal) => Promise<string>,
): Promise<void> {
  const stopping = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(name, () => {
      if (stopping.signal.aborted) process.exit(130);
      stopping.abort();
    });
  }
  try {
    process.stdout.write(`${await work(stopping.signal)}\n`);
  } catch (error) {
    if (stopping.signal.aborted) {
      process.stderr.write(`${stopped}\n`);
      process.exitCode = 130;
      return;
    }
    const misused = error instanceof Misused || (error instanceof TypeError && 'code' in error);
    process.stderr.write(`${failureInWords(error)}\n${misused ? usage : ''}`);
    process.exitCode = misused ? 2 : 1;
  }
}
