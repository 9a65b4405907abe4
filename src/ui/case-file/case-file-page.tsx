import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { LANGUAGES } from '../../appeal/language.ts';
import { TAGS } from '../../appeal/tags.ts';
import { openDeviceStore } from '../../clip/device-store.ts';
import { readIdentity } from '../../clip/identity.ts';
import { evidenceWords } from '../evidence/words.ts';
import { inKazakhstan } from '../kazakhstan-time.ts';
import { language, languageSetting, words } from '../language.ts';
import { recordWords } from '../record/words.ts';
import { capturesOf, type LoadedCase, loadCaseFile } from './load-case-file.ts';
import { CheckPart, LogPart } from './log-part.tsx';
import { PostPart, StatementPart } from './post-part.tsx';
import { CoursePart, StandingPart } from './standing-part.tsx';
import { caseFileWords } from './words.ts';

/** The file of a case as a page for paper. @param number as the page's address has it */
export function CaseFilePage({ number }: { readonly number: string | null }) {
  const t = caseFileWords.value.page;
  const loaded = useSignal<LoadedCase | string | null>(null);
  useEffect(() => {
    void (async () => {
      const identity = await readIdentity(openDeviceStore());
      const { noNumber, notEnrolled } = caseFileWords.value.page;
      if (number === null) loaded.value = noNumber;
      else loaded.value = identity ? await loadCaseFile(identity, number) : notEnrolled;
    })();
  }, [number]);
  const { value } = loaded;
  return (
    <>
      <Toolbar />
      <main>
        {value === null || typeof value === 'string' ? (
          <>
            <h1>{[t.title, number].filter(Boolean).join(' ')}</h1>
            <p role="status">{value ?? t.loading}</p>
          </>
        ) : (
          <Paper loaded={value} />
        )}
      </main>
    </>
  );
}

/** For this page alone: in which language it goes on paper. */
function Toolbar() {
  const t = caseFileWords.value.page;
  const { languages } = words.value.draft;
  return (
    <header class="toolbar">
      <fieldset>
        <legend class="visually-hidden">{t.language}</legend>
        {LANGUAGES.map((each) => (
          <button
            key={each}
            type="button"
            class="button"
            aria-pressed={language.value === each}
            onClick={() => {
              languageSetting.value = each;
            }}
          >
            {languages[each]}
          </button>
        ))}
      </fieldset>
      <button type="button" class="button primary" onClick={() => window.print()}>
        {t.print}
      </button>
    </header>
  );
}

function Paper({ loaded: { file, capture, receipt, pictures } }: { readonly loaded: LoadedCase }) {
  const { page: t, view } = caseFileWords.value;
  const { terms, tags: explained } = words.value;
  const { signature } = evidenceWords.value;
  const { appeal } = file;
  const made = inKazakhstan(file.madeAt);
  const captures = capturesOf(file.capture);
  const tags = TAGS.filter((tag) => appeal.tags.includes(tag));
  return (
    <article>
      <p class="agency">{appeal.agency.name[language.value]}</p>
      <h1>
        {t.title} <span class="case-number">{appeal.number}</span>
      </h1>
      <StandingPart appeal={appeal} receipt={file.receipt} />
      {(captures.length === 0 || appeal.channel !== 'extension') && appeal.text !== null && (
        <section>
          <h2>{recordWords.value.text}</h2>
          <p class="words">{appeal.text}</p>
        </section>
      )}
      {captures.map((captured, index) => (
        <section key={captured.capture.postDigest}>
          <h2>
            {index === 0 && appeal.channel === 'extension'
              ? words.value.draft.read
              : `${t.morePosts}: ${appeal.channel === 'extension' ? index : index + 1}`}
          </h2>
          <PostPart captured={captured} picture={pictures[index] ?? null} />
        </section>
      ))}
      {capture && (
        <section>
          <h2>{signature.title}</h2>
          <p class={capture === 'broken' ? 'error' : 'verdict'}>{signature[capture]}</p>
          {captures.map((captured) => (
            <StatementPart
              key={captured.capture.postDigest}
              captured={captured}
              official={file.capture?.official ?? null}
            />
          ))}
        </section>
      )}
      <section>
        <h2>{t.tags}</h2>
        <dl class="tags">
          {tags.map((tag) => (
            <div key={tag}>
              <dt>
                <code>{tag}</code>
              </dt>
              <dd>{explained[tag]}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section>
        <h2>{t.course}</h2>
        <CoursePart appeal={appeal} />
      </section>
      <section>
        <h2>{t.log}</h2>
        <LogPart receipt={file.receipt} checked={receipt} />
      </section>
      {capture && (
        <section>
          <h2>{t.check}</h2>
          <CheckPart />
        </section>
      )}
      <footer>
        {t.made(terms.day(made.day), made.time, appeal.agency.name[language.value])}
        {capture && ` ${view.notice}`}
      </footer>
    </article>
  );
}
