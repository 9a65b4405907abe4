import * as v from 'valibot';
import { AgencySchema } from './receipt.ts';

/** What the page that embeds an agency's form is told of the agency. */
export const AgencyAnswerSchema = v.object({
  agency: AgencySchema,
  /** Whether the register can verify an EDS: else nobody is asked to sign. */
  eds: v.optional(v.boolean(), false),
  /** The agency's own map, `MapTilesSchema`: read only where it is shown; absent where it has none. */
  map: v.optional(v.unknown()),
});

export type AgencyAnswer = v.InferOutput<typeof AgencyAnswerSchema>;
