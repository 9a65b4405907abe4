import * as v from 'valibot';

function isDay(text: string): boolean {
  try {
    return Temporal.PlainDate.from(text).toString() === text;
  } catch {
    return false;
  }
}

const DaysSchema = v.optional(v.array(v.pipe(v.string(), v.check(isDay, 'not a day as YYYY-MM-DD'))), []);

/**
 * What the government changes by decree each year: days off that no rule names, and working days that would
 * be days off (it may move days off: Labour Code, art. 85, part 3). It also corrects the computed date of
 * Kurban Ait where the Muslim authority announces another. The file is JSON, a key a year:
 *
 *     { "2026": { "daysOff": ["2026-01-05"], "workingDays": ["2026-01-10"] } }
 *
 * What stands here wins over every rule.
 */
export const CalendarOverridesSchema = v.pipe(
  v.unknown(),
  v.check((json) => !Array.isArray(json), 'a list instead of years'),
  v.record(
    v.pipe(v.string(), v.regex(/^\d{4}$/, 'not a year')),
    v.strictObject({ daysOff: DaysSchema, workingDays: DaysSchema }),
  ),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    for (const [year, { daysOff, workingDays }] of Object.entries(dataset.value)) {
      const days = [...daysOff, ...workingDays];
      const stray = days.find((day) => !day.startsWith(`${year}-`));
      const twice = days.find((day, index) => days.indexOf(day) !== index);
      if (stray) addIssue({ message: `${stray} stands under ${year}` });
      if (twice) addIssue({ message: `${twice} is named twice` });
    }
  }),
);

/** Decrees on days off and working days, by year. */
export type CalendarOverrides = Readonly<
  Record<string, { readonly daysOff?: readonly string[]; readonly workingDays?: readonly string[] }>
>;

/**
 * Reads an overrides file that has been parsed from JSON.
 *
 * @throws RangeError that names every fault and where it stands, so that the operator can mend the file
 */
export function readCalendarOverrides(json: unknown): CalendarOverrides {
  const read = v.safeParse(CalendarOverridesSchema, json);
  if (read.success) return read.output;
  const faults = read.issues.map((issue) => {
    const where = v.getDotPath(issue);
    return where === null ? issue.message : `${where}: ${issue.message}`;
  });
  throw new RangeError(`The calendar of days off cannot be used. ${faults.join('; ')}`);
}
