import { useSignal } from '@preact/signals';
import { type Evidence, isAbandoned } from '../../clip/capture/evidence.ts';
import type { EvidenceStore } from '../../clip/capture/evidence-store.ts';
import { coversOf } from '../../clip/capture/mask-picture.ts';
import type { Draft } from '../../clip/draft.ts';
import { askWorker } from '../../clip/messages.ts';
import { askForPages } from '../../clip/platform-access.ts';
import { PICTURE_PAGES } from '../../clip/platform-pages.ts';
import { announce } from '../announce.tsx';
import { PersonalData, personalDataIn } from './personal-data.tsx';
import { PictureBoxes } from './picture-boxes.tsx';
import { PictureCanvas } from './picture-canvas.tsx';
import { keepChoices } from './use-evidence.ts';
import { evidenceWords } from './words.ts';

/** The evidence of a draft: what is there, what is missing and why, and what shall be masked before it goes. */
export function EvidenceSection({
  store,
  draft,
  evidence,
}: {
  readonly store: EvidenceStore;
  readonly draft: Draft;
  readonly evidence: Evidence | null;
}) {
  const t = evidenceWords.value;
  if (!evidence) return null;
  if (evidence.state === 'ready') {
    return (
      <section class="evidence" aria-labelledby="evidence-heading">
        <h3 id="evidence-heading">{t.title}</h3>
        <p class="hint">{t.ready}</p>
      </section>
    );
  }
  const { choices } = evidence;
  return (
    <section class="evidence" aria-labelledby="evidence-heading">
      <h3 id="evidence-heading">{t.title}</h3>
      <State draft={draft} evidence={evidence} />
      {evidence.picture && (
        <PictureOf
          key={evidence.startedAt}
          evidence={evidence}
          picture={evidence.picture}
          onChange={(boxes) => void keepChoices(store, draft.id, (choices) => ({ ...choices, boxes }))}
        />
      )}
      <PersonalData
        found={personalDataIn(draft, evidence)}
        chosen={choices.keys}
        onChoose={(keys, on) =>
          void keepChoices(store, draft.id, (before) => {
            const others = before.keys.filter((key) => !keys.includes(key));
            return { ...before, keys: on ? [...others, ...keys] : others };
          })
        }
      />
      <Parts draft={draft} evidence={evidence} />
    </section>
  );
}

/** Where it stands, in words that are read out when they change; and what can be done. */
function State({ draft, evidence }: { readonly draft: Draft; readonly evidence: Evidence }) {
  const t = evidenceWords.value;
  const { state, trouble, picture } = evidence;
  const interrupted = isAbandoned(evidence, Date.now());
  const isTaking = state === 'taking' && !interrupted && !picture;
  const said = isTaking
    ? t.taking
    : picture
      ? [t.there, picture.cut ? t.cut : ''].filter(Boolean).join(' ')
      : interrupted || !trouble
        ? t.interrupted
        : t.troubles[trouble];
  return (
    <>
      <p class={isTaking || picture ? 'hint' : 'notice'} role="status">
        {said}
      </p>
      {!isTaking && (
        <div class="actions">
          {trouble === 'not-allowed' && (
            <button type="button" class="button" onClick={() => void allow(draft.id)}>
              {t.allow}
            </button>
          )}
          <button type="button" class="button quiet" onClick={() => void takeAgain(draft.id)}>
            {t.retake}
          </button>
        </div>
      )}
    </>
  );
}

function PictureOf({
  evidence: { choices, media },
  picture,
  onChange,
}: {
  readonly evidence: Evidence;
  readonly picture: NonNullable<Evidence['picture']>;
  readonly onChange: (boxes: Evidence['choices']['boxes']) => void;
}) {
  const t = evidenceWords.value;
  const covering = useSignal(false);
  const covers = coversOf(picture, { ...choices, boxes: [] });
  return (
    <>
      {covering.value ? (
        <PictureBoxes picture={picture} covers={covers} boxes={choices.boxes} onChange={onChange} />
      ) : (
        <PictureCanvas picture={picture} covers={[...covers.map(({ rect }) => rect), ...choices.boxes]} />
      )}
      <button
        type="button"
        class="button"
        aria-expanded={covering.value}
        onClick={() => {
          covering.value = !covering.value;
        }}
      >
        {covering.value ? t.coverDone : t.cover}
      </button>
      {choices.boxes.length > 0 && media.length > 0 && <p class="hint">{t.mediaLeftOut}</p>}
    </>
  );
}

/** What is there beside the picture, and the posts around it on request. */
function Parts({ draft, evidence }: { readonly draft: Draft; readonly evidence: Evidence }) {
  const t = evidenceWords.value;
  const { fragment, text, thread, media, choices, state } = evidence;
  const files = choices.boxes.length === 0 ? media.length : 0;
  const parts = [
    fragment ? t.parts.fragment : '',
    text ? t.parts.text : '',
    thread ? t.parts.thread : '',
    files > 0 ? t.files(files) : '',
  ].filter(Boolean);
  return (
    <>
      {parts.length > 0 && (
        <p class="hint">
          {t.with}: {parts.join(', ')}. {t.signedOnSending}
        </p>
      )}
      {!thread && state === 'taken' && draft.post.platform !== 'page' && (
        <div class="thread">
          <button
            type="button"
            class="button quiet"
            aria-describedby="thread-hint"
            onClick={() => void addThread(draft.id)}
          >
            {t.addThread}
          </button>
          <p class="hint" id="thread-hint">
            {t.addThreadHint}
          </p>
        </div>
      )}
    </>
  );
}

async function takeAgain(id: string): Promise<void> {
  await askWorker('take', { id, what: 'picture' }).catch(() => {});
}

/** The browser asks the official; only within the press of the button. */
async function allow(id: string): Promise<void> {
  const allowed = await askForPages([PICTURE_PAGES]).catch(() => false);
  if (allowed) await takeAgain(id);
  else announce(evidenceWords.value.denied);
}

async function addThread(id: string): Promise<void> {
  const answer = await askWorker('take', { id, what: 'thread' }).catch(() => null);
  if (!answer?.ok) announce(evidenceWords.value.noThread);
}
