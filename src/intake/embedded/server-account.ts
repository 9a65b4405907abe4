import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The system account that PostgreSQL runs as where the intake itself is root. */
export interface ServerAccount {
  readonly uid: number;
  readonly gid: number;
}

const ACCOUNT = 'postgres';

async function findAccount(): Promise<ServerAccount | undefined> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', ACCOUNT]), run('id', ['-g', ACCOUNT])]);
    return { uid: Number.parseInt(uid.stdout, 10), gid: Number.parseInt(gid.stdout, 10) };
  } catch {
    return undefined;
  }
}

/**
 * PostgreSQL refuses to run as root. Where the intake does, the server runs as the system account
 * `postgres`, which is made when it is missing.
 *
 * @returns `undefined` where the intake is an ordinary user and PostgreSQL can run as the same
 * @throws Error with what to do when the account can be neither found nor made
 */
export async function serverAccount(): Promise<ServerAccount | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const existing = await findAccount();
  if (existing) return existing;
  try {
    await run('useradd', ['--system', '--user-group', '--no-create-home', ACCOUNT]);
  } catch (cause) {
    throw new Error(
      'PostgreSQL does not run as root, and the system account "postgres" could not be made. Nothing was changed. ' +
        'Start Dauys as an ordinary user, or make the account (useradd --system postgres), or set DATABASE_URL.',
      { cause },
    );
  }
  const made = await findAccount();
  if (!made) throw new Error('The system account "postgres" was made but cannot be found. Set DATABASE_URL.');
  return made;
}
