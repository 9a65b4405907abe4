import { hash, randomBytes } from 'node:crypto';
import type pg from 'pg';
import * as v from 'valibot';
import type { AppealNumberParts } from '../../appeal/appeal-number.ts';
import { canonicalJson } from '../../evidence/canonical-json.ts';
import { releaseFiles } from '../evidence-store/linking.ts';
import type { Actor, EventAppeal, Json, RecordedEvent } from './entries.ts';
import type { LogSigner } from './log-signer.ts';
import { recordEvents } from './record-events.ts';

/** What is to be erased, and what is said of it. */
export interface Erasure {
  readonly number: AppealNumberParts;
  /** Why, in the public log for ever: it names nobody. */
  readonly reason: string;
  readonly actor: Actor;
  /** Keeps what was written, the files and the post; only who appealed is erased. */
  readonly keepText: boolean;
}

/** What became of an erasure. */
export type Erased =
  | { readonly ok: true; readonly event: RecordedEvent; readonly files: number }
  | { readonly ok: false; readonly reason: 'not-found' | 'erased-already' };

/** What of a body names nobody: which door, which matter, which district, when. */
const RemainsSchema = v.object({
  channel: v.string(),
  agency: v.string(),
  kind: v.string(),
  topic: v.string(),
  place: v.object({ kato: v.string() }),
  language: v.string(),
  sentAt: v.string(),
  danger: v.optional(v.boolean()),
  post: v.optional(v.object({ platform: v.string(), kind: v.string() })),
});

interface Row extends EventAppeal {
  readonly body: Json;
  readonly sealedKey: Buffer | null;
  readonly leaf: string;
}

const CommitmentSchema = v.object({ commitment: v.string() });

/**
 * Erases the person behind an appeal: destroys its sealed key, and with it the applicant's fields and the
 * private part of every entry; unless told otherwise also what they wrote, their files and the post. The entry
 * `erased` says that it was done, and commits to what remains. Every proof of the log stays as valid as it
 * was, for no leaf is touched; the digest of what was filed, which guesses could be tried against, gives way
 * to the salted commitment that the log has.
 *
 * @param client as the owner, not in a transaction. Older backups and the write-ahead log still hold what was
 *   erased until they are rotated.
 */
export async function eraseApplicant(
  client: pg.ClientBase,
  signer: LogSigner,
  erasure: Erasure,
): Promise<Erased> {
  const { number, reason, actor, keepText } = erasure;
  await client.query('begin');
  try {
    // The register's lock first, as every batch takes it, so that neither waits for the other.
    await client.query('select 1 from register for update');
    const { rows } = await client.query<Row>(
      `select a.id, a.number, a.agency, a.body, a.sealed_key as "sealedKey", e.leaf
       from appeals a join events e on e.appeal = a.id and e.type = 'received'
       where a.agency = $1 and a.year = $2 and a.serial = $3`,
      [number.agency, number.year, number.serial],
    );
    const appeal = rows[0];
    if (!appeal || appeal.sealedKey === null) {
      await client.query('rollback');
      return { ok: false, reason: appeal ? 'erased-already' : 'not-found' };
    }
    // With a salt: its digest stands in the public log, and nobody shall try topics, places and moments against it.
    const kept = v.parse(keepText ? v.looseObject({}) : RemainsSchema, appeal.body);
    const remains = { ...kept, salt: randomBytes(32).toString('hex') };
    const { commitment } = v.parse(CommitmentSchema, JSON.parse(appeal.leaf));
    await client.query('delete from filing_signatures where appeal = $1', [appeal.id]);
    await client.query(
      `update appeals set sealed_key = null, sealed_applicant = null, applicant_mark = null, digest = $2, body = $3 where id = $1`,
      [appeal.id, commitment, JSON.stringify(remains)],
    );
    // It told people of one matter apart; now nobody needs it, and the count stays.
    await client.query('update voices set person = null where appeal = $1', [appeal.id]);
    const files = await releaseFiles(client, appeal.id, keepText ? 'answer' : 'all');
    if (!keepText) {
      await client.query(
        'delete from seen_posts s using posts p where p.appeal = $1 and s.key = p.key and s.agency = p.agency',
        [appeal.id],
      );
      await client.query('delete from posts where appeal = $1', [appeal.id]);
    }
    const [event] = await recordEvents(client, signer, [
      {
        appeal: { id: appeal.id, number: appeal.number, agency: appeal.agency },
        type: 'erased',
        actor,
        body: { reason, remains: hash('sha256', canonicalJson(remains)), text: keepText ? 'kept' : 'erased' },
      },
    ]);
    if (!event) throw new Error('The erasure was not recorded');
    await client.query('commit');
    // What the update left behind on the pages goes now, not at some later time.
    await client.query('vacuum appeals, posts, attachments, voices');
    return { ok: true, event, files };
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}
