import { useSignal } from '@preact/signals';
import type { Applicant } from '../../appeal/applicant.ts';
import type { Identity } from '../../clip/identity.ts';
import { intakeFor } from '../../clip/intake.ts';
import { announce } from '../announce.tsx';
import { failureWords } from '../failure-words.ts';
import { words } from '../language.ts';
import { recordWords } from './words.ts';

/** Who appeals, shown only when asked for: every look is recorded, and the applicant sees that. */
export function ApplicantCard({
  identity,
  number,
  onRead,
}: {
  readonly identity: Identity;
  readonly number: string;
  /** A look was recorded: the course has a new entry. */
  readonly onRead: () => void;
}) {
  const { applicant: t } = recordWords.value;
  const shown = useSignal<Applicant | null | undefined>(undefined);
  const trouble = useSignal('');

  const show = async () => {
    const outcome = await (await intakeFor(identity)).applicant(number);
    trouble.value = outcome.ok ? '' : failureWords(outcome.failure, words.value);
    if (!outcome.ok) return;
    shown.value = outcome.value;
    announce(outcome.value ? nameOf(outcome.value) : t.none);
    onRead();
  };

  if (shown.value === undefined) {
    return (
      <div class="applicant">
        <button type="button" class="button" aria-describedby="applicant-hint" onClick={() => void show()}>
          {t.show}
        </button>
        <p class="hint" id="applicant-hint">
          {t.hint}
        </p>
        <p class="error" role="alert">
          {trouble.value}
        </p>
      </div>
    );
  }
  if (shown.value === null) return <p class="hint">{t.none}</p>;
  const { iin, bin, representative, postalAddress, phone, email } = shown.value;
  const lines = [
    [t.name, nameOf(shown.value)],
    [t.iin, iin],
    [t.bin, bin],
    [t.representative, representative],
    [t.address, postalAddress],
    [t.phone, phone],
    [t.email, email],
  ];
  return (
    <section aria-labelledby="applicant-heading">
      <h3 id="applicant-heading">{t.title}</h3>
      <dl class="facts">
        {lines.map(
          ([name, value]) =>
            value && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
    </section>
  );
}

function nameOf({ name, familyName, givenName, patronymic }: Applicant): string {
  return name ?? [familyName, givenName, patronymic].filter(Boolean).join(' ');
}
