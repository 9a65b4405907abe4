import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { runningEmbeddedPostgres } from '../../src/intake/embedded/embedded-postgres.ts';
import { MACHINE } from '../../src/intake/fixtures/machine.ts';
import { ROOT } from '../house/source-files.ts';

/** A real intake: its own process on its own PostgreSQL, in a temporary folder. */
export interface IntakeStage {
  /** Without a slash at the end; the same after a restart. */
  readonly url: string;
  /** The agency that the first start made. */
  readonly agency: 'TLD';
  /** The one-time code that the first start printed. */
  readonly enrolmentCode: string;
  readonly dataFolder: string;
  /** Another one-time code, from the command line as an administrator gets it. */
  newEnrolmentCode(): Promise<string>;
  /** Brings the classifier of places over, as the operator does. */
  importPlaces(file: string): Promise<void>;
  /** Runs one of the operator's commands on the same data, such as `src/intake/commands.ts`, and gives what it printed. */
  command(file: string, ...args: string[]): Promise<string>;
  /** How many appeals and signals the register holds. */
  countAppeals(): Promise<number>;
  /** Lets the validity of every enrolment code end, as seven days would. */
  expireEnrolmentCodes(): Promise<void>;
  /** Holds it as a hung machine does: connections stand, nothing is answered. */
  freeze(): void;
  thaw(): void;
  /**
   * SIGKILL: as when the power goes, for the intake; its PostgreSQL stays for the next start to take over.
   * It also takes an intake that is just being started again, whose `restart` then fails.
   */
  kill(): Promise<void>;
  /** Starts it again on the same data and the same port. */
  restart(): Promise<void>;
  /** Stops it as Ctrl-C does and removes the folder. */
  stop(): Promise<void>;
}

interface Running {
  readonly process: ChildProcess;
  /** Everything it printed so far. */
  printed(): string;
}

const READY = 60_000;

function start(env: Record<string, string>, spawned: (child: ChildProcess) => void): Promise<Running> {
  const child = spawn(process.execPath, ['src/intake/main.ts'], {
    cwd: ROOT,
    env: { ...MACHINE, HOST: '127.0.0.1', LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  spawned(child);
  let printed = '';
  return new Promise((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`The intake ${why}.\n${printed}`));
    const timer = setTimeout(() => fail(`was not open after ${READY / 1000} seconds`), READY);
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        printed += text;
        if (!printed.includes('Ctrl-C')) return;
        clearTimeout(timer);
        resolve({ process: child, printed: () => printed });
      });
    }
    child.once('exit', (code) => {
      clearTimeout(timer);
      fail(`ended with code ${code}`);
    });
  });
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => child.once('exit', () => resolve()));
}

function printedAfter(name: string, printed: string): string {
  const found = new RegExp(`^ *${name} {2,}(.+?)(?: {2,}.*)?$`, 'm').exec(printed)?.[1];
  if (!found) throw new Error(`The intake printed no line for ${name}:\n${printed}`);
  return found.trim();
}

/** For crowds that file without a form: no proof of work is asked for, and no network is held back. */
export const UNHINDERED = { DAUYS_PROOF: 'off', DAUYS_FILING_LIMIT: '0' } as const;

/**
 * Starts an intake on a new folder.
 *
 * @param settings further environment variables, such as `DAUYS_AGENCY_ORIGINS`
 * @param keptFolder a folder that is taken as it is and stays, instead of a new one
 */
export async function startIntakeStage(
  settings: Record<string, string> = {},
  keptFolder?: string,
): Promise<IntakeStage> {
  const dataFolder = keptFolder ?? (await mkdtemp(join(tmpdir(), 'dauys-intake-')));
  // PostgreSQL runs as another user when this is root's shell.
  if (keptFolder === undefined) await chmod(dataFolder, 0o755);
  const env = { ...settings, DAUYS_DATA: dataFolder };
  let latest: ChildProcess | undefined;
  const spawned = (child: ChildProcess) => {
    latest = child;
  };
  // A test run that is stopped must not leave a server behind.
  const leave = () => {
    latest?.kill('SIGKILL');
    stopLeftPostgres(dataFolder);
  };
  process.once('exit', leave);
  let running = await start({ ...env, PORT: '0' }, spawned);
  const url = printedAfter('Intake', running.printed());
  const port = new URL(url).port;

  async function ask(sql: string): Promise<Record<string, unknown>[]> {
    const client = new pg.Client({ connectionString: await runningEmbeddedPostgres(dataFolder) });
    await client.connect();
    const { rows } = await client.query(sql);
    await client.end();
    return rows;
  }

  async function command(file: string, ...args: string[]): Promise<string> {
    const settings = { cwd: ROOT, env: { ...MACHINE, ...env } };
    return (await promisify(execFile)(process.execPath, [file, ...args], settings)).stdout;
  }

  async function newEnrolmentCode(): Promise<string> {
    const stdout = await command('src/intake/commands.ts', 'enrol', '--agency', 'TLD');
    const code = /\d{4}(?: \d{4}){3}/.exec(stdout)?.[0];
    if (!code) throw new Error(`No code was printed:\n${stdout}`);
    return code;
  }

  const isFirstStart = running.printed().includes('Enrolment code');
  return {
    url,
    agency: 'TLD',
    enrolmentCode: isFirstStart
      ? printedAfter('Enrolment code', running.printed())
      : await newEnrolmentCode(),
    dataFolder,
    newEnrolmentCode,
    command,
    async importPlaces(file) {
      await command('src/intake/places/places-command.ts', 'import', file);
    },
    async countAppeals() {
      return Number((await ask('select count(*) as count from appeals'))[0]?.count);
    },
    async expireEnrolmentCodes() {
      await ask("update enrolment_codes set expires_at = now() - interval '1 minute'");
    },
    freeze: () => void running.process.kill('SIGSTOP'),
    thaw: () => void running.process.kill('SIGCONT'),
    async kill() {
      const { process } = running;
      for (const child of new Set([process, latest ?? process])) {
        child.kill('SIGKILL');
        await ended(child);
      }
    },
    async restart() {
      await ended(running.process);
      running = await start({ ...env, PORT: port }, spawned);
    },
    async stop() {
      running.process.kill('SIGTERM');
      await ended(running.process);
      process.off('exit', leave);
      if (stopLeftPostgres(dataFolder)) await untilGone(pidFile(dataFolder));
      if (keptFolder !== undefined) return;
      await rm(dataFolder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function pidFile(dataFolder: string): string {
  return join(dataFolder, 'postgres/postmaster.pid');
}

/**
 * After a kill that no restart followed, PostgreSQL still runs; its own pid file says which process it is.
 *
 * @returns whether there was one to be told
 */
function stopLeftPostgres(dataFolder: string): boolean {
  try {
    const pid = Number(readFileSync(pidFile(dataFolder), 'utf8').split('\n')[0]);
    return process.kill(pid, 'SIGINT');
  } catch {
    return false;
  }
}

async function untilGone(file: string): Promise<void> {
  for (let waited = 0; waited < 100 && existsSync(file); waited += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
