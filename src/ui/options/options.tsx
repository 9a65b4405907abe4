import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { LANGUAGES } from '../../appeal/language.ts';
import type { LanguageSetting } from '../../clip/language-setting.ts';
import { PLATFORM_PAGES } from '../../clip/platform-pages.ts';
import { Announcer } from '../announce.tsx';
import { chooseLanguage, languageSetting, words } from '../language.ts';
import { EnrolmentForm } from './enrolment-form.tsx';
import { OfficialsDesk } from './officials-desk.tsx';
import { askToReadPages, mayReadPages, type OptionsModel } from './options-model.ts';
import { WhoAmI } from './who-am-i.tsx';

/** The settings page: who am I, what the browser allows, which language, what leaves this browser. */
export function Options({ model }: { readonly model: OptionsModel }) {
  return (
    <>
      <header class="bar">
        <img src="/icon/dauys.svg" alt="" width="32" height="32" />
        <h1>{words.value.options.title}</h1>
      </header>
      <main>
        {model.ready.value && <SignIn model={model} />}
        {model.identity.value && (
          <OfficialsDesk key={model.identity.value.token} identity={model.identity.value} />
        )}
        <PageAccess />
        <LanguageChoice />
        <Privacy />
      </main>
      <Announcer />
    </>
  );
}

function SignIn({ model }: { readonly model: OptionsModel }) {
  const justEnrolled = useSignal(false);
  const again = useSignal(false);
  const farewell = useSignal('');
  const identity = model.identity.value;
  if (identity && !again.value) {
    return (
      <div class="card">
        <WhoAmI
          model={model}
          identity={identity}
          justEnrolled={justEnrolled.value}
          onSignedOut={(text) => {
            justEnrolled.value = false;
            farewell.value = text;
          }}
          onEnrolAgain={() => {
            again.value = true;
          }}
        />
      </div>
    );
  }
  return (
    <div class="card">
      {farewell.value && (
        <p class="notice" role="status" tabIndex={-1} ref={(notice) => notice?.focus()}>
          {farewell.value}
        </p>
      )}
      {!identity && model.waiting.value > 0 && (
        <p class="notice">{words.value.options.me.waiting(model.waiting.value)}</p>
      )}
      <EnrolmentForm
        model={model}
        before={identity}
        onDone={() => {
          again.value = false;
          farewell.value = '';
          justEnrolled.value = true;
        }}
      />
    </div>
  );
}

/** Browsers let people withhold the platforms' pages; then nothing would stand beside any post. */
function PageAccess() {
  const { pages: t } = words.value.options;
  const allowed = useSignal(true);
  const answer = useSignal('');
  useEffect(() => {
    void mayReadPages(PLATFORM_PAGES).then((may) => {
      allowed.value = may;
    });
  }, []);
  if (allowed.value && !answer.value) return null;
  return (
    <section class="card" aria-labelledby="pages-heading">
      <h2 id="pages-heading">{t.title}</h2>
      {!allowed.value && <p>{t.missing}</p>}
      <p role="status">{answer.value}</p>
      {!allowed.value && (
        <button
          type="button"
          class="button primary"
          onClick={() => {
            void askToReadPages(PLATFORM_PAGES).then((granted) => {
              allowed.value = granted;
              answer.value = granted ? t.allowed : t.denied;
            });
          }}
        >
          {t.allow}
        </button>
      )}
    </section>
  );
}

const OWN_NAMES = { kk: 'Қазақша', ru: 'Русский', en: 'English' } as const;

function LanguageChoice() {
  const { language: t } = words.value.options;
  const choices: readonly LanguageSetting[] = ['auto', ...LANGUAGES];
  return (
    <fieldset class="card">
      <legend>
        <h2>{t.title}</h2>
      </legend>
      <p class="hint">{t.hint}</p>
      <div class="choices">
        {choices.map((choice) => (
          <label key={choice} lang={choice === 'auto' ? undefined : choice}>
            <input
              type="radio"
              name="language"
              value={choice}
              checked={languageSetting.value === choice}
              onChange={() => void chooseLanguage(choice)}
            />
            {choice === 'auto' ? t.auto : OWN_NAMES[choice]}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function Privacy() {
  const { privacy: t } = words.value.options;
  return (
    <section class="card" aria-labelledby="privacy-heading">
      <h2 id="privacy-heading">{t.title}</h2>
      <ul>
        {t.points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
    </section>
  );
}
