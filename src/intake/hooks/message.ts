import { createHmac } from 'node:crypto';
import type pg from 'pg';
import * as v from 'valibot';
import { APPEAL_STATES, ENTRY_TYPES } from '../../appeal/appeal.ts';
import { parseAppealNumber } from '../../appeal/appeal-number.ts';
import { termOf } from '../../appeal/life-duties.ts';
import { InstantSchema } from '../../appeal/post.ts';
import { openEntries } from '../course/entries.ts';
import { lifeOfAppeal } from '../course/life-of-appeal.ts';
import type { Law } from '../law.ts';
import type { RootKey } from '../root-key.ts';
import { findAppeal } from '../store/appeals.ts';

const DaySchema = v.pipe(v.string(), v.isoDate());

/** What a hook is told of an entry: nothing that names or describes a person, and no word that anybody wrote. */
export const HookMessageSchema = v.strictObject({
  /** `appeal.` and the entry's type. */
  type: v.pipe(v.string(), v.startsWith('appeal.')),
  /** When the entry was made. */
  timestamp: InstantSchema,
  data: v.strictObject({
    number: v.string(),
    agency: v.string(),
    entry: v.picklist(ENTRY_TYPES),
    /** Where the appeal stood after this entry. */
    state: v.picklist(APPEAL_STATES),
    receivedAt: InstantSchema,
    registeredOn: v.nullable(DaySchema),
    /** The last day for the answer: the first one, and the one that held after this entry (`null`: stopped). */
    deadline: v.nullable(v.strictObject({ original: DaySchema, current: v.nullable(DaySchema) })),
    /** The entry in the public log, by which it can be proven. */
    log: v.strictObject({ origin: v.string(), index: v.number() }),
  }),
});

export type HookMessage = v.InferOutput<typeof HookMessageSchema>;

/** What messages are made of. */
export interface MessageParts {
  readonly pool: pg.Pool;
  readonly rootKey: RootKey;
  readonly law: Law;
  /** The name of the log. */
  readonly logOrigin: string;
}

/**
 * The message of one entry, made of the entries up to it, so that it says the same at every try.
 *
 * @param seq the entry's place in the log
 * @throws Error where the entry is not there: the register was tampered with, see the audit
 */
export async function messageOf(parts: MessageParts, appeal: string, seq: number): Promise<HookMessage> {
  const { rows } = await parts.pool.query<{ number: string; upto: number }>({
    name: 'hook-entry',
    text: `select a.number, (select count(*)::int from events e where e.appeal = a.id and e.seq <= $2) as upto
           from appeals a where a.id = $1`,
    values: [appeal, seq],
  });
  const number = parseAppealNumber(rows[0]?.number ?? '');
  const found = number.ok ? await findAppeal(parts.pool, number) : undefined;
  if (!found) throw new Error('The appeal of an entry is not there');
  const entries = openEntries(parts.rootKey, found, found.entries.slice(0, rows[0]?.upto ?? 0));
  const entry = entries.at(-1);
  if (!entry) throw new Error('An entry that is to be told is not there');
  const life = lifeOfAppeal(found, entries);
  const term = termOf(life, parts.law.calendar);
  return {
    type: `appeal.${entry.type}`,
    timestamp: entry.at.toISOString(),
    data: {
      number: found.number,
      agency: found.agency,
      entry: entry.type,
      state: life.state,
      receivedAt: found.receivedAt.toISOString(),
      registeredOn: life.registeredOn?.toString() ?? null,
      deadline: term && {
        original: term.original.on.toString(),
        current: term.current?.toString() ?? null,
      },
      log: { origin: parts.logOrigin, index: seq },
    },
  };
}

/**
 * The headers of a message (Standard Webhooks 1.0): its id, the same at every try, the moment of this try and
 * the signature over both and the body.
 *
 * @param secret the hook's own, 32 bytes
 */
export function signedHeaders(
  secret: Buffer,
  id: string,
  now: Date,
  body: string,
): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(now.getTime() / 1000));
  const signature = createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest('base64');
  return {
    'Content-Type': 'application/json',
    'User-Agent': 'Dauys',
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${signature}`,
  };
}

/** A hook's secret as receivers take it. */
export function secretInWords(secret: Buffer): string {
  return `whsec_${secret.toString('base64')}`;
}
