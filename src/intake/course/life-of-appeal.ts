import type { EntryType } from '../../appeal/appeal.ts';
import { dayInKazakhstan } from '../../appeal/law-clock.ts';
import type { Beginning, Life } from '../../appeal/life.ts';
import type { LifeEvent, LifeEventType } from '../../appeal/life-events.ts';
import { GROUNDS, OUTCOMES, type Role } from '../../appeal/life-states.ts';
import { lifeOf, MOVES } from '../../appeal/lifecycle.ts';
import type { FoundAppeal } from '../store/appeals.ts';
import { type OpenedEntry, textOf } from './entries.ts';

/** The day in Kazakhstan of a moment. */
export function dayOf(moment: Date): Temporal.PlainDate {
  return dayInKazakhstan(Temporal.Instant.fromEpochMilliseconds(moment.getTime()));
}

const ROLES: readonly Role[] = ['applicant', 'official', 'deputy', 'head', 'register'];

function dayIn(entry: OpenedEntry, name: string): Temporal.PlainDate {
  const said = textOf(entry, name);
  return said === '' ? dayOf(entry.at) : Temporal.PlainDate.from(said);
}

function memberOf<Known extends string>(known: readonly [Known, ...Known[]], said: string): Known {
  return known.find((one) => one === said) ?? known[0];
}

function isMove(type: EntryType): type is LifeEventType & EntryType {
  return type in MOVES;
}

/** What an entry says of the appeal's life; `null` where it is no move of it. */
function eventOf(entry: OpenedEntry): LifeEvent | null {
  const { type, says } = entry;
  if (!isMove(type)) return null;
  const common = {
    on: dayIn(entry, 'on'),
    by: ROLES.find((role) => role === says.role) ?? entry.by,
  };
  const sent = { ...common, to: textOf(entry, 'to'), applicantTold: says.applicantTold === true };
  switch (type) {
    case 'claimed':
      return {
        type,
        ...common,
        identity: memberOf(['self-declared', 'account-proven', 'eds-signed'], textOf(entry, 'identity')),
      };
    case 'registered':
      return { type, ...common, registeredOn: dayIn(entry, 'registeredOn') };
    case 'accepted':
      return { type, ...common, executor: textOf(entry, 'executor') };
    case 'defects-named':
      return { type, ...common, defects: textOf(entry, 'defects'), mendBy: dayIn(entry, 'mendBy') };
    case 'forwarded':
    case 'part-forwarded':
    case 'passed-to-reviewer':
      return { type, ...sent };
    case 'handed-over':
      return { type, ...common, to: sent.to };
    case 'extended':
      return { type, ...common, until: dayIn(entry, 'until'), reason: textOf(entry, 'reason') };
    case 'suspended':
      return { type, ...common, ground: textOf(entry, 'ground') };
    case 'answered':
      return {
        type,
        ...common,
        outcome: memberOf(OUTCOMES, textOf(entry, 'outcome')),
        reasons: textOf(entry, 'reasons'),
      };
    case 'left-without-consideration':
      return {
        type,
        ...common,
        ground: memberOf(GROUNDS, textOf(entry, 'ground')),
        reasons: textOf(entry, 'reasons'),
      };
    case 'complained':
      return { type, ...common, complaint: textOf(entry, 'complaint') };
    default:
      return { type, ...common };
  }
}

/** The life of an appeal, made again from its entries. */
export function lifeOfAppeal(
  found: Pick<FoundAppeal, 'agency' | 'kind' | 'receivedAt' | 'registeredOn'>,
  entries: readonly OpenedEntry[],
): Life {
  const { agency, kind, receivedAt, registeredOn } = found;
  // A signal that was claimed has its day of registration from the entry that says so.
  const filed = registeredOn !== null && !entries.some(({ type }) => type === 'registered');
  const beginning: Beginning = {
    ...{ agency, kind },
    recordedOn: dayOf(receivedAt),
    danger: entries.some(({ type, says }) => type === 'received' && says.danger === true),
    // Filed about what this very body did (art. 91): it may only grant it in full or pass it on.
    ...(entries[0]?.says.as === 'complaint' ? { against: { agency, official: null } } : {}),
    ...(filed ? { registeredOn: Temporal.PlainDate.from(registeredOn) } : {}),
  };
  return lifeOf(
    beginning,
    entries.flatMap((entry) => eventOf(entry) ?? []),
  );
}
