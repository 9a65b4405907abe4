import * as v from 'valibot';
import { InstantSchema } from '../../appeal/post.ts';

/**
 * The beginning of a span as a person writes it: a moment with its offset, or a day, which begins in
 * Kazakhstan (UTC+5).
 *
 * @returns `null` where it is neither
 */
export function sinceOf(text: string): Date | null {
  const moment = /^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00:00+05:00` : text;
  return v.is(InstantSchema, moment) ? new Date(moment) : null;
}
