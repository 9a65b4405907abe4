const INSTANT =
  /^([12]\d{3})-(0[1-9]|1[0-2])-(\d\d)T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-](0\d|1[0-4]):[0-5]\d)$/;

/**
 * A machine-readable time as the page gives it, where it is an instant: RFC 3339 with its offset and a day
 * that exists. A local time without an offset names no instant.
 */
export function instant(text: string | null | undefined): string | null {
  // ISO 8601 also allows an offset without its colon; RFC 3339 does not.
  const written = (text ?? '').trim().replace(/([+-]\d\d)(\d\d)$/, '$1:$2');
  const [, year, month, day] = INSTANT.exec(written) ?? [];
  if (year === undefined) return null;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.getUTCDate() === Number(day) ? written : null;
}

/** An instant from seconds of Unix time, as sites keep it in their attributes: 2001 to 2286. */
export function instantOfSeconds(text: string | null | undefined): string | null {
  return /^[1-9]\d{9}$/.test(text ?? '') ? new Date(Number(text) * 1000).toISOString() : null;
}
