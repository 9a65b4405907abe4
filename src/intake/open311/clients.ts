import { createHash, randomBytes } from 'node:crypto';
import type pg from 'pg';

/** Whom a key was given to. */
export interface Open311Client {
  readonly id: string;
  readonly agency: string;
  readonly name: string;
}

/** A client as the operator's list shows it. */
export interface ListedClient extends Open311Client {
  readonly madeAt: Date;
  readonly endedAt: Date | null;
}

function hashOf(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}

/**
 * Makes a key of 256 random bits, shown this once and kept as its SHA-256.
 *
 * @returns `undefined` where there is no such agency
 */
export async function addClient(
  client: pg.ClientBase | pg.Pool,
  wish: { readonly agency: string; readonly name: string },
): Promise<string | undefined> {
  const key = randomBytes(32).toString('base64url');
  const { rowCount } = await client.query(
    `insert into open311_clients (agency, name, key_hash)
     select code, $2, $3 from agencies where code = $1`,
    [wish.agency, wish.name, hashOf(key)],
  );
  return rowCount === 1 ? key : undefined;
}

/** Who holds a key that stands. */
export async function clientOf(pool: pg.Pool, key: string): Promise<Open311Client | undefined> {
  const { rows } = await pool.query<Open311Client>({
    name: 'open311-client',
    text: 'select id, agency, name from open311_clients where key_hash = $1 and ended_at is null',
    values: [hashOf(key)],
  });
  return rows[0];
}

export async function listClients(client: pg.ClientBase): Promise<ListedClient[]> {
  const { rows } = await client.query<ListedClient>(
    `select id, agency, name, made_at as "madeAt", ended_at as "endedAt" from open311_clients
     order by agency, name, made_at`,
  );
  return rows;
}

/** Ends a key; a running intake refuses it at once. @returns whether one stood */
export async function endClient(client: pg.ClientBase, id: string): Promise<boolean> {
  const { rowCount } = await client.query(
    'update open311_clients set ended_at = now() where id = $1 and ended_at is null',
    [id],
  );
  return rowCount === 1;
}
