import { isAppeal } from '../appeal/accepted-submission.ts';
import type { AppealState } from '../appeal/appeal.ts';
import { formatAppealNumber } from '../appeal/appeal-number.ts';
import type { AppealKind } from '../appeal/kinds.ts';
import type { TreeState } from '../register/append.ts';
import type { Arrival } from './arrival.ts';
import type { ClaimRefusal, ClaimRefusals } from './claims/claiming.ts';
import { missingFiles, type StoredFiles } from './evidence-store/linking.ts';
import type { Law } from './law.ts';
import type { NewEvent } from './log-book/entries.ts';

/** What the register keeps of an appeal and its receipt tells. */
export interface RecordedAppeal {
  readonly id: string;
  readonly number: string;
  readonly agency: string;
  readonly state: AppealState;
  readonly kind: AppealKind;
  readonly receivedAt: Date;
  readonly registeredOn: string | null;
  readonly takenBy: string | null;
  readonly digest: string;
}

/** What became of one arrival. */
export type Acceptance =
  | { readonly kind: 'accepted' | 'repeated'; readonly appeal: RecordedAppeal }
  /** The id is taken by another body. */
  | { readonly kind: 'changed' }
  /** Files that it names were never uploaded, or lay too long: where it names them (RFC 6901). */
  | { readonly kind: 'files-missing'; readonly pointers: readonly string[] }
  /** The invitation by which it claims a signal stands no more. */
  | { readonly kind: 'claim-refused'; readonly why: ClaimRefusal }
  /** The agency already has records of one of its posts or more. */
  | { readonly kind: 'met'; readonly appeals: readonly RecordedAppeal[] };

/** The register as one batch finds it, under its lock. */
export interface RegisterState {
  /** The moment of this batch: the database's clock, never before the last batch's. */
  readonly now: Date;
  /** The log: the next entry gets its size as its place. */
  readonly tree: TreeState;
  /** Those of the batch's ids that are known. */
  readonly known: readonly RecordedAppeal[];
  /** Those of the batch's posts that are known to their agency. */
  readonly met: readonly { readonly key: string; readonly appeal: RecordedAppeal }[];
  readonly counters: readonly {
    readonly agency: string;
    readonly year: number;
    readonly lastSerial: number;
  }[];
}

/** One appeal to be written, with its entry. */
export interface PlannedAppeal {
  readonly arrival: Arrival;
  readonly appeal: RecordedAppeal;
  readonly year: number;
  readonly serial: number;
  readonly received: NewEvent;
}

/** What a batch will write, and what each arrival then came to. */
export interface BatchPlan {
  readonly acceptances: readonly Acceptance[];
  readonly appeals: readonly PlannedAppeal[];
  readonly counters: RegisterState['counters'];
}

/** Who brought it: an official, the register itself where it was brought over from another, or the applicant. */
function takerOf({ official, submission }: Arrival): NewEvent['actor'] {
  if (official) return { official: official.id };
  return submission.channel === 'import' ? 'register' : 'applicant';
}

/** Whether the official who clipped it says that it must be handed over at once. */
function isDanger(submission: Arrival['submission']): boolean {
  return submission.channel === 'extension' && submission.danger === true;
}

/** The first entry of an appeal: what the receipt promises is in it, and a commitment of what was filed. */
function receivedEvent(arrival: Arrival, appeal: RecordedAppeal, law: Law): NewEvent {
  const { registeredOn } = appeal;
  return {
    appeal,
    type: 'received',
    actor: takerOf(arrival),
    body: {
      channel: arrival.submission.channel,
      state: appeal.state,
      registeredOn,
      answerBy: registeredOn === null ? null : law.deadline(appeal.kind, registeredOn).on,
      claims: arrival.claim?.signal.number,
      danger: isDanger(arrival.submission) ? true : undefined,
      joins: arrival.joins?.lead.number,
      follows: arrival.follows?.earlier.number,
      as: arrival.follows?.as,
      signature: arrival.signature?.commitment,
    },
    sealed: { commitment: arrival.sealed.commitment, box: null },
  };
}

/**
 * Decides, without touching anything, what a batch makes of the register: who is new, who was there already,
 * which number each new one gets. Numbers run without a gap because only those that will be written take one.
 *
 * @param files those of the batch's files that are stored
 * @param invitations those of the batch's invitations that stand no more
 */
export function planBatch(
  arrivals: readonly Arrival[],
  state: RegisterState,
  law: Law,
  files: StoredFiles = new Set(),
  invitations: ClaimRefusals = new Map(),
): BatchPlan {
  const byId = new Map(state.known.map((appeal) => [appeal.id, appeal]));
  const byPost = new Map(state.met.map(({ key, appeal }) => [`${appeal.agency} ${key}`, appeal]));
  const serials = new Map(
    state.counters.map((counter) => [`${counter.agency} ${counter.year}`, { ...counter }]),
  );
  const used = new Set<string>();
  const claimed = new Set<string>();
  const registrationDays = new Map<string, string>();
  const appeals: PlannedAppeal[] = [];

  function dayFor({ agency, submission }: Arrival): string {
    // Brought over, it was registered before: its term is the one that has been running.
    if (submission.channel === 'import' && submission.registeredOn) return submission.registeredOn;
    const known = registrationDays.get(agency.agency.code);
    const day = known ?? law.registeredOn(agency, state.now);
    registrationDays.set(agency.agency.code, day);
    return day;
  }

  function take(arrival: Arrival): Acceptance {
    const { id, kind } = arrival.submission;
    const code = arrival.agency.agency.code;
    const known = byId.get(id);
    if (known)
      return known.digest === arrival.digest ? { kind: 'repeated', appeal: known } : { kind: 'changed' };
    const postKeys = arrival.posts.map(({ key }) => `${code} ${key}`);
    const met = new Set(postKeys.flatMap((key) => byPost.get(key) ?? []));
    if (met.size > 0) return { kind: 'met', appeals: [...met] };

    const { claim } = arrival;
    const why = claim && (claimed.has(claim.signal.id) ? 'used' : invitations.get(claim.invitation));
    if (why) return { kind: 'claim-refused', why };

    const pointers = missingFiles(arrival, files);
    if (pointers.length > 0) return { kind: 'files-missing', pointers };

    // Of a signal nobody has addressed the body yet, so no term runs (art. 63).
    const registeredOn = isAppeal(arrival.submission) ? dayFor(arrival) : null;
    const year = registeredOn === null ? law.yearOf(state.now) : Number(registeredOn.slice(0, 4));
    const counter = serials.get(`${code} ${year}`) ?? { agency: code, year, lastSerial: 0 };
    counter.lastSerial += 1;
    serials.set(`${code} ${year}`, counter);
    used.add(`${code} ${year}`);
    if (claim) claimed.add(claim.signal.id);
    const appeal: RecordedAppeal = {
      id,
      number: formatAppealNumber({ agency: code, year, serial: counter.lastSerial }),
      agency: code,
      state: registeredOn === null ? 'signal' : 'registered',
      kind,
      receivedAt: state.now,
      registeredOn,
      takenBy: arrival.official?.name ?? null,
      digest: arrival.digest,
    };
    byId.set(id, appeal);
    for (const key of postKeys) byPost.set(key, appeal);
    appeals.push({
      arrival,
      appeal,
      year,
      serial: counter.lastSerial,
      received: receivedEvent(arrival, appeal, law),
    });
    return { kind: 'accepted', appeal };
  }

  const acceptances = arrivals.map(take);
  return {
    acceptances,
    appeals,
    counters: [...serials].filter(([key]) => used.has(key)).map(([, counter]) => counter),
  };
}
