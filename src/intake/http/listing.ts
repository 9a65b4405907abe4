import * as v from 'valibot';
import { APPEAL_STATES } from '../../appeal/appeal.ts';
import { type AppealList, DUE, type Due, type ListedAppeal } from '../../appeal/appeal-list.ts';
import { type AppealNumberParts, parseAppealNumber } from '../../appeal/appeal-number.ts';
import { TAGS } from '../../appeal/tags.ts';
import { optionalTextField } from '../../appeal/text-field.ts';
import { type DueDays, dueDaysFrom } from '../course/due.ts';
import { dayOf } from '../course/life-of-appeal.ts';
import { type ListedRow, type ListWish, listAppeals } from '../store/appeal-list.ts';
import { LARGEST_SERIAL } from '../store/appeals.ts';
import { catchUp, searchWords } from '../store/search-index.ts';
import { signedIn } from './access.ts';
import { answer, type IntakeContext, languageOf } from './answers.ts';
import { fieldsInWords } from './field-problems.ts';
import type { AppParts } from './parts.ts';
import { Refusal } from './refusal.ts';

/** Appeals on one page. */
export const PAGE = 30;

const QuerySchema = v.object({
  state: v.optional(v.picklist(APPEAL_STATES, 'unknown-value')),
  due: v.optional(v.picklist(DUE, 'unknown-value')),
  tags: v.optional(
    v.pipe(
      v.string(),
      v.transform((list) => list.split(',')),
      v.array(v.picklist(TAGS, 'unknown-value')),
    ),
  ),
  q: optionalTextField(100),
  after: v.optional(
    v.pipe(
      v.string(),
      v.check((number) => (partsOf(number)?.serial ?? Infinity) <= LARGEST_SERIAL, 'unknown-value'),
    ),
  ),
});

function partsOf(number: string | undefined): AppealNumberParts | undefined {
  const parsed = number === undefined ? undefined : parseAppealNumber(number);
  return parsed?.ok ? parsed : undefined;
}

async function dueWish(parts: AppParts, agency: string, due: Due, days: DueDays) {
  const moved = await parts.movedTerms.of(agency);
  return {
    complaints: days.registeredFor(due, 'complaint'),
    others: days.registeredFor(due, 'application'),
    moved: moved.filter(({ last }) => days.urgencyOf(last) === due).map(({ appeal }) => appeal),
  };
}

const RUNNING: readonly string[] = ['registered', 'accepted', 'incomplete'];

async function listed(parts: AppParts, row: ListedRow, days: DueDays): Promise<ListedAppeal> {
  const { number, state, kind, topic, place, receivedAt, registeredOn, termMoved, voices, beginning } = row;
  let last: Temporal.PlainDate | null = null;
  if (registeredOn !== null && RUNNING.includes(state)) {
    last = termMoved
      ? await parts.movedTerms.lastDayOf(row)
      : Temporal.PlainDate.from(parts.law.deadline(kind, registeredOn).on);
  }
  return {
    ...{ number, state, kind, topic, place, voices, beginning },
    receivedAt: receivedAt.toISOString(),
    dueOn: last?.toString() ?? null,
    urgency: last && days.urgencyOf(last),
  };
}

/** `GET /v1/appeals`: an official's list of the agency's appeals, with search. */
export async function listForOfficial(c: IntakeContext, parts: AppParts): Promise<Response> {
  const { agency } = await signedIn(c, parts);
  const read = v.safeParse(QuerySchema, c.req.query());
  if (!read.success) {
    throw new Refusal('invalid-request', { errors: fieldsInWords(read.issues, languageOf(c)) });
  }
  const { state, due, q, after, tags } = read.output;
  const days = dueDaysFrom(dayOf(new Date()), parts.law);
  const serial = partsOf(q);
  const wish: ListWish = {
    agency,
    state,
    tags,
    due: due && (await dueWish(parts, agency, due, days)),
    serial,
    words: serial || q === undefined ? undefined : searchWords(q),
    after: partsOf(after),
    limit: PAGE + 1,
  };
  if (wish.words) await catchUp(parts.database.reader);
  const isStrange = serial && (serial.agency !== agency || serial.serial > LARGEST_SERIAL);
  const rows = isStrange ? [] : await listAppeals(parts.database.reader, wish);
  const page = rows.slice(0, PAGE);
  const appeals: ListedAppeal[] = [];
  for (const row of page) appeals.push(await listed(parts, row, days));
  const list: AppealList = { appeals, next: rows.length > PAGE ? (page.at(-1)?.number ?? null) : null };
  return answer(c, 200, list);
}
