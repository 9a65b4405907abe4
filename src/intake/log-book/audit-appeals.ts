import { hash } from 'node:crypto';
import * as v from 'valibot';
import { AcceptedSubmissionSchema } from '../../appeal/accepted-submission.ts';
import { formatAppealNumber } from '../../appeal/appeal-number.ts';
import type { LifeEventType } from '../../appeal/life-events.ts';
import { MOVES } from '../../appeal/lifecycle.ts';
import { tagsOf } from '../../appeal/tags.ts';
import { canonicalJson } from '../../evidence/canonical-json.ts';
import { postsOf } from '../arrival.ts';
import { applicantMark } from '../repeats/applicant-mark.ts';
import type { RootKey } from '../root-key.ts';
import { commitmentOf, openSalt, openText, unseal } from '../sealing.ts';
import { Difference } from './difference.ts';

/** An appeal as the database has it, read beside each of its entries. */
export interface AuditedAppeal {
  readonly number: string;
  readonly agency: string;
  readonly year: number;
  readonly serial: number;
  readonly channel: string;
  readonly state: string;
  /** Where it stands since it moved; `null` while it stands as it began. */
  readonly standing: string | null;
  readonly kind: string;
  readonly topic: string;
  readonly kato: string;
  readonly language: string;
  readonly tags: readonly string[];
  readonly body: unknown;
  readonly sealedApplicant: Buffer | null;
  readonly sealedKey: Buffer | null;
  readonly applicantMark: Buffer | null;
  readonly digest: string;
  readonly receivedAt: Date;
  readonly registeredOn: string | null;
  readonly official: string | null;
  /** The types of all its entries, in order. */
  readonly types: readonly string[];
  /** The leaf of its erasure. */
  readonly erased: string | null;
  /** The number of the appeal that the matter it joined began with. */
  readonly joins: string | null;
  /** Its person is told apart from others of one matter. */
  readonly marked: boolean;
  /** The permalinks under which its posts are met again. */
  readonly permalinks: readonly string[];
  /** How many posts with an address were added since, by its entries. */
  readonly added: number;
  /** The sealed EDS over its filing, base64. */
  readonly signed: string | null;
}

/** An entry with its appeal. */
export interface AuditedEntry {
  readonly seq: number;
  readonly appealId: string;
  readonly agency: string;
  readonly type: string;
  readonly at: Date;
  readonly leaf: string;
  readonly sealed: Buffer | null;
  /** `null` where the appeal is not there. */
  readonly appeal: AuditedAppeal | null;
}

const LeafSchema = v.object({
  v: v.literal(1),
  type: v.string(),
  at: v.string(),
  agency: v.string(),
  number: v.string(),
  by: v.string(),
  body: v.optional(v.record(v.string(), v.unknown()), {}),
  commitment: v.optional(v.string()),
});

type Leaf = v.InferOutput<typeof LeafSchema>;

/** Entries after which an appeal may differ from how it was filed. */
const REWRITING = ['claimed', 'registered', 'corrected', 'erased'];

/** What stands in a body and in a column of its own. */
const BodySchema = v.object({
  channel: v.string(),
  kind: v.string(),
  topic: v.string(),
  place: v.object({ kato: v.string() }),
  language: v.string(),
  danger: v.optional(v.boolean(), false),
});

/** The whole submission again: the body with the applicant, as it was filed. */
function filedOf(id: string, appeal: AuditedAppeal, agencyKey: Buffer): object {
  const body = typeof appeal.body === 'object' && appeal.body !== null ? appeal.body : {};
  if (appeal.sealedKey === null || appeal.sealedApplicant === null) return body;
  const applicant: unknown = JSON.parse(unseal(agencyKey, id, appeal.sealedKey, appeal.sealedApplicant));
  return { ...body, applicant };
}

function auditErased(appeal: AuditedAppeal, leaf: Leaf): void {
  const read = v.safeParse(LeafSchema, appeal.erased === null ? null : JSON.parse(appeal.erased));
  if (!read.success) {
    throw new Difference(
      `The key of ${appeal.number} is gone, and no entry says that its person was erased.`,
    );
  }
  const { sealedApplicant, applicantMark: mark, marked, digest } = appeal;
  if (sealedApplicant !== null || mark !== null || marked || digest !== leaf.commitment) {
    throw new Difference(`${appeal.number} was erased, and something of its person is there again.`);
  }
  if (read.output.body.remains !== hash('sha256', canonicalJson(appeal.body))) {
    throw new Difference(`What remains of ${appeal.number} is not what remained when its person was erased.`);
  }
}

