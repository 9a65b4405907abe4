import { browser } from '@wxt-dev/browser';
import * as v from 'valibot';
import { PLATFORM_IDS, type PlatformId } from '../appeal/post.ts';
import { AgencyCodeSchema } from '../appeal/submission.ts';
import { readIntakeAddress } from './intake-address.ts';

/**
 * What an organisation settles for all its browsers (`storage.managed`, described for administrators in
 * `public/managed-schema.json`). A part that is absent, or is not what it should be, settles nothing.
 */
export interface ManagedPolicy {
  /** The intake's address: nobody types another one. */
  readonly intake: string | null;
  /** The agency whose officials use this browser: a code of another one is turned down. */
  readonly agency: string | null;
  /** The platforms that are moderated here: no other is offered. */
  readonly platforms: readonly PlatformId[] | null;
  /** For how many days the panel keeps what was sent. */
  readonly keepDays: number | null;
  /** `false`: the intake is not asked about the posts on the screen. */
  readonly lookUp: boolean | null;
}

const IntakeSchema = v.pipe(
  v.string(),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const address = readIntakeAddress(dataset.value);
    if (address.ok) return address.baseUrl;
    addIssue({ message: 'not-an-address' });
    return NEVER;
  }),
);

const KeepDaysSchema = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(365));

/** Reads a policy part by part: a slip in one of them does not undo the others. */
export function readPolicy(kept: Readonly<Record<string, unknown>>): ManagedPolicy {
  const part = <Schema extends v.GenericSchema>(
    name: string,
    schema: Schema,
  ): v.InferOutput<Schema> | null => {
    const read = v.safeParse(schema, kept[name]);
    return read.success ? read.output : null;
  };
  const named = part('platforms', v.array(v.string()));
  const platforms = named && PLATFORM_IDS.filter((id) => named.includes(id));
  return {
    intake: part('intake', IntakeSchema),
    agency: part('agency', AgencyCodeSchema),
    platforms: platforms && platforms.length > 0 ? platforms : null,
    keepDays: part('keepDays', KeepDaysSchema),
    lookUp: part('lookUp', v.boolean()),
  };
}

/** What the organisation settled; nothing where there is none, which browsers tell by an error. */
export async function managedPolicy(): Promise<ManagedPolicy> {
  try {
    return readPolicy(await browser.storage.managed.get());
  } catch {
    return readPolicy({});
  }
}
