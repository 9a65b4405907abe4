import { signal } from '@preact/signals';
import { createIntakeClient } from '../../client/intake-client.ts';
import { openOutbox } from '../../client/outbox.ts';
import type { Failure } from '../../client/outcome.ts';
import { openDeviceStore } from '../../clip/device-store.ts';
import {
  forgetIdentity,
  type Identity,
  keepIdentity,
  makeKeys,
  publicKeyOf,
  readIdentity,
} from '../../clip/identity.ts';
import { intakeFor } from '../../clip/intake.ts';
import { type ManagedPolicy, managedPolicy, readPolicy } from '../../clip/managed-policy.ts';
import { forgetNumbers } from '../../clip/marks.ts';
import { askWorker } from '../../clip/messages.ts';
import { language } from '../language.ts';

/** Whether the intake knows the token just now. */
export type TokenCheck =
  | { readonly state: 'checking' }
  | { readonly state: 'works' }
  | { readonly state: 'failed'; readonly failure: Failure };

/** What an official fills in, once it is known to be whole. */
export interface EnrolmentForm {
  /** As `readIntakeAddress` gives it. */
  readonly intake: string;
  readonly code: string;
  readonly name: string;
}

export type EnrolmentEnd =
  | { readonly ok: true }
  | { readonly ok: false; readonly why: 'refused'; readonly failure: Failure }
  | { readonly ok: false; readonly why: 'not-kept' }
  /** The organisation settled that this browser is another agency's. */
  | { readonly ok: false; readonly why: 'other-agency'; readonly agency: string };

/** Who this browser is, and the way in and out. */
export function openOptionsModel(abort: AbortSignal) {
  const store = openDeviceStore();
  const outbox = openOutbox();
  const identity = signal<Identity | null>(null);
  const ready = signal(false);
  const waiting = signal(0);
  const policy = signal<ManagedPolicy>(readPolicy({}));

  const readWho = async () => {
    identity.value = await readIdentity(store);
    ready.value = true;
  };
  // Chromium may take seconds to tell, so nothing that can be shown waits for it.
  const settled = managedPolicy().then((read) => {
    policy.value = read;
    return read;
  });
  const countWaiting = async () => {
    const items = await outbox.list();
    waiting.value = items.filter(({ state }) => state === 'waiting' || state === 'sending').length;
  };

  store.subscribe('identity', () => void readWho(), abort);
  outbox.subscribe(() => void countWaiting(), abort);
  void Promise.all([readWho(), countWaiting()]);

  /** Other numbers may be seen now, and what waited may go. */
  async function signInChanged(): Promise<void> {
    await forgetNumbers();
    await outbox.hurry();
    await askWorker('deliver', {}).catch(() => {
      // The next thing that happens wakes the worker, and it delivers first.
    });
  }

  return {
    identity,
    ready,
    /** How many clips wait to be sent. */
    waiting,
    /** What the organisation settled for this browser. */
    policy,

    /** Enrols this browser with a new key of its own. What was enrolled before is replaced, not revoked. */
    async enrol({ intake, code, name }: EnrolmentForm): Promise<EnrolmentEnd> {
      const keys = await makeKeys();
      const client = createIntakeClient({ baseUrl: intake, language: language.value });
      const outcome = await client.enrol({ code, name, publicKey: await publicKeyOf(keys) });
      if (!outcome.ok) return { ok: false, why: 'refused', failure: outcome.failure };
      const { token, expiresAt, official, agency } = outcome.value;
      const who = { intake, token, expiresAt, official, agency, keys };
      const belongsTo = (await settled).agency;
      if (belongsTo !== null && belongsTo !== agency.code) {
        // Its access ends at once: it was given for a browser that it must not be used in.
        await (await intakeFor(who, { tries: 2, timeout: 8_000 })).signOut();
        return { ok: false, why: 'other-agency', agency: agency.name[language.value] };
      }
      try {
        await keepIdentity(store, who);
      } catch {
        return { ok: false, why: 'not-kept' };
      }
      await signInChanged();
      return { ok: true };
    },

    /** Asks the intake whether the token still stands. */
    async check(who: Identity): Promise<TokenCheck> {
      const outcome = await (await intakeFor(who, { tries: 2, timeout: 8_000 })).me();
      return outcome.ok ? { state: 'works' } : { state: 'failed', failure: outcome.failure };
    },

    /**
     * Revokes the token and forgets it with its key. Drafts and what waits stay.
     *
     * @returns whether the intake took the revocation; the token is forgotten here in any case
     */
    async signOut(who: Identity): Promise<boolean> {
      const outcome = await (await intakeFor(who, { tries: 2, timeout: 8_000 })).signOut();
      await forgetIdentity(store);
      await signInChanged();
      // A token that the intake does not know or has turned down is as good as revoked.
      return outcome.ok || (outcome.failure.kind === 'problem' && outcome.failure.problem.status === 401);
    },
  };
}

export type OptionsModel = ReturnType<typeof openOptionsModel>;
