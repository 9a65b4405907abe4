import * as v from 'valibot';
import type { Agency } from '../appeal/appeal.ts';
import { type Official, type OfficialKey, OfficialKeySchema } from '../appeal/official.ts';
import type { DeviceStore } from './device-store.ts';

/** Who this browser is for the intake. */
export interface Identity {
  /** The intake's address, as `readIntakeAddress` gives it. */
  readonly intake: string;
  readonly token: string;
  readonly expiresAt: string;
  readonly official: Official;
  readonly agency: Agency;
  /** The private half cannot be exported: it signs here or nowhere. */
  readonly keys: CryptoKeyPair;
}

const ME = 'me';

/** The enrolment of this browser; `null` while there is none. */
export async function readIdentity(store: DeviceStore): Promise<Identity | null> {
  const db = await store.database();
  return (await db.get('identity', ME)) ?? null;
}

/** Keeps an enrolment in the place of any other; on the disk when the promise resolves. */
export async function keepIdentity(store: DeviceStore, identity: Identity): Promise<void> {
  const db = await store.database();
  const transaction = db.transaction('identity', 'readwrite', { durability: 'strict' });
  await Promise.all([transaction.store.put(identity, ME), transaction.done]);
  store.tell('identity');
}

/** Forgets the token and the key. */
export async function forgetIdentity(store: DeviceStore): Promise<void> {
  const db = await store.database();
  const transaction = db.transaction('identity', 'readwrite', { durability: 'strict' });
  await Promise.all([transaction.store.delete(ME), transaction.done]);
  store.tell('identity');
}

/** Whether the token is past its day by this device's clock; the intake's clock decides. */
export function isExpired(identity: Pick<Identity, 'expiresAt'>, now: number): boolean {
  return Date.parse(identity.expiresAt) <= now;
}

/** A new key of the official on this device: ECDSA on P-256, not exportable. */
export function makeKeys(): Promise<CryptoKeyPair> {
  return crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']);
}

/** The public half as the intake takes it (RFC 7517). */
export async function publicKeyOf(keys: CryptoKeyPair): Promise<OfficialKey> {
  return v.parse(OfficialKeySchema, await crypto.subtle.exportKey('jwk', keys.publicKey));
}
