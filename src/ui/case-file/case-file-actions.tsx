import { useSignal } from '@preact/signals';
import { readEvidenceArchive } from '../../client/case-files.ts';
import { saveFile } from '../../client/save-file.ts';
import type { Identity } from '../../clip/identity.ts';
import { callsOf } from '../../clip/intake.ts';
import { language, words } from '../language.ts';
import { caseFileWords } from './words.ts';

/**
 * Takes the file of a case: the archive for a court, and the page for paper.
 *
 * @param clipped whether an official clipped it: only then is there evidence to pack
 */
export function CaseFileActions({
  identity,
  number,
  clipped,
}: {
  readonly identity: Identity;
  readonly number: string;
  readonly clipped: boolean;
}) {
  const t = caseFileWords.value.panel;
  const state = useSignal<'saving' | 'saved' | 'failed' | null>(null);
  const save = async () => {
    state.value = 'saving';
    const archive = await readEvidenceArchive(callsOf(identity, language.value), number);
    state.value = archive ? 'saved' : 'failed';
    if (archive) saveFile(archive, `${number}.wacz`);
  };
  const page = `/case-file.html?${new URLSearchParams({ number, lang: language.value })}`;
  return (
    <section class="case-file" aria-labelledby={`case-file-${number}`}>
      <h3 id={`case-file-${number}`}>{t.title}</h3>
      <p class="hint">{t.hint}</p>
      <div class="actions">
        {clipped && (
          <button
            type="button"
            class="button"
            aria-disabled={state.value === 'saving'}
            onClick={() => state.value !== 'saving' && void save()}
          >
            {t.archive}
          </button>
        )}
        <a class="button quiet" href={page} target="_blank" rel="noreferrer">
          {t.print}
          <span class="visually-hidden"> ({words.value.newTab})</span>
        </a>
      </div>
      <p class={state.value === 'failed' ? 'error' : 'hint'} role="status">
        {state.value && t[state.value]}
      </p>
    </section>
  );
}
