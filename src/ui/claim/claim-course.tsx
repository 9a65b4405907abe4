import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { ClaimCourse } from '../../appeal/claim.ts';
import { endInvitation, inviteAuthor, proveAccount, readClaimCourse } from '../../client/claims.ts';
import { type Failure, statusOf } from '../../client/outcome.ts';
import type { Identity } from '../../clip/identity.ts';
import { callsOf } from '../../clip/intake.ts';
import { announce } from '../announce.tsx';
import { ConfirmButton } from '../confirm-button.tsx';
import { failureWords } from '../failure-words.ts';
import { inKazakhstan } from '../kazakhstan-time.ts';
import { language, words } from '../language.ts';
import { claimWords } from './claim-words.ts';
import { MadeLink } from './made-link.tsx';

/** Milliseconds between two looks at what became of the link, while the panel is seen. */
const ASK_EVERY = 10_000;

/**
 * The way of a signal to an appeal: inviting its author, what became of the link, and the appeal that came of
 * it. Draws nothing for a record that never was a signal, or while the register cannot be asked.
 *
 * @param number of the signal, or of the appeal that its author made of it
 */
export function ClaimCourseView({
  identity,
  number,
}: {
  readonly identity: Identity;
  readonly number: string;
}) {
  const t = claimWords.value;
  const course = useSignal<ClaimCourse | null>(null);
  const link = useSignal<string | null>(null);
  const busy = useSignal(false);
  const failure = useSignal<Failure | null>(null);
  const intake = callsOf(identity, language.value);

  const read = async (signal?: AbortSignal) => {
    const outcome = await readClaimCourse(intake, number, signal);
    if (outcome.ok) course.value = outcome.value;
    return outcome.ok || statusOf(outcome.failure) !== 409;
  };
  useEffect(() => {
    const stop = new AbortController();
    // The author opens and claims elsewhere, and nobody here is told.
    const asking = setInterval(() => {
      if (document.visibilityState === 'visible') void read(stop.signal);
    }, ASK_EVERY);
    // What never was a signal will never be one.
    void read(stop.signal).then((isSignal) => {
      if (!isSignal) clearInterval(asking);
    });
    return () => {
      clearInterval(asking);
      stop.abort();
    };
  }, [identity, number]);

  /** One thing at a time; what fails is said, and nothing that was there goes. */
  const act = async (work: () => Promise<Failure | null>) => {
    if (busy.value) return;
    busy.value = true;
    failure.value = await work();
    await read();
    busy.value = false;
  };
  const invite = () =>
    act(async () => {
      const outcome = await inviteAuthor(intake, number);
      if (!outcome.ok) return outcome.failure;
      link.value = outcome.value.link;
      return null;
    });
  const revoke = (id: string) =>
    act(async () => {
      const outcome = await endInvitation(intake, number, id);
      if (!outcome.ok) return outcome.failure;
      link.value = null;
      announce(t.revoked);
      return null;
    });
  const prove = () =>
    act(async () => {
      const outcome = await proveAccount(intake, number);
      if (outcome.ok) announce(t.proof.done);
      return outcome.ok ? null : outcome.failure;
    });

  const known = course.value;
  if (!known || (!known.open && !known.claim)) return null;
  const last = known.invitations[0];
  const stands = last?.state === 'made' || last?.state === 'opened';
  const day = (instant: string) => words.value.terms.day(inKazakhstan(instant).day);
  return (
    <section class="claim" aria-labelledby="claim-heading">
      <h3 id="claim-heading">{known.claim ? t.claimedTitle : t.title}</h3>
      {known.claim ? (
        <Claimed claim={known.claim} mayAct={known.mayAct} day={day} onSeen={() => void prove()} />
      ) : (
        <>
          <p class="hint">{t.why}</p>
          {last && (
            <p>
              {t.states[last.state]}
              {stands && `, ${t.until(day(last.expiresAt))}`}
            </p>
          )}
          {link.value && stands && (
            <MadeLink link={link.value} agency={identity.agency} postLanguage={known.language} />
          )}
          <div class="actions">
            {known.mayAct && !(link.value && stands) && (
              <button type="button" class="button primary" onClick={() => void invite()}>
                {stands ? t.inviteAgain : t.invite}
              </button>
            )}
            {known.mayAct && last && stands && (
              <ConfirmButton
                label={t.revoke}
                question={t.revokeSure}
                yes={t.revokeYes}
                no={t.revokeNo}
                onConfirm={() => void revoke(last.id)}
              />
            )}
          </div>
          {known.mayAct && stands && !link.value && <p class="hint">{t.againHint}</p>}
        </>
      )}
      {failure.value && (
        <p class="error" role="alert">
          {failureWords(failure.value, words.value)}
        </p>
      )}
    </section>
  );
}

function Claimed({
  claim,
  mayAct,
  day,
  onSeen,
}: {
  readonly claim: NonNullable<ClaimCourse['claim']>;
  readonly mayAct: boolean;
  day(instant: string): string;
  onSeen(): void;
}) {
  const t = claimWords.value;
  return (
    <>
      <p class="number">
        <strong>{claim.number}</strong>
      </p>
      <p>{t.claimed(day(claim.claimedAt))}</p>
      <p>{t.identities[claim.identity]}</p>
      {claim.provenAt === null ? (
        <>
          <h4>{t.proof.title}</h4>
          <p>{t.proof.text(claim.accountCode)}</p>
          {mayAct && (
            <button type="button" class="button" onClick={onSeen}>
              {t.proof.seen}
            </button>
          )}
        </>
      ) : (
        <p class="hint">{t.proof.done}</p>
      )}
    </>
  );
}
