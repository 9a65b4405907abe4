import { browser } from '@wxt-dev/browser';
import * as v from 'valibot';
import type { CaptureStatement } from '../../appeal/capture-statement.ts';
import { readIntakeClock } from '../../client/intake-clock.ts';
import type { DeviceStore } from '../device-store.ts';
import { readIdentity } from '../identity.ts';

const KEY = 'clock';
/** For how long a comparison of the clocks is good enough, in milliseconds. */
const GOOD_FOR = 10 * 60_000;

const KeptSchema = v.object({ at: v.number(), offsetMs: v.number() });

const UNKNOWN: CaptureStatement['clock'] = { offsetMs: null, measuredAt: null };

/**
 * How far this device's clock is from the intake's, asked anew every ten minutes. The offset is what the
 * intake's clock showed, less the middle of the question's way there and back.
 */
export async function compareClocks(store: DeviceStore): Promise<CaptureStatement['clock']> {
  const identity = await readIdentity(store);
  if (!identity) return UNKNOWN;
  const kept = v.safeParse(KeptSchema, (await browser.storage.session.get(KEY))[KEY]);
  const age = kept.success ? Date.now() - kept.output.at : -1;
  if (kept.success && age >= 0 && age < GOOD_FOR) return clockOf(kept.output);
  const offsetMs = await readIntakeClock(identity.intake);
  if (offsetMs === null) return UNKNOWN;
  const measured = { at: Date.now(), offsetMs };
  await browser.storage.session.set({ [KEY]: measured });
  return clockOf(measured);
}

function clockOf({ at, offsetMs }: v.InferOutput<typeof KeptSchema>): CaptureStatement['clock'] {
  return { offsetMs, measuredAt: new Date(at).toISOString() };
}
