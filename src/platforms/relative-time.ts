import { asciiDigits } from './counter-label.ts';
import { ALONE, DAY, FILLERS, MONTHS, NAMED_DAYS, NOW, NUMBERS, UNITS, WEEKDAYS } from './time-words.ts';

/** Kazakhstan is one time zone, UTC+5, since 1 March 2024: its pages show their times in it. */
const OFFSET = 5 * 60 * 60_000;

/** A clock may be a little behind the one that wrote the label. */
const AHEAD = 60_000;

/** No page that is read here is older, and an instant has four figures for its year. */
const EARLIEST = Date.UTC(1995, 0, 1);
const LATEST = Date.UTC(2999, 0, 1);

/**
 * The instant that a label such as «5 мин назад», «кеше 14:05», «12 мар в 9:41» or «Mar 5» means, roughly: an
 * age is rounded, a day without a time counts by its noon, and a date without a year is the last one there was.
 *
 * @param label as the page shows it, in kk, ru or en
 * @param now when it was read, milliseconds since the epoch; without it nothing can be told
 * @returns RFC 3339 in UTC, on a whole minute; `null` for any label that isn't wholly understood, or that
 *   would lie in the future
 */
export function approximateInstant(
  label: string | null | undefined,
  now: number | null | undefined,
): string | null {
  if (!label || label.length > 100 || now === undefined || now === null) return null;
  if (!(now > EARLIEST && now < LATEST)) return null;
  const text = normal(label);
  const moment = NOW.has(text) ? now : (aged(text, now) ?? dated(text, now));
  if (moment === null || !(moment >= EARLIEST) || moment > now + AHEAD) return null;
  const minute = Math.floor(moment / 60_000) * 60_000;
  return Number.isFinite(minute) ? new Date(minute).toISOString() : null;
}

function normal(label: string): string {
  return (
    asciiDigits(label)
      .toLowerCase()
      .replace(/(\d)t(?=\d\d:\d\d)/, '$1 ')
      // «(изменено)» and the like tell of something else.
      .replace(/\([^)]*\)\s*$/, '')
      .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
      .replace(/[\s,·•|—–]+/g, ' ')
      .replace(/(\p{L})\./gu, '$1')
      .trim()
  );
}

/** «5 мин назад», «2h», «1 ч 20 мин назад», «три часа назад», «бір күн бұрын», «час назад». */
function aged(text: string, now: number): number | null {
  const [, told, past] = /^(?:около |about |примерно |шамамен )?(.+?)( ago| назад| бұрын)?$/.exec(text) ?? [];
  if (told === undefined) return null;
  const alone = past === undefined ? undefined : ALONE.get(told);
  if (alone !== undefined) return now - alone;
  let age = 0;
  let smaller = Number.POSITIVE_INFINITY;
  let rest = told;
  while (rest !== '') {
    const [whole, figure, word] = /^(\d{1,3} ?|\p{L}+ )(\p{L}+)(?: |$)/u.exec(rest) ?? [];
    if (whole === undefined || figure === undefined || word === undefined) return null;
    const number = /^\d/.test(figure) ? Number(figure) : NUMBERS.get(figure.trim());
    const unit = UNITS.get(word.slice(0, 3));
    // Two ages beside each other are no age: «2 ч 5 д».
    if (number === undefined || unit === undefined || unit >= smaller) return null;
    age += number * unit;
    smaller = unit;
    rest = rest.slice(whole.length);
  }
  return now - age;
}

/** What a label says of a day; each part at most once. */
interface Said {
  daysAgo?: number;
  weekday?: number;
  year?: number;
  month?: number;
  day?: number;
  /** Minutes since midnight. */
  clock?: number;
}

const CLOCK = /^(\d{1,2}):(\d\d)(?::\d\d)?(?:-\p{L}{2})?(?: ?(am|pm))?(?= |$)/u;
const FIGURES =
  /^(?:(\d{1,2})\.(\d{1,2})(?:\.(\d{4}|\d\d))?|(\d{4})-(\d\d)-(\d\d)|(\d{1,2})\/(\d{1,2})\/(\d{4}|\d\d))(?= |$)/;
const WORD = /^(\d{1,4}|\p{L}+)(?:-\p{L}+)?(?= |$)/u;

