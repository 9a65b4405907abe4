import * as v from 'valibot';

/** Five digits are about a metre: nobody needs a place of a matter more exactly. */
const rounded = (degrees: number): number => Math.round(degrees * 1e5) / 1e5;

// @__NO_SIDE_EFFECTS__
function degrees(most: number) {
  return v.pipe(
    v.number('wrong-type'),
    v.check((value) => Math.abs(value) <= most, 'unknown-value'),
    v.transform(rounded),
  );
}

/** A point on the Earth as a device tells it, in WGS 84. */
export const PointSchema = v.strictObject({
  latitude: degrees(90),
  longitude: degrees(180),
  /** Metres within which the device is, as far as it knows. */
  accuracy: v.optional(
    v.pipe(
      v.number('wrong-type'),
      v.check((metres) => metres >= 0 && metres < 1e8, 'unknown-value'),
      v.transform(Math.round),
    ),
  ),
});

export type Point = v.InferOutput<typeof PointSchema>;
