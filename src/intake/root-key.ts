import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { trackingCodeFrom } from '../appeal/tracking-code.ts';
import { writeNewSecret } from './durable-files.ts';

/**
 * The intake's one long-lived secret. Everything else that must be secret and repeatable is derived from it
 * (HKDF, RFC 5869), each for one purpose.
 */
export interface RootKey {
  /** Names the key without telling it; kept in the database. */
  readonly fingerprint: string;
  /** The key that wraps the appeals' own keys of one agency. */
  agencyKey(agency: string): Buffer;
  /** The sixteen digits that open an appeal to whoever filed it: the same at every asking. */
  trackingCode(appealId: string): string;
  /** The six digits by which the author of a claimed post proves the account: the same at every asking. */
  accountCode(appealId: string): string;
  /** Marks a person for one agency: the same for the same words, and nobody without this key can try any. */
  personMark(agency: string, words: string): Buffer;
  /** What challenges and their solutions are signed with. */
  proofSecret(of: 'challenge' | 'solution'): string;
  /** What the matter that began with an appeal is called before the public. It tells nothing of the appeal. */
  matterId(appealId: string): string;
  /** The id of the appeal that a matter began with; it may be the id of none. */
  appealOfMatter(matterId: string): string;
  /** What is kept of an enrolment code. */
  enrolmentHash(digits: string): Buffer;
  /** The 32 bytes by which a hook knows that a message is from here: the same at every asking. */
  hookSecret(hookId: string): Buffer;
  /** The secret number (48 bytes) of the key that signs packages of evidence: the same at every start. */
  archiveSecret(): Buffer;
  /** Proves that a backup was made by who holds this key, and that nothing in it was changed since. */
  backupSeal(manifest: string): Buffer;
}

/** @param secret 32 random bytes */
export function rootKeyFrom(secret: Buffer): RootKey {
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', secret, 'dauys', purpose, 32));
  const trackingKey = derive('tracking-code');
  const accountKey = derive('account-code');
  const enrolmentKey = derive('enrolment-code');
  const backupKey = derive('backup');
  const proofSecrets = {
    challenge: derive('proof:challenge').toString('hex'),
    solution: derive('proof:solution').toString('hex'),
  };
  const matterKey = derive('matter');
  const personKey = derive('person');
  const hookKey = derive('hook');
  const agencyKeys = new Map<string, Buffer>();
  return {
    fingerprint: derive('fingerprint').toString('hex'),
    agencyKey(agency) {
      let key = agencyKeys.get(agency);
      if (!key) {
        key = derive(`agency:${agency}`);
        agencyKeys.set(agency, key);
      }
      return key;
    },
    trackingCode(appealId) {
      return trackingCodeFrom(createHmac('sha256', trackingKey).update(appealId).digest());
    },
    accountCode(appealId) {
      const number = createHmac('sha256', accountKey).update(appealId).digest().readUIntBE(0, 6);
      return String(number % 1_000_000).padStart(6, '0');
    },
    // One block, every one of them different and random already, so the cipher alone will do.
    matterId(appealId) {
      const cipher = createCipheriv('aes-256-ecb', matterKey, null).setAutoPadding(false);
      const id = Buffer.from(appealId.replaceAll('-', ''), 'hex');
      return Buffer.concat([cipher.update(id), cipher.final()]).toString('base64url');
    },
    appealOfMatter(matterId) {
      const decipher = createDecipheriv('aes-256-ecb', matterKey, null).setAutoPadding(false);
      const block = Buffer.concat([decipher.update(Buffer.from(matterId, 'base64url')), decipher.final()]);
      return block.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
    },
    personMark: (agency, words) => createHmac('sha256', personKey).update(`${agency}\n${words}`).digest(),
    proofSecret: (of) => proofSecrets[of],
    enrolmentHash(digits) {
      return createHmac('sha256', enrolmentKey).update(digits).digest();
    },
    hookSecret(hookId) {
      return createHmac('sha256', hookKey).update(hookId).digest();
    },
    archiveSecret: () => Buffer.from(hkdfSync('sha256', secret, 'dauys', 'archive', 48)),
    backupSeal(manifest) {
      return createHmac('sha256', backupKey).update(manifest).digest();
    },
  };
}

/**
 * Reads the root key from its file.
 *
 * @param file 32 bytes as base64url or hex; made (mode 0600) when it is missing and `mayMake` says so
 * @throws Error when the file holds something else, or is missing where one must be
 */
export async function readRootKey(file: string, mayMake: boolean): Promise<RootKey> {
  const text = (await readFile(file, 'utf8').catch(() => undefined))?.trim();
  if (text === undefined) {
    if (!mayMake) {
      throw new Error(
        `The key file ${file} is missing, and this database holds personal data that only that key opens. ` +
          'Nothing was changed. Put the file back from its backup, or name it in DAUYS_KEY_FILE.',
      );
    }
    const secret = randomBytes(32);
    await writeNewSecret(file, `${secret.toString('base64url')}\n`);
    return rootKeyFrom(secret);
  }
  const secret = Buffer.from(text, /^[0-9a-f]{64}$/i.test(text) ? 'hex' : 'base64url');
  if (secret.length !== 32) {
    throw new Error(`The key file ${file} does not hold 32 bytes (base64url or hex). Nothing was changed.`);
  }
  return rootKeyFrom(secret);
}
