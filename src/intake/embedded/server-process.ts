import { spawn, spawnSync } from 'node:child_process';
import { chown, mkdir, readFile, readlink, rename, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Binaries } from './binaries.ts';
import type { ServerAccount } from './server-account.ts';

/** Where one PostgreSQL lives and as whom it runs. */
export interface ServerPlace {
  readonly binaries: Binaries;
  /** The cluster's folder, absolute. */
  readonly cluster: string;
  readonly account: ServerAccount | undefined;
  readonly user: string;
  readonly password: string;
}

/** Runs one of PostgreSQL's programs to its end. */
function runProgram(place: ServerPlace, program: string, args: readonly string[]) {
  return new Promise<{ code: number | null; output: string }>((resolve, reject) => {
    const child = spawn(program, args, {
      ...place.account,
      cwd: '/',
      // Its own process group: Ctrl-C in the terminal reaches the intake alone, which then stops the server.
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
    });
    let output = '';
    const gather = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout.on('data', gather);
    child.stderr.on('data', gather);
    child.on('error', reject);
    // Not `close`: the server that pg_ctl leaves behind would hold the pipes open.
    child.on('exit', (code) => resolve({ code, output }));
  });
}

/** Makes the cluster beside its final place and moves it there whole, so that half a cluster is never used. */
export async function makeCluster(place: ServerPlace): Promise<void> {
  const making = `${place.cluster}.making`;
  const passwordFile = `${making}.password`;
  await rm(making, { recursive: true, force: true });
  await mkdir(making, { mode: 0o700 });
  await writeFile(passwordFile, place.password, { mode: 0o600 });
  try {
    if (place.account) {
      await chown(making, place.account.uid, place.account.gid);
      await chown(passwordFile, place.account.uid, place.account.gid);
    }
    const { code, output } = await runProgram(place, place.binaries.initdb, [
      `--pgdata=${making}`,
      `--username=${place.user}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      // Built in, so that an upgrade of the system's C library never reorders an index.
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
    ]);
    if (code !== 0) throw new Error(`PostgreSQL could not make its data folder.\n${output.trim()}`);
    await rename(making, place.cluster);
  } finally {
    await rm(passwordFile, { force: true });
  }
}

async function freePort(): Promise<number> {
  return await new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

/**
 * Whether the process of this number is surely not a living PostgreSQL, although there is one of this number:
 * after a restart of a machine or a container it can be some other program's, and a killed server that
 * nobody has buried keeps its number. Where there is no /proc to ask, the answer is no.
 */
async function isSomethingElse(pid: number): Promise<boolean> {
  const state = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  if (state === undefined) return false;
  if (/^\d+ \(.*\) Z/s.test(state)) return true;
  const program = await readlink(`/proc/${pid}/exe`).catch(() => undefined);
  return program !== undefined && !program.includes('postgres');
}

/**
 * The port of the server that runs in this folder, whoever started it.
 *
 * @returns `undefined` where none runs
 */
export async function runningPort(place: ServerPlace): Promise<number | undefined> {
  const file = join(place.cluster, 'postmaster.pid');
  const lines = (await readFile(file, 'utf8').catch(() => '')).split('\n');
  const [pid, port] = [Number.parseInt(lines[0] ?? '', 10), Number.parseInt(lines[3] ?? '', 10)];
  if (!Number.isInteger(pid)) return undefined;
  const { code } = await runProgram(place, place.binaries.control, ['status', '-D', place.cluster]);
  if (code !== 0) return undefined;
  if (await isSomethingElse(pid)) {
    await rm(file, { force: true });
    return undefined;
  }
  return Number.isInteger(port) ? port : undefined;
}

/** Milliseconds that the processes of a killed server get to notice it and end; until then no new one may start. */
const ORPHANS = 20_000;

/**
 * Starts the server and waits until it answers.
 *
 * @param port a TCP port on the loopback address; a free one is chosen when it is left out
 * @throws Error with the end of the server's own log
 */
export async function startServer(place: ServerPlace, port?: number): Promise<number> {
  const chosen = port ?? (await freePort());
  const log = join(place.cluster, 'server.log');
  const settings = [
    `-p ${chosen}`,
    '-c listen_addresses=127.0.0.1',
    '-c unix_socket_directories=',
    '-c timezone=UTC',
    // The server's log names no row: what a statement carried is personal data.
    '-c log_min_error_statement=panic',
    '-c log_error_verbosity=terse',
  ].join(' ');
  const command = ['start', '-w', '-t', '60', '-D', place.cluster, '-l', log, '-o', settings];
  const until = Date.now() + ORPHANS;
  for (;;) {
    const { code, output } = await runProgram(place, place.binaries.control, command);
    if (code === 0) return chosen;
    const tail = (await readFile(log, 'utf8').catch(() => '')).trim().split('\n').slice(-8).join('\n');
    if (Date.now() > until || !tail.includes('pre-existing shared memory block')) {
      throw new Error(
        `PostgreSQL did not start in ${place.cluster}; the data there is untouched.\n${output.trim()}\n${tail}`,
      );
    }
    await pause(200);
  }
}

/** Stops the server once its running transactions ended or were rolled back. */
export async function stopServer(place: ServerPlace): Promise<void> {
  await runProgram(place, place.binaries.control, [
    'stop',
    '-m',
    'fast',
    '-w',
    '-t',
    '60',
    '-D',
    place.cluster,
  ]);
}

/** Stops the server at once, before this process ends; it recovers from its log at the next start. */
export function stopServerNow(place: ServerPlace): void {
  spawnSync(place.binaries.control, ['stop', '-m', 'immediate', '-w', '-t', '10', '-D', place.cluster], {
    ...place.account,
    cwd: '/',
    stdio: 'ignore',
  });
}
