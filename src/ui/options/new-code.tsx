import { useSignal } from '@preact/signals';
import { OFFICIAL_ROLES, type OfficialRole } from '../../appeal/official.ts';
import type { EnrolmentCode } from '../../appeal/officials-desk.ts';
import { formatTrackingCode } from '../../appeal/tracking-code.ts';
import type { IntakeSettings } from '../../client/intake-client.ts';
import { makeEnrolmentCode } from '../../client/officials-client.ts';
import { officialsMessages } from '../../i18n/officials/messages.ts';
import { failureWords } from '../failure-words.ts';
import { inKazakhstan } from '../kazakhstan-time.ts';
import { language, words } from '../language.ts';

/** A one-time code for a new official, shown once. */
export function NewCode({ intake }: { readonly intake: IntakeSettings }) {
  const t = officialsMessages(language.value);
  const roles = useSignal<readonly OfficialRole[]>(['clerk']);
  const made = useSignal<EnrolmentCode | null>(null);
  const trouble = useSignal('');
  const busy = useSignal(false);

  const make = async () => {
    if (busy.value) return;
    made.value = null;
    trouble.value = roles.value.length === 0 ? t.needsRole : '';
    if (trouble.value) return;
    busy.value = true;
    const outcome = await makeEnrolmentCode(intake, { roles: [...roles.value] });
    busy.value = false;
    if (outcome.ok) made.value = outcome.value;
    else trouble.value = failureWords(outcome.failure, words.value);
  };

  return (
    <form
      aria-labelledby="new-code-heading"
      onSubmit={(event) => {
        event.preventDefault();
        void make();
      }}
    >
      <h3 id="new-code-heading">{t.newCode}</h3>
      <fieldset>
        <legend>{t.rolesOfCode}</legend>
        <div class="choices">
          {OFFICIAL_ROLES.map((role) => (
            <label key={role}>
              <input
                type="checkbox"
                checked={roles.value.includes(role)}
                onChange={({ currentTarget }) => {
                  const others = roles.value.filter((one) => one !== role);
                  roles.value = currentTarget.checked ? [...others, role] : others;
                }}
              />
              {t.roles[role]}
            </label>
          ))}
        </div>
      </fieldset>
      <p class="error" role="alert">
        {trouble.value}
      </p>
      <div role="status">
        {made.value && (
          <>
            <p class="number">
              <strong>{formatTrackingCode(made.value.code)}</strong>
            </p>
            <p class="hint">{t.made(words.value.terms.day(inKazakhstan(made.value.expiresAt).day))}</p>
          </>
        )}
      </div>
      <div class="actions">
        <button type="submit" class="button" aria-disabled={busy.value ? 'true' : 'false'}>
          {t.make}
        </button>
      </div>
    </form>
  );
}
