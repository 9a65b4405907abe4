import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { AgencyOfficial } from '../../appeal/officials-desk.ts';
import { readSignedIn } from '../../client/intake-client.ts';
import { listOfficials, revokeOfficial } from '../../client/officials-client.ts';
import type { Identity } from '../../clip/identity.ts';
import { callsOf } from '../../clip/intake.ts';
import { officialsMessages } from '../../i18n/officials/messages.ts';
import { announce } from '../announce.tsx';
import { ConfirmButton } from '../confirm-button.tsx';
import { failureWords } from '../failure-words.ts';
import { inKazakhstan } from '../kazakhstan-time.ts';
import { language, words } from '../language.ts';
import { NewCode } from './new-code.tsx';

/** Who works for the agency, for its administrators; nothing for anybody else. */
export function OfficialsDesk({ identity }: { readonly identity: Identity }) {
  const t = officialsMessages(language.value);
  const officials = useSignal<readonly AgencyOfficial[] | null>(null);
  const trouble = useSignal('');
  const intake = callsOf(identity, language.value);

  const read = async (signal?: AbortSignal) => {
    const outcome = await listOfficials(intake, signal);
    if (signal?.aborted) return;
    trouble.value = outcome.ok ? '' : failureWords(outcome.failure, words.value);
    if (outcome.ok) officials.value = outcome.value;
  };
  useEffect(() => {
    const stop = new AbortController();
    void (async () => {
      const me = await readSignedIn(intake, stop.signal);
      if (me.ok && me.value.roles.includes('administrator')) await read(stop.signal);
    })();
    return () => stop.abort();
  }, [identity]);

  const revoke = async ({ id, name }: AgencyOfficial) => {
    const outcome = await revokeOfficial(intake, id);
    if (outcome.ok) announce(t.revoked(name));
    await read();
    if (!outcome.ok) trouble.value = failureWords(outcome.failure, words.value);
  };

  if (!officials.value) return null;
  return (
    <section class="card" aria-labelledby="officials-heading">
      <h2 id="officials-heading">{t.title}</h2>
      <ul class="officials">
        {officials.value.map((one) => (
          <li key={one.id}>
            <strong>{one.name}</strong>
            <p class="hint">
              {one.standsUntil
                ? t.until(words.value.terms.day(inKazakhstan(one.standsUntil).day))
                : t.signedOut}
            </p>
            <ul>
              {one.roles.map((role) => (
                <li key={role}>{t.roles[role]}</li>
              ))}
            </ul>
            {one.standsUntil && one.id !== identity.official.id && (
              <ConfirmButton
                label={t.revoke}
                question={t.revokeSure(one.name)}
                yes={t.revokeYes}
                no={t.revokeNo}
                onConfirm={() => void revoke(one)}
              />
            )}
          </li>
        ))}
      </ul>
      <p class="error" role="alert">
        {trouble.value}
      </p>
      <NewCode intake={intake} />
    </section>
  );
}
