import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { DraftAnswers } from '../../clip/draft.ts';
import {
  dropTemplate,
  fromTemplate,
  keepTemplate,
  LONGEST_TEMPLATE_NAME,
  listTemplates,
  type Template,
} from '../../clip/templates.ts';
import { announce } from '../announce.tsx';
import { Field } from '../field.tsx';
import { words } from '../language.ts';
import type { PanelModel } from '../panel/panel-model.ts';
import { Select } from '../select.tsx';
import { workWords } from './work-words.ts';

/** Named answers: to fill in, to keep, to remove. They stay in this browser. */
export function TemplatesRow({
  model,
  answers,
  onApply,
}: {
  readonly model: PanelModel;
  readonly answers: DraftAnswers;
  readonly onApply: (answers: Partial<DraftAnswers>) => void;
}) {
  const { templates: t } = workWords.value;
  const templates = useSignal<readonly Template[]>([]);
  const chosen = useSignal('');
  const name = useSignal('');

  useEffect(() => {
    const stop = new AbortController();
    const read = async () => {
      templates.value = await listTemplates(model.store);
    };
    model.store.subscribe('templates', () => void read(), stop.signal);
    void read();
    return () => stop.abort();
  }, [model]);

  function apply(wanted: string): void {
    chosen.value = wanted;
    const template = templates.value.find((each) => each.name === wanted);
    if (!template) return;
    onApply(fromTemplate(template));
    announce(t.applied(wanted));
  }

  async function keep(): Promise<void> {
    const kept = name.value.trim();
    if (kept === '') return;
    await keepTemplate(model.store, kept, answers);
    chosen.value = kept;
    name.value = '';
    announce(t.kept(kept));
  }

  async function remove(): Promise<void> {
    const removed = chosen.value;
    await dropTemplate(model.store, removed);
    chosen.value = '';
    announce(t.removed(removed));
  }

  return (
    <details class="templates">
      <summary>{t.title}</summary>
      <div class="fields">
        {templates.value.length === 0 ? (
          <p class="hint">{t.none}</p>
        ) : (
          <Field id="template-choice" label={t.choose}>
            {(ties) => (
              <Select
                {...ties}
                value={chosen.value}
                empty={words.value.draft.choose}
                options={templates.value.map((each) => [each.name, each.name])}
                onChange={apply}
              />
            )}
          </Field>
        )}
        {chosen.value !== '' && (
          <button type="button" class="button quiet" onClick={() => void remove()}>
            {t.remove}
          </button>
        )}
        <Field id="template-name" label={t.name} hint={t.nameHint}>
          {(ties) => (
            <input
              {...ties}
              type="text"
              autocomplete="off"
              maxLength={LONGEST_TEMPLATE_NAME}
              value={name.value}
              onInput={({ currentTarget }) => {
                name.value = currentTarget.value;
              }}
              onKeyDown={(event) => {
                if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return;
                event.preventDefault();
                void keep();
              }}
            />
          )}
        </Field>
        <button type="button" class="button" disabled={name.value.trim() === ''} onClick={() => void keep()}>
          {t.keep}
        </button>
      </div>
    </details>
  );
}