function dated(text: string, now: number): number | null {
  const said: Said = {};
  for (let rest = text; rest !== ''; ) {
    const [whole] = CLOCK.exec(rest) ?? FIGURES.exec(rest) ?? WORD.exec(rest) ?? [];
    if (whole === undefined || !take(said, whole)) return null;
    rest = rest.slice(whole.length).trimStart();
  }
  return momentOf(said, now);
}

/** Adds one part of a label to what it says; a part that says it again, or nothing known, spoils the whole. */
function take(said: Said, part: string): boolean {
  const clock = CLOCK.exec(part);
  if (clock) {
    const [, hours, minutes, half] = clock;
    return put(said, { clock: minutesOf(Number(hours), Number(minutes), half) });
  }
  const figures = FIGURES.exec(part);
  if (figures) {
    const [, day, month, year, isoYear, isoMonth, isoDay, first, second, shortYear] = figures;
    if (day !== undefined)
      return put(said, {
        day: Number(day),
        month: Number(month),
        ...(year ? { year: fourDigits(year) } : {}),
      });
    if (isoYear !== undefined)
      return put(said, { year: Number(isoYear), month: Number(isoMonth), day: Number(isoDay) });
    // Americans write the month first, others the day: only a number above 12 tells.
    const one = Number(first);
    const two = Number(second);
    if (one > 12 === two > 12) return false;
    return put(said, {
      month: Math.min(one, two),
      day: Math.max(one, two),
      year: fourDigits(shortYear ?? ''),
    });
  }
  const word = WORD.exec(part)?.[1] ?? '';
  if (/^\d{4}$/.test(word)) return put(said, { year: Number(word) });
  if (/^\d{1,2}$/.test(word)) return put(said, { day: Number(word) });
  const daysAgo = NAMED_DAYS.get(word);
  if (daysAgo !== undefined) return put(said, { daysAgo });
  const weekday = WEEKDAYS.get(word.slice(0, 4));
  if (weekday !== undefined) return put(said, { weekday });
  const month = MONTHS.get(word.slice(0, 3).replace(/^ма[йя]$/, 'ма'));
  if (month !== undefined) return put(said, { month });
  return FILLERS.has(word);
}

function put(said: Said, more: Said): boolean {
  if (Object.keys(more).some((part) => part in said)) return false;
  Object.assign(said, more);
  return true;
}

function fourDigits(year: string): number {
  return year.length === 4 ? Number(year) : 2000 + Number(year);
}

function minutesOf(hours: number, minutes: number, half: string | undefined): number {
  const wrong = minutes > 59 || (half === undefined ? hours > 23 : hours < 1 || hours > 12);
  if (wrong) return Number.NaN;
  return (half === undefined ? hours : (hours % 12) + (half === 'pm' ? 12 : 0)) * 60 + minutes;
}

function momentOf(said: Said, now: number): number | null {
  const { daysAgo, weekday, year, month, day, clock } = said;
  const midnight = Math.floor((now + OFFSET) / DAY) * DAY;
  const after = clock === undefined ? DAY / 2 : clock * 60_000;
  const inDay = (start: number): number =>
    // Of today only what has passed can be meant.
    clock === undefined && start === midnight ? now : start + after - OFFSET;
  const dayAndMonth = day !== undefined && month !== undefined;

  if (daysAgo !== undefined)
    return day === undefined && month === undefined && year === undefined && weekday === undefined
      ? inDay(midnight - daysAgo * DAY)
      : null;
  if (dayAndMonth) {
    const thisYear = new Date(midnight).getUTCFullYear();
    const years = year === undefined ? [thisYear, thisYear - 1] : [year];
    const starts = years.map((each) => startOf(each, month, day)).filter((start) => start !== null);
    const found = starts.map(inDay).find((moment) => moment <= now + AHEAD);
    return found ?? null;
  }
  if (day !== undefined || month !== undefined || year !== undefined || weekday === undefined) return null;
  const back = (new Date(midnight).getUTCDay() - weekday + 7) % 7 || 7;
  return inDay(midnight - back * DAY);
}

/** The first millisecond of a day by its own clock; `null` for a day that doesn't exist. */
function startOf(year: number, month: number, day: number): number | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.getTime() : null;
}
