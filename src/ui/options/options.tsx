import { useSignal } from '@preact/signals';
import { LANGUAGES } from '../../appeal/language.ts';
import type { LanguageSetting } from '../../clip/language-setting.ts';
import { Announcer } from '../announce.tsx';
import { chooseLanguage, languageSetting, words } from '../language.ts';
import { EnrolmentForm } from './enrolment-form.tsx';
import { OfficialsDesk } from './officials-desk.tsx';
import type { OptionsModel } from './options-model.ts';
import { PageAccess } from './page-access.tsx';
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
        {model.ready.value && <PageAccess platforms={model.policy.value.platforms} />}
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