function auditFiled(id: string, appeal: AuditedAppeal, leaf: Leaf, rootKey: RootKey): void {
  const { number, sealedKey } = appeal;
  if (sealedKey === null) {
    auditErased(appeal, leaf);
    return;
  }
  const agencyKey = rootKey.agencyKey(appeal.agency);
  let salt: Buffer;
  let filed: object;
  try {
    salt = openSalt(agencyKey, id, sealedKey);
    filed = filedOf(id, appeal, agencyKey);
  } catch {
    throw new Difference(`The sealed applicant of ${number} was changed: its own key does not open it.`);
  }
  if (commitmentOf(salt, appeal.digest) !== leaf.commitment) {
    throw new Difference(`The digest of ${number} is not the one that entry of the log is committed to.`);
  }
  if (hash('sha256', canonicalJson(filed)) !== appeal.digest && !appeal.types.includes('corrected')) {
    throw new Difference(`What ${number} holds is not what was filed: its digest is another.`);
  }
  auditTags(filed, appeal);
  auditMark(filed, appeal, rootKey);
  auditSignature(id, appeal, leaf, agencyKey);
}

/** The EDS over the filing, against the commitment in the entry. */
function auditSignature(id: string, appeal: AuditedAppeal, leaf: Leaf, agencyKey: Buffer): void {
  const { number, sealedKey, signed } = appeal;
  const said = leaf.body.signature ?? null;
  if (said === null && signed === null) return;
  if (said === null) throw new Difference(`${number} has a signature, and its entry says nothing of one.`);
  if (signed === null || sealedKey === null) throw new Difference(`The signature of ${number} is missing.`);
  const fault = `The signature of ${number} was changed.`;
  let opened: ReturnType<typeof openText>;
  try {
    opened = openText(agencyKey, id, sealedKey, Buffer.from(signed, 'base64'));
  } catch {
    throw new Difference(fault);
  }
  if (commitmentOf(opened.salt, hash('sha256', opened.body)) !== said) throw new Difference(fault);
}

/** Tags and the post's address follow from what was filed. A later version's stricter schema tells nothing. */
function auditTags(filed: object, appeal: AuditedAppeal): void {
  if (appeal.types.some((type) => REWRITING.includes(type))) return;
  const submission = v.safeParse(AcceptedSubmissionSchema, filed);
  if (!submission.success) return;
  if (tagsOf(submission.output).join() !== appeal.tags.join()) {
    throw new Difference(`The tags of ${appeal.number} do not follow from what was filed.`);
  }
  const clipped = postsOf(submission.output).map(({ permalink }) => permalink);
  const kept = new Set(appeal.permalinks);
  if (!clipped.every((permalink) => kept.has(permalink)) || kept.size !== clipped.length + appeal.added) {
    throw new Difference(`The post of ${appeal.number} is not kept under the address that was clipped.`);
  }
}

/** A mark follows from the applicant. Appeals from before marks were kept have none, so a missing one tells nothing. */
function auditMark(filed: object, appeal: AuditedAppeal, rootKey: RootKey): void {
  if (appeal.applicantMark === null || appeal.types.includes('corrected')) return;
  const submission = v.safeParse(AcceptedSubmissionSchema, filed);
  if (!submission.success) return;
  const mark = applicantMark(rootKey, submission.output);
  if (!mark?.equals(appeal.applicantMark)) {
    throw new Difference(`The mark by which the applicant of ${appeal.number} is known again is another's.`);
  }
}

/** Where the entries of an appeal have led it: each move leads to one state, whatever it says. */
function standingOf(state: string, types: readonly string[]): string {
  return types.reduce((before, type) => {
    const to = isMove(type) ? MOVES[type].to : 'same';
    return to === 'same' ? before : to;
  }, state);
}

function isMove(type: string): type is LifeEventType {
  return Object.hasOwn(MOVES, type);
}

