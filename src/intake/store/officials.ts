import { createHash, randomBytes } from 'node:crypto';
import type pg from 'pg';
import * as v from 'valibot';
import {
  OFFICIAL_ROLES,
  type Official,
  type OfficialKey,
  OfficialKeySchema,
  type OfficialRole,
} from '../../appeal/official.ts';
import { trackingCodeFrom } from '../../appeal/tracking-code.ts';
import type { RootKey } from '../root-key.ts';

const DAY = 24 * 60 * 60 * 1000;

/** How many days an enrolment code can be used. */
export const ENROLMENT_DAYS = 7;

/**
 * Makes a one-time enrolment code: sixteen digits that can be read out over a phone, the last one a check
 * digit. Only a keyed hash of it is kept.
 *
 * @param roles what whoever enrols with it may do; everything unless told, as the first of an agency may
 */
export async function makeEnrolmentCode(
  pool: pg.Pool | pg.Client,
  rootKey: RootKey,
  agency: string,
  days = ENROLMENT_DAYS,
  roles: readonly OfficialRole[] = OFFICIAL_ROLES,
): Promise<{ digits: string; expiresAt: Date }> {
  const digits = trackingCodeFrom(randomBytes(16));
  const expiresAt = new Date(Date.now() + days * DAY);
  await pool.query('insert into enrolment_codes (hash, agency, expires_at, roles) values ($1, $2, $3, $4)', [
    rootKey.enrolmentHash(digits),
    agency,
    expiresAt,
    roles,
  ]);
  return { digits, expiresAt };
}

/** Who a token stands for. */
export interface SignedInOfficial {
  readonly official: Official;
  readonly roles: OfficialRole[];
  readonly agency: string;
  readonly expiresAt: Date;
}

export type Enrolled =
  | (SignedInOfficial & { readonly ok: true; readonly token: string })
  | { readonly ok: false; readonly reason: 'wrong' | 'expired' | 'used' };

function hashOfToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/**
 * Trades an enrolment code for a token of 256 random bits, shown this once and kept as its SHA-256. It is bound to
 * the key that came with the code, and opens nothing without it.
 *
 * @param days for how many days the token stands
 */
export async function enrol(
  pool: pg.Pool,
  rootKey: RootKey,
  wish: { readonly digits: string; readonly name: string; readonly publicKey: OfficialKey },
  days: number,
): Promise<Enrolled> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const { rows } = await client.query<{
      agency: string;
      roles: OfficialRole[];
      used: boolean;
      expired: boolean;
    }>(
      `select agency, roles, used_at is not null as used, expires_at <= now() as expired
       from enrolment_codes where hash = $1 for update`,
      [rootKey.enrolmentHash(wish.digits)],
    );
    const [code] = rows;
    if (!code || code.used || code.expired) {
      await client.query('rollback');
      return { ok: false, reason: !code ? 'wrong' : code.used ? 'used' : 'expired' };
    }
    const made = await client.query<{ id: string }>(
      'insert into officials (agency, name, public_key, roles) values ($1, $2, $3, $4) returning id',
      [code.agency, wish.name, JSON.stringify(wish.publicKey), code.roles],
    );
    const id = made.rows[0]?.id ?? '';
    const token = randomBytes(32).toString('base64url');
    const expiresAt = new Date(Date.now() + days * DAY);
    await client.query('insert into tokens (hash, official, expires_at) values ($1, $2, $3)', [
      hashOfToken(token),
      id,
      expiresAt,
    ]);
    await client.query('update enrolment_codes set used_at = now(), official = $2 where hash = $1', [
      rootKey.enrolmentHash(wish.digits),
      id,
    ]);
    await client.query('commit');
    const { agency, roles } = code;
    return { ok: true, token, official: { id, name: wish.name }, roles, agency, expiresAt };
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}

/** The public half of the key that an official enrolled; `null` where they enrolled none. */
export async function readOfficialKey(pool: pg.Pool, official: string): Promise<OfficialKey | null> {
  const { rows } = await pool.query<{ key: unknown }>({
    name: 'official-key',
    text: 'select public_key as key from officials where id = $1',
    values: [official],
  });
  const key = v.safeParse(OfficialKeySchema, rows[0]?.key);
  return key.success ? key.output : null;
}

export type TokenReading =
  | (SignedInOfficial & { readonly ok: true; readonly key: OfficialKey })
  | { readonly ok: false; readonly reason: 'unknown' | 'expired' | 'revoked' };

/** Finds whom a token stands for, and the key that its holder must prove to have. */
export async function readToken(pool: pg.Pool, token: string): Promise<TokenReading> {
  const { rows } = await pool.query<{
    id: string;
    name: string;
    roles: OfficialRole[];
    key: OfficialKey | null;
    agency: string;
    expires_at: Date;
    expired: boolean;
    revoked: boolean;
  }>({
    name: 'read-token',
    text: `select o.id, o.name, o.roles, o.public_key as key, o.agency, t.expires_at, t.expires_at <= now() as expired, t.revoked_at is not null as revoked
           from tokens t join officials o on o.id = t.official where t.hash = $1`,
    values: [hashOfToken(token)],
  });
  const [row] = rows;
  if (!row) return { ok: false, reason: 'unknown' };
  // Whoever enrolled before tokens were bound to keys has none, and enrols again.
  if (row.revoked || !row.key) return { ok: false, reason: 'revoked' };
  if (row.expired) return { ok: false, reason: 'expired' };
  return {
    ok: true,
    key: row.key,
    official: { id: row.id, name: row.name },
    roles: row.roles,
    agency: row.agency,
    expiresAt: row.expires_at,
  };
}

/** Ends one token. */
export async function revokeToken(pool: pg.Pool, token: string): Promise<void> {
  await pool.query('update tokens set revoked_at = now() where hash = $1 and revoked_at is null', [
    hashOfToken(token),
  ]);
}

/** Ends every token of an official; @returns how many still stood */
export async function revokeOfficial(pool: pg.Pool | pg.Client, id: string): Promise<number> {
  const { rowCount } = await pool.query(
    'update tokens set revoked_at = now() where official = $1 and revoked_at is null',
    [id],
  );
  return rowCount ?? 0;
}

/** An official as the operator's list shows them. */
export interface ListedOfficial {
  readonly id: string;
  readonly agency: string;
  readonly name: string;
  readonly roles: OfficialRole[];
  readonly enrolledAt: Date;
  /** Until when the longest token stands; `null` where none does. */
  readonly standsUntil: Date | null;
}

export async function listOfficials(pool: pg.Pool | pg.Client): Promise<ListedOfficial[]> {
  const { rows } = await pool.query<ListedOfficial>(
    `select o.id, o.agency, o.name, o.roles, o.enrolled_at as "enrolledAt",
       max(t.expires_at) filter (where t.revoked_at is null and t.expires_at > now()) as "standsUntil"
     from officials o left join tokens t on t.official = o.id
     group by o.id order by o.agency, o.name, o.id`,
  );
  return rows;
}
