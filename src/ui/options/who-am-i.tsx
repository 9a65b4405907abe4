import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { statusOf } from '../../client/outcome.ts';
import type { Identity } from '../../clip/identity.ts';
import { ConfirmButton } from '../confirm-button.tsx';
import { failureWords } from '../failure-words.ts';
import { inKazakhstan } from '../kazakhstan-time.ts';
import { language, words } from '../language.ts';
import type { OptionsModel, TokenCheck } from './options-model.ts';

/** Whom this browser stands for, whether the intake agrees, and the way out. */
export function WhoAmI({
  model,
  identity,
  justEnrolled,
  onSignedOut,
  onEnrolAgain,
}: {
  readonly model: OptionsModel;
  readonly identity: Identity;
  readonly justEnrolled: boolean;
  /** @param words what there is to say about it */
  readonly onSignedOut: (words: string) => void;
  readonly onEnrolAgain: () => void;
}) {
  const { me: t } = words.value.options;
  const check = useSignal<TokenCheck>({ state: 'checking' });
  const heading = useRef<HTMLHeadingElement>(null);
  const validUntil = words.value.terms.day(inKazakhstan(identity.expiresAt).day);

  async function ask(): Promise<void> {
    check.value = { state: 'checking' };
    check.value = await model.check(identity);
  }
  useEffect(() => void ask(), [identity]);
  useEffect(() => {
    if (justEnrolled) heading.current?.focus();
  }, [justEnrolled]);

  async function signOut(): Promise<void> {
    const revoked = await model.signOut(identity);
    onSignedOut(revoked ? t.signedOut : t.signedOutHere(validUntil));
  }

  return (
    <section aria-labelledby="me-heading">
      <h2 id="me-heading" ref={heading} tabIndex={-1}>
        {t.title}
      </h2>
      {justEnrolled && (
        <p class="good" role="status">
          {t.done}
        </p>
      )}
      <dl class="facts wide">
        <Fact name={t.name}>{identity.official.name}</Fact>
        <Fact name={t.agency}>{identity.agency.name[language.value]}</Fact>
        <Fact name={t.intake}>{identity.intake}</Fact>
        <Fact name={t.validUntil}>{validUntil}</Fact>
        <Fact name={t.access}>
          <span role="status">
            <CheckWords check={check.value} />
          </span>
        </Fact>
      </dl>
      {check.value.state === 'failed' && model.waiting.value > 0 && (
        <p class="hint">{t.waiting(model.waiting.value)}</p>
      )}
      <div class="actions">
        {check.value.state === 'failed' && (
          <>
            <button type="button" class="button" onClick={() => void ask()}>
              {t.again}
            </button>
            <button type="button" class="button" onClick={onEnrolAgain}>
              {t.enrolAgain}
            </button>
          </>
        )}
        <ConfirmButton
          label={t.signOut}
          question={t.signOutSure}
          yes={t.signOutYes}
          no={t.signOutNo}
          onConfirm={() => void signOut()}
        />
      </div>
    </section>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: preact.ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function CheckWords({ check }: { readonly check: TokenCheck }) {
  const { me: t } = words.value.options;
  if (check.state === 'checking') return <>{t.checking}</>;
  if (check.state === 'works') return <>{t.works}</>;
  const why = failureWords(check.failure, words.value);
  return <>{statusOf(check.failure) === 401 ? why : t.unreachable(why)}</>;
}
