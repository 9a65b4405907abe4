import { useSignal } from '@preact/signals';
import type { MergedPost } from '../../appeal/submission.ts';
import { type Evidence, isAbandoned, type MaskChoices } from '../../clip/capture/evidence.ts';
import type { EvidenceStore } from '../../clip/capture/evidence-store.ts';
import { coversOf } from '../../clip/capture/mask-picture.ts';
import { askWorker } from '../../clip/messages.ts';
import { askForPages } from '../../clip/platform-access.ts';
import { PICTURE_PAGES } from '../../clip/platform-pages.ts';
import { announce } from '../announce.tsx';
import { PersonalData, personalDataIn } from './personal-data.tsx';
import { PictureBoxes } from './picture-boxes.tsx';
import { PictureCanvas } from './picture-canvas.tsx';
import { keepChoices } from './use-evidence.ts';
import { evidenceWords } from './words.ts';

/**
 * The evidence of a post: what is there, what is missing and why, and what shall be masked before it goes.
 *
 * @param of names the post where the draft has several
 * @param all the evidence of all posts of the draft: what is masked in one is masked in all
 */
export function EvidenceSection({
  store,
  clipped,
  evidence,
  of,
  all,
}: {
  readonly store: EvidenceStore;
  readonly clipped: MergedPost;
  readonly evidence: Evidence;
  readonly of: string | null;
  readonly all: readonly string[];
}) {
  const t = evidenceWords.value;
  const { id } = evidence;
  const name = `evidence-${id.replace('/', '-')}`;
  const heading = (
    <h3 id={name}>
      {t.title}
      {of && <span class="hint"> {of}</span>}
    </h3>
  );
  if (evidence.state === 'ready') {
    return (
      <section class="evidence" aria-labelledby={name}>
        {heading}
        <p class="hint">{t.ready}</p>
      </section>
    );
  }
  const { choices } = evidence;
  return (
    <section class="evidence" aria-labelledby={name}>
      {heading}
      <State evidence={evidence} />
      {evidence.picture && (
        <PictureOf
          key={evidence.startedAt}
          evidence={evidence}
          picture={evidence.picture}
          onChange={(boxes) => void keepChoices(store, id, (choices) => ({ ...choices, boxes }))}
        />
      )}
      <PersonalData
        name={name}
        found={personalDataIn(clipped, evidence)}
        chosen={choices.keys}
        onChoose={(keys, on) => {
          for (const each of all) void keepChoices(store, each, (before) => withKeys(before, keys, on));
        }}
      />
      <Parts evidence={evidence} isOfPlatform={clipped.post.platform !== 'page'} />
    </section>
  );
}

function withKeys(before: MaskChoices, keys: readonly string[], on: boolean): MaskChoices {
  const others = before.keys.filter((key) => !keys.includes(key));
  return { ...before, keys: on ? [...others, ...keys] : others };
}

/** Where it stands, in words that are read out when they change; and what can be done. */
function State({ evidence }: { readonly evidence: Evidence }) {
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
            <button type="button" class="button" onClick={() => void allow(evidence.id)}>
              {t.allow}
            </button>
          )}
          <button type="button" class="button quiet" onClick={() => void takeAgain(evidence.id)}>
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
function Parts({ evidence, isOfPlatform }: { readonly evidence: Evidence; readonly isOfPlatform: boolean }) {
  const t = evidenceWords.value;
  const { fragment, text, thread, media, choices, state } = evidence;
  const hint = `thread-${evidence.id.replace('/', '-')}`;
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
      {!thread && state === 'taken' && isOfPlatform && (
        <div class="thread">
          <button
            type="button"
            class="button quiet"
            aria-describedby={hint}
            onClick={() => void addThread(evidence.id)}
          >
            {t.addThread}
          </button>
          <p class="hint" id={hint}>
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
