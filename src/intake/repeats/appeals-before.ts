import type pg from 'pg';
import type { AppealBefore } from '../../appeal/appeal.ts';
import { parseAppealNumber } from '../../appeal/appeal-number.ts';
import { fold } from '../../appeal/folding.ts';
import type { Life } from '../../appeal/life.ts';
import { termOf } from '../../appeal/life-duties.ts';
import { ALIKE, type Comparable, comparisonWith } from '../../appeal/similar-matters.ts';
import { streetOf } from '../../appeal/street.ts';
import { openEntries } from '../course/entries.ts';
import { dayOf, lifeOfAppeal } from '../course/life-of-appeal.ts';
import { answerOf } from '../course/view.ts';
import type { Law } from '../law.ts';
import type { RootKey } from '../root-key.ts';
import { type FoundAppeal, findAppeal } from '../store/appeals.ts';

/** Appeals of one person that are compared: nobody's matter is older than their last hundred. */
const MOST_COMPARED = 100;

/** Earlier appeals that are shown. */
const MOST_SHOWN = 5;

interface Candidate {
  readonly number: string;
  readonly kato: string;
  readonly address: string | null;
  readonly text: string | null;
}

/** Whether one person's two appeals on one topic are about one matter: the same street, or much the same words. */
function sameMatterAs(asked: Comparable): (other: Comparable) => boolean {
  const likeness = comparisonWith(asked);
  const street = streetOf(asked.address);
  return (other) => {
    const theirs = streetOf(other.address);
    const sameStreet =
      street !== undefined &&
      theirs !== undefined &&
      asked.kato === other.kato &&
      fold(street) === fold(theirs);
    return sameStreet || likeness(other) >= ALIKE;
  };
}

/** How the earlier one ended for whoever filed it: what makes a further one a repeat is told apart. */
function careOf(
  life: Life,
  last: Temporal.PlainDate | null,
  today: Temporal.PlainDate,
): AppealBefore['care'] {
  const after = (day: Temporal.PlainDate) => last !== null && Temporal.PlainDate.compare(day, last) > 0;
  if (life.outcome && life.endedOn) return after(life.endedOn) ? 'answered-late' : 'answered';
  if (life.endedOn) return 'ended';
  return after(today) ? 'not-answered' : 'under-way';
}

/**
 * What the same applicant filed with the agency on the same matter before, the newest first, with its answer.
 * For officials alone. Whoever holds the tracking code of the present appeal typed an IIN that is, unless an EDS
 * stands under it, anybody's: to show them the earlier answer would hand one person's matter to another who
 * knows their number. The applicant links the two themselves, with the code of each (`follow-up`).
 */
export async function appealsBefore(
  parts: { readonly pool: pg.Pool; readonly rootKey: RootKey; readonly law: Law },
  found: FoundAppeal,
  now: Date,
): Promise<AppealBefore[]> {
  const { rows } = await parts.pool.query<Candidate>({
    name: 'appeals-before',
    text: `select o.number, o.kato, o.body -> 'place' ->> 'address' as address, o.body ->> 'text' as text
           from appeals a join appeals o
             on o.agency = a.agency and o.applicant_mark = a.applicant_mark and o.topic = a.topic
           where a.id = $1 and o.id <> a.id and o.registered_on is not null
             and (o.received_at, o.year, o.serial) < (a.received_at, a.year, a.serial)
           order by o.received_at desc, o.serial desc limit ${MOST_COMPARED}`,
    values: [found.id],
  });
  if (rows.length === 0) return [];
  const comparable = (text: string | null, address: string | null | undefined, kato: string): Comparable => ({
    ...{ topic: found.topic, kato, text: text ?? '' },
    address: address ?? undefined,
  });
  const isSame = sameMatterAs(comparable(found.text, found.place.address, found.place.kato));
  const same = rows
    .filter(({ text, address, kato }) => isSame(comparable(text, address, kato)))
    .slice(0, MOST_SHOWN);
  return (await Promise.all(same.map(({ number }) => showBefore(parts, number, now)))).flat();
}

async function showBefore(
  { pool, rootKey, law }: { readonly pool: pg.Pool; readonly rootKey: RootKey; readonly law: Law },
  number: string,
  now: Date,
): Promise<AppealBefore[]> {
  const parsed = parseAppealNumber(number);
  const found = parsed.ok ? await findAppeal(pool, parsed) : undefined;
  if (!found) return [];
  const entries = openEntries(rootKey, found, found.entries);
  const life = lifeOfAppeal(found, entries);
  const last = termOf(life, law.calendar)?.current ?? null;
  return [
    {
      number,
      state: life.state,
      registeredOn: life.registeredOn?.toString() ?? null,
      answerBy: last?.toString() ?? null,
      care: careOf(life, last, dayOf(now)),
      answer: answerOf({ life, entries }),
    },
  ];
}
