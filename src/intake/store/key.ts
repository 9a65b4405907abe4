import pg from 'pg';
import { type RootKey, readRootKey } from '../root-key.ts';

/**
 * Reads the root key of a database. A database that has none yet takes the one in the file, which is made
 * when it is missing.
 *
 * @param databaseUrl as its owner, after the migrations
 * @throws Error where the key is missing or is not the one that sealed what is here
 */
export async function readKeyFor(databaseUrl: string, keyFile: string): Promise<RootKey> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    // Locked, so that of two intakes that start at once with two new keys one is refused.
    await client.query('begin');
    const { rows } = await client.query<{ print: string | null }>(
      'select key_fingerprint as print from register for update',
    );
    const kept = rows[0]?.print ?? null;
    const key = await readRootKey(keyFile, kept === null);
    if (kept === null) {
      await client.query('update register set key_fingerprint = $1', [key.fingerprint]);
      await client.query('commit');
    } else if (kept !== key.fingerprint) {
      throw new Error(
        `The key in ${keyFile} is not the one that seals this database. Nothing was changed. ` +
          'Put back the key file that belongs to it, or name it in DAUYS_KEY_FILE.',
      );
    }
    return key;
  } finally {
    await client.end();
  }
}
