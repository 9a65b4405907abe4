import * as v from 'valibot';

const INSTANT =
  /^([12]\d{3})-(0[1-9]|1[0-2])-(\d\d)T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-](0\d|1[0-4]):[0-5]\d)$/;

/**
 * Whether a text is an instant that every reader takes for the same one. `Date.parse` does not decide it: it
 * rolls 30 February over into March in one browser and refuses it in another, and knows years and offsets
 * that PostgreSQL does not.
 */
function isInstant(text: string): boolean {
  const [, year, month, day] = INSTANT.exec(text) ?? [];
  if (year === undefined) return false;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.getUTCDate() === Number(day);
}

/**
 * An instant as RFC 3339 writes it, with its offset (seconds may be left out, as pages do): a real day of the
 * years 1000 to 2999, no leap second.
 */
export const InstantSchema = v.pipe(v.string('wrong-type'), v.check(isInstant, 'not-a-date-time'));
