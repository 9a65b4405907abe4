/** Kazakhstan is one time zone, UTC+5, since 1 March 2024; every time is shown in it, on any computer. */
const OFFSET = 5 * 60 * 60_000;

/** A moment as Kazakhstan's clocks and calendar show it. */
export interface LocalMoment {
  /** `YYYY-MM-DD` */
  readonly day: string;
  /** `HH:MM` */
  readonly time: string;
}

/** @param moment milliseconds since the epoch, or an RFC 3339 instant */
export function inKazakhstan(moment: number | string): LocalMoment {
  const epoch = typeof moment === 'number' ? moment : Date.parse(moment);
  const shown = new Date(epoch + OFFSET).toISOString();
  return { day: shown.slice(0, 10), time: shown.slice(11, 16) };
}
