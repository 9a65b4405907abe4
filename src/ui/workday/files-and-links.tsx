import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import * as v from 'valibot';
import { WebAddressSchema } from '../../appeal/post.ts';
import { MOST_LINKS } from '../../appeal/submission.ts';
import { addFile } from '../../clip/added-files.ts';
import type { Draft } from '../../clip/draft.ts';
import { changeDraft } from '../../clip/drafts.ts';
import { announce } from '../announce.tsx';
import { Field } from '../field.tsx';
import { FilePicker } from '../file-picker.tsx';
import type { PanelModel } from '../panel/panel-model.ts';
import { workWords } from './work-words.ts';

/** Photos, documents and links that the official adds: chosen, dropped or pasted. They wait on the device. */
export function FilesAndLinks({
  model,
  draft,
  links,
  onLinks,
}: {
  readonly model: PanelModel;
  readonly draft: Draft;
  readonly links: readonly string[];
  readonly onLinks: (links: readonly string[]) => void;
}) {
  const { files: t } = workWords.value;
  const faults = useSignal<readonly string[]>([]);
  const adding = useSignal(0);
  const over = useSignal(false);
  const { files = [] } = draft;

  async function add(chosen: readonly File[]): Promise<void> {
    faults.value = [];
    adding.value += chosen.length;
    for (const file of chosen) {
      // As the draft is now: several may come at once.
      const present = model.drafts.value.find(({ id }) => id === draft.id)?.files ?? [];
      const added = await addFile(model.store, file, present);
      adding.value -= 1;
      if (!added.ok) {
        faults.value = [...faults.value, t.fault(file.name, t.faults[added.fault])];
        continue;
      }
      await changeDraft(model.store, draft.id, (now) => {
        if (!now) return now;
        const others = (now.files ?? []).filter(({ digest }) => digest !== added.file.digest);
        return { ...now, files: [...others, added.file] };
      });
      announce(t.added(added.file.name));
    }
  }

  async function remove(digest: string): Promise<void> {
    const name = files.find((file) => file.digest === digest)?.name ?? '';
    await changeDraft(
      model.store,
      draft.id,
      (now) => now && { ...now, files: (now.files ?? []).filter((each) => each.digest !== digest) },
    );
    announce(t.removed(name));
  }

  useEffect(() => {
    const stop = new AbortController();
    document.addEventListener(
      'paste',
      (event) => {
        const pasted = [...(event.clipboardData?.files ?? [])];
        if (pasted.length === 0) return;
        event.preventDefault();
        void add(pasted);
      },
      { signal: stop.signal },
    );
    return () => stop.abort();
  }, [draft.id]);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is one way more; the button beside does the same
    <div
      class={over.value ? 'files over' : 'files'}
      onDragOver={(event) => {
        event.preventDefault();
        over.value = true;
      }}
      onDragLeave={() => {
        over.value = false;
      }}
      onDrop={(event) => {
        event.preventDefault();
        over.value = false;
        const dropped = [...(event.dataTransfer?.files ?? [])];
        if (dropped.length > 0) return void add(dropped);
        const link = event.dataTransfer?.getData('text/uri-list').split(/\r?\n/)[0] ?? '';
        if (link && v.is(WebAddressSchema, link))
          onLinks([...new Set([...links, link])].slice(0, MOST_LINKS));
      }}
    >
      <FilePicker
        id="draft-files"
        label={t.title}
        hint={t.hint}
        files={files.map((file) => ({ ...file, size: t.size(file.size / 1024 / 1024) }))}
        faults={faults.value}
        onAdd={(chosen) => void add(chosen)}
        onRemove={(digest) => void remove(digest)}
      />
      {adding.value > 0 && <p class="hint">{t.adding}</p>}
      <Links links={links} onLinks={onLinks} />
    </div>
  );
}

function Links({
  links,
  onLinks,
}: {
  readonly links: readonly string[];
  readonly onLinks: (links: readonly string[]) => void;
}) {
  const { files: t } = workWords.value;
  const typed = useSignal('');
  const wrong = useSignal(false);

  function add(): void {
    const link = typed.value.trim();
    wrong.value = !v.is(WebAddressSchema, link);
    if (wrong.value) return;
    onLinks([...new Set([...links, link])]);
    typed.value = '';
  }

  return (
    <>
      <Field id="draft-link" label={t.link} error={wrong.value ? t.notAnAddress : undefined}>
        {(ties) => (
          <div class="with-button">
            <input
              {...ties}
              type="text"
              inputMode="url"
              autocomplete="off"
              value={typed.value}
              onInput={({ currentTarget }) => {
                typed.value = currentTarget.value;
              }}
              onKeyDown={(event) => {
                if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return;
                event.preventDefault();
                add();
              }}
            />
            <button type="button" class="button" disabled={links.length >= MOST_LINKS} onClick={add}>
              {t.addLink}
            </button>
          </div>
        )}
      </Field>
      {links.length > 0 && (
        <ul class="added">
          {links.map((link) => (
            <li key={link}>
              <span class="added-name">{link}</span>
              <button
                type="button"
                class="button quiet"
                aria-label={t.removeOf(link)}
                onClick={() => onLinks(links.filter((each) => each !== link))}
              >
                {t.remove}
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
