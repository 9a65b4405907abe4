import { hash } from 'node:crypto';
import type { EntryType } from '../../appeal/appeal.ts';
import { canonicalJson } from '../../evidence/canonical-json.ts';
import { LONGEST_ENTRY } from '../../register/entry.ts';

/** Who did it: an official by their id, the applicant, or the software itself. */
export type Actor = { readonly official: string } | 'applicant' | 'register';

/** What JSON can say. */
export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [name: string]: Json | undefined };

/** The appeal that an event is about. */
export interface EventAppeal {
  /** UUID, the key of `appeals`. */
  readonly id: string;
  readonly number: string;
  /** The agency's code. */
  readonly agency: string;
}

/** One thing that happened to an appeal, about to be written for ever. */
export interface NewEvent {
  readonly appeal: EventAppeal;
  readonly type: EntryType;
  readonly actor: Actor;
  /**
   * What everybody may know: it stands in the public log as it is, so no name, no contact, no text that a
   * person wrote, no digest of one. Members that are `undefined` are left out.
   */
  readonly body?: { readonly [name: string]: Json | undefined };
  /** What only the agency and the applicant may know, from `sealBody`. */
  readonly sealed?: SealedBody | null;
}

/** The private part of an event, closed. */
export interface SealedBody {
  /** SHA-256 of a salt and the digest of the private body: lower-case hex, in the public log. */
  readonly commitment: string;
  /** The salt and the private body, under the appeal's own key; `null` where they are kept elsewhere. */
  readonly box: Buffer | null;
}

/** An event as it was written. */
export interface RecordedEvent {
  /** Its place in the log, from 0: the index of its leaf. */
  readonly seq: number;
  readonly appeal: EventAppeal;
  readonly type: EntryType;
  readonly at: Date;
  /** The entry's canonical JSON: what the log hashed. */
  readonly leaf: string;
  readonly sealed: Buffer | null;
}

/**
 * The entry of an event as the public log has it: canonical JSON (RFC 8785) that names nobody.
 *
 * @throws RangeError where it is longer than a log takes (65,535 bytes): what is long belongs into the private
 *   body or into a document of which the entry has the digest
 */
export function leafOf(event: NewEvent, at: Date): string {
  const { appeal, type, actor, body, sealed } = event;
  const leaf = canonicalJson({
    v: 1,
    type,
    at: at.toISOString(),
    agency: appeal.agency,
    number: appeal.number,
    by: typeof actor === 'string' ? actor : `official:${actor.official}`,
    ...(body === undefined ? {} : { body }),
    ...(sealed ? { commitment: sealed.commitment } : {}),
  });
  // No character takes more than three bytes a code unit, so most need not be counted.
  if (leaf.length * 3 > LONGEST_ENTRY && Buffer.byteLength(leaf) > LONGEST_ENTRY) {
    throw new RangeError(`The public part of an entry "${type}" is longer than the log takes`);
  }
  return leaf;
}

/** The hash of a leaf (RFC 9162, 2.1.1), by the system's own SHA-256, which is faster than the register's. */
export function leafHashOf(leaf: string): Buffer {
  const bytes = Buffer.allocUnsafe(1 + Buffer.byteLength(leaf));
  bytes[0] = 0;
  bytes.write(leaf, 1);
  return hash('sha256', bytes, 'buffer');
}

/** Turns what happened into what will be written, in order. @param first the place of the first in the log */
export function entriesOf(events: readonly NewEvent[], first: number, at: Date): RecordedEvent[] {
  return events.map((event, place) => ({
    seq: first + place,
    appeal: event.appeal,
    type: event.type,
    at,
    leaf: leafOf(event, at),
    sealed: event.sealed?.box ?? null,
  }));
}