/** Columns that repeat what the entry or the body says. */
function auditColumns(appeal: AuditedAppeal, leaf: Leaf): void {
  const { number, types } = appeal;
  const differ = (what: string, has: unknown, says: unknown): void => {
    if (has !== says) {
      throw new Difference(`The ${what} of ${number} is ${String(has)}; its entry says ${String(says)}.`);
    }
  };
  differ('number', number, formatAppealNumber(appeal));
  differ('time of arrival', appeal.receivedAt.toISOString(), leaf.at);
  differ('channel', appeal.channel, leaf.body.channel);
  differ('matter', appeal.joins, leaf.body.joins ?? null);
  const taker = appeal.official === null ? 'applicant' : `official:${appeal.official}`;
  if (leaf.body.channel === 'extension' || leaf.body.channel === 'widget') differ('taker', taker, leaf.by);
  if (!types.includes('registered') && !types.includes('corrected')) {
    differ('day of registration', appeal.registeredOn, leaf.body.registeredOn);
  }
  differ('standing', appeal.standing ?? appeal.state, standingOf(appeal.state, types));
  if (types.every((type) => type === 'received' || type === 'read' || type === 'erased')) {
    differ('state', appeal.state, leaf.body.state);
  }
  if (types.includes('corrected')) return;
  const body = v.safeParse(BodySchema, appeal.body);
  if (!body.success) throw new Difference(`What ${number} holds is no submission.`);
  const { kind, topic, place, language, danger } = body.output;
  const columns: readonly (readonly [string, string, string])[] = [
    ['kind', appeal.kind, kind],
    ['topic', appeal.topic, topic],
    ['place', appeal.kato, place.kato],
    ['language', appeal.language, language],
    ['danger', String(leaf.body.danger ?? false), String(danger)],
  ];
  for (const [what, has, says] of columns) {
    if (has !== says)
      throw new Difference(`The ${what} of ${number} is ${has}; what was filed says ${says}.`);
  }
}

function auditBox(entry: AuditedEntry, appeal: AuditedAppeal, leaf: Leaf, rootKey: RootKey): void {
  if (entry.sealed === null || appeal.sealedKey === null) return;
  const fault = `The private part of entry ${entry.seq} (${appeal.number}) was changed.`;
  let opened: ReturnType<typeof openText>;
  try {
    opened = openText(rootKey.agencyKey(appeal.agency), entry.appealId, appeal.sealedKey, entry.sealed);
  } catch {
    throw new Difference(fault);
  }
  if (commitmentOf(opened.salt, hash('sha256', opened.body)) !== leaf.commitment) throw new Difference(fault);
}

/**
 * Holds an entry's row against its leaf, and where it is the first of an appeal, the appeal against both.
 *
 * @param rootKey left out, what is sealed is not looked into
 * @returns whether the entry was of a form that can be held against its appeal: those before the log cannot
 * @throws Difference
 */
export function auditEntry(entry: AuditedEntry, rootKey: RootKey | undefined): boolean {
  const { seq, appeal } = entry;
  if (appeal === null) throw new Difference(`The appeal of entry ${seq} is missing.`);
  let parsed: unknown;
  try {
    parsed = JSON.parse(entry.leaf);
  } catch {
    throw new Difference(`Entry ${seq} is no JSON.`);
  }
  const read = v.safeParse(LeafSchema, parsed);
  if (!read.success) return false;
  const leaf = read.output;
  const said = [leaf.type, leaf.at, leaf.agency, leaf.number].join(' ');
  const kept = [entry.type, entry.at.toISOString(), entry.agency, appeal.number].join(' ');
  if (said !== kept) throw new Difference(`The row of entry ${seq} says ${kept}; its leaf says ${said}.`);
  if (entry.agency !== appeal.agency) {
    throw new Difference(`${appeal.number} is of ${appeal.agency}; its entry ${seq} of ${entry.agency}.`);
  }
  if (entry.type === 'received') {
    auditColumns(appeal, leaf);
    if (rootKey) auditFiled(entry.appealId, appeal, leaf, rootKey);
  } else if (rootKey) {
    auditBox(entry, appeal, leaf, rootKey);
  }
  return true;
}
