import * as v from 'valibot';
import { PointSchema } from './point.ts';
import { regionPrefixOf } from './region-prefixes.ts';
import { optionalTextField } from './text-field.ts';

/** Where a matter is: a KATO code of any level, and what a person would write on an envelope. */
export const PlaceSchema = v.strictObject({
  kato: v.pipe(
    v.string('wrong-type'),
    v.regex(/^\d{9}$/, 'kato-format'),
    v.check((kato) => regionPrefixOf(kato) !== undefined, 'unknown-place'),
  ),
  address: optionalTextField(300),
  /**
   * Where the device of whoever reports it was, if they let it tell, or the point that they marked on the
   * agency's map, which has no accuracy: for the official's eyes alone.
   */
  point: v.optional(PointSchema),
});

export type Place = v.InferOutput<typeof PlaceSchema>;
