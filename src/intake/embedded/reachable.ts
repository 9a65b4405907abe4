import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { ServerAccount } from './server-account.ts';

/**
 * The first folder on the way to `path` that an account may not pass through.
 *
 * @param path an absolute path; parts of it that do not exist yet are passed over
 * @returns `undefined` where the whole way is open
 */
export async function blockedFolder(path: string, account: ServerAccount): Promise<string | undefined> {
  const way: string[] = [];
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    way.unshift(folder);
    if (folder === dirname(folder)) break;
  }
  for (const folder of way) {
    const found = await stat(folder).catch(() => undefined);
    if (!found) return undefined;
    const bit = found.uid === account.uid ? 0o100 : found.gid === account.gid ? 0o010 : 0o001;
    if ((found.mode & bit) === 0) return folder;
  }
  return undefined;
}

/** @throws Error that names the closed folder and the three ways on */
export async function assertReachable(
  path: string,
  what: 'data' | 'programs',
  account: ServerAccount,
): Promise<void> {
  const folder = await blockedFolder(path, account);
  if (folder === undefined) return;
  const mend =
    what === 'data'
      ? 'choose another data folder (DAUYS_DATA=/var/lib/dauys)'
      : 'move this checkout to a folder that every account may pass through (such as /opt/dauys)';
  throw new Error(
    `As root, Dauys runs its PostgreSQL as the account "postgres", and that account may not pass through ${folder} ` +
      `to the ${what === 'data' ? 'data' : 'server programs'} in ${path}. Nothing was changed. ` +
      `Either ${mend}, or open the folder (chmod o+x ${folder}), or start Dauys as an ordinary user, or set DATABASE_URL.`,
  );
}
