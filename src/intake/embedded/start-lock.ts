import { open, readFile, rm, stat } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Milliseconds after which a lock that names nobody was left by a process that died while writing it. */
const UNWRITTEN = 5_000;

async function isLeft(file: string, holder: number): Promise<boolean> {
  if (Number.isInteger(holder)) return holder !== process.pid && !isAlive(holder);
  const found = await stat(file).catch(() => undefined);
  return found !== undefined && Date.now() - found.mtimeMs > UNWRITTEN;
}

/**
 * Runs `work` while holding a lock file, so that two intakes that start at the same moment do not both make
 * or start the same server. A lock whose process is gone is taken over.
 *
 * @throws Error when another living process still holds it after a minute
 */
export async function withStartLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  const until = Date.now() + 60_000;
  for (;;) {
    try {
      const handle = await open(file, 'wx', 0o600);
      await handle.writeFile(String(process.pid));
      await handle.close();
      break;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
    const holder = Number.parseInt(await readFile(file, 'utf8').catch(() => ''), 10);
    if (await isLeft(file, holder)) {
      await rm(file, { force: true });
      continue;
    }
    if (Date.now() > until) {
      throw new Error(
        `Process ${holder} has been starting the database for a minute and still is. Nothing was changed. ` +
          `Wait for it, or stop it; if it is not Dauys, remove ${file}.`,
      );
    }
    await pause(100);
  }
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}
