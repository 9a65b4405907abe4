import { useSignal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { PostRecord } from '../../appeal/appeal.ts';
import { suggest } from '../../appeal/suggestions/suggest.ts';
import { capturePreview } from '../../clip/capture/capture-preview.ts';
import { keysOf, maskedDraft } from '../../clip/capture/sign-clip.ts';
import type { Draft, DraftAnswers, DraftFaults } from '../../clip/draft.ts';
import { DRAFT_FIELDS, faultsLeft, faultsOf, type PresetField, postsOfDraft } from '../../clip/draft.ts';
import { changeDraft, dropDraft } from '../../clip/drafts.ts';
import { coverPersonalData } from '../../evidence/mask-text.ts';
import { announce } from '../announce.tsx';
import { ConfirmButton } from '../confirm-button.tsx';
import { DraftEvidence } from '../evidence/draft-evidence.tsx';
import { useEvidence } from '../evidence/use-evidence.ts';
import { focusMain } from '../focus-main.ts';
import { words } from '../language.ts';
import { DangerField } from '../workday/danger-field.tsx';
import { FilesAndLinks } from '../workday/files-and-links.tsx';
import { MergedPosts } from '../workday/merged-posts.tsx';
import { offersOf } from '../workday/offers.ts';
import { SeenMenu } from '../workday/seen-menu.tsx';
import { SimilarRecords, useSimilar } from '../workday/similar-records.tsx';
import { TemplatesRow } from '../workday/templates-row.tsx';
import { usePlaceNames, useSuggestedPlace } from '../workday/use-places.ts';
import { workWords } from '../workday/work-words.ts';
import { DraftFields } from './draft-fields.tsx';
import { Origin } from './origin.tsx';
import type { PanelModel } from './panel-model.ts';
import { PostCard } from './post-card.tsx';
import { type RecordCheck, useRecordCheck } from './record-check.ts';
import { RecordLines } from './record-lines.tsx';
import { type Sending, sendDraft } from './send-draft.ts';

/** Fields whose suggestion the keyboard takes. */
const SUGGESTED: readonly PresetField[] = ['kind', 'topic', 'kato'];

const NO_FAULTS: DraftFaults = { fields: {}, post: false };

/** A clipped post to be filled in and sent. Every change is on the disk before the line below says so. */
export function DraftView({ model, draft }: { readonly model: PanelModel; readonly draft: Draft }) {
  const t = words.value.draft;
  const identity = model.identity.value;
  const answers = useSignal<DraftAnswers>({
    ...draft.answers,
    kato: draft.answers.kato || (identity?.agency.kato ?? ''),
  });
  const kept = useSignal<'yes' | 'no'>('yes');
  const refusal = useSignal<Exclude<Sending, { ok: true }> | null>(refusalToMend(model, draft));
  const sending = useSignal(false);
  const presets = useSignal(draft.presets ?? {});
  const posts = postsOfDraft(draft);
  const check = useRecordCheck(
    identity,
    posts.map(({ post }) => post.permalink),
  );
  const evidence = useEvidence(model.evidence, draft);
  const shown = maskedDraft(draft, keysOf(evidence.value));
  const { text, authorName } = shown.post;
  const { pageTitle = '' } = shown.capture;
  const found = useMemo(
    () => suggest(text ?? '', [pageTitle, authorName ?? '']),
    [text, pageTitle, authorName],
  );
  const exact = useSuggestedPlace(identity, text, found.place).value;
  const nameOf = usePlaceNames(identity, [identity?.agency.kato, answers.value.kato]);
  const suggestions = { ...found, place: exact?.suggestion ?? found.place };
  const form = useRef<HTMLFormElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => heading.current?.focus({ preventScroll: true }), []);

  const faults = refusal.value?.why === 'faults' ? refusal.value.faults : NO_FAULTS;
  const met = check.value.state === 'checked' && check.value.own.length > 0;
  // Of several posts the recorded ones can be taken out, so that the others go.
  const recorded = met && posts.length === 1;
  const similar = useSimilar(identity, recorded ? null : text && coverPersonalData(text)).value;
  const marked = useSignal<string | null>(null);
  const alike = similar.find(({ number }) => number === marked.value);
  const offers = offersOf(found, exact, answers.value, presets.value, (taken, label) => {
    void change(taken);
    announce(workWords.value.suggestion.taken(label));
  });

  async function change(changed: Partial<DraftAnswers>): Promise<void> {
    answers.value = { ...answers.value, ...changed };
    presets.value = Object.fromEntries(
      Object.entries(presets.value).filter(([field]) => !Object.hasOwn(changed, field)),
    );
    if (refusal.value?.why === 'faults') {
      const left = faultsLeft(refusal.value.faults, changed);
      refusal.value = left ? { ...refusal.value, faults: left } : null;
    }
    const now = { answers: answers.value, presets: presets.value };
    try {
      await changeDraft(model.store, draft.id, (before) => before && { ...before, ...now });
      kept.value = 'yes';
    } catch {
      kept.value = 'no';
    }
  }

  async function send(): Promise<void> {
    if (sending.value || met) return;
    sending.value = true;
    const sent = await sendDraft(model, { ...draft, answers: answers.value, presets: presets.value });
    sending.value = false;
    if (sent.ok) return;
    refusal.value = sent;
    announce(refusalWords(sent));
    const wrong =
      sent.why === 'faults' ? DRAFT_FIELDS.find((field) => field in sent.faults.fields) : undefined;
    // After the errors stand beside their fields, so that they are read out with the focus.
    requestAnimationFrame(() => {
      const field = wrong && form.current?.querySelector<HTMLElement>(`#draft-${wrong}`);
      (field || form.current?.querySelector<HTMLElement>('.refusal'))?.focus();
    });
  }

  return (
    <form
      ref={form}
      class="draft"
      noValidate
      aria-labelledby="draft-heading"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter') return;
        if (event.ctrlKey || event.metaKey) {
          event.preventDefault();
          void send();
        } else if (event.altKey) {
          event.preventDefault();
          const field = SUGGESTED.find(
            (each) => event.target instanceof Element && event.target.id === `draft-${each}`,
          );
          if (field) offers[field].take();
        }
      }}
    >
      <h2 id="draft-heading" ref={heading} tabIndex={-1}>
        {draft.mends === null ? t.title : t.mending}
      </h2>
      <RecordNotice check={check.value} />
      <PostCard
        post={shown.post}
        pageUrl={draft.capture.pageUrl}
        passages={
          alike
            ? alike.passages.map(({ asked: [start, end] }) => ({ start, end }))
            : Object.values(suggestions).flatMap((suggestion) => suggestion?.because ?? [])
        }
      />
      {!recorded && (
        <>
          <SimilarRecords model={model} draft={shown} records={similar} marked={marked} />
          <MergedPosts model={model} draft={draft} recordsOf={ownRecords(check.value)} />
          <DangerField
            found={found.danger}
            confirmed={answers.value.danger === true}
            onChange={(danger) => void change({ danger })}
          />
          <TemplatesRow model={model} answers={answers.value} onApply={(applied) => void change(applied)} />
          <DraftFields
            answers={answers.value}
            faults={faults}
            agency={identity?.agency ?? null}
            offers={offers}
            nameOf={nameOf}
            onChange={change}
          />
          <FilesAndLinks
            model={model}
            draft={draft}
            links={answers.value.links ?? []}
            onLinks={(links) => void change({ links })}
          />
        </>
      )}
      <DraftEvidence store={model.evidence} draft={draft} evidence={evidence.value} />
      <Origin
        of={{
          channel: 'extension',
          post: draft.post,
          capture: capturePreview(draft.capture, evidence.value[0] ?? null),
        }}
      />
      {refusal.value && (
        <p class="refusal" tabIndex={-1}>
          {refusalWords(refusal.value)}
        </p>
      )}
      <div class="send">
        {recorded ? (
          <button type="button" class="button primary" onClick={() => void takeExisting(model, draft)}>
            {words.value.record.useExisting}
          </button>
        ) : (
          <button type="submit" class="button primary" disabled={sending.value || met}>
            {t.send}
            <kbd>{t.sendKeys}</kbd>
          </button>
        )}
      </div>
      <div class="foot">
        <p class={kept.value === 'yes' ? 'hint' : 'error'} role="status">
          {kept.value === 'yes' ? t.saved : t.notSaved}
        </p>
        <SeenMenu model={model} draft={draft} />
        <ConfirmButton
          label={t.discard}
          question={t.discardSure}
          yes={t.discardYes}
          no={t.discardNo}
          onConfirm={() => void discard(model, draft)}
        />
      </div>
    </form>
  );
}

/** The own agency's records of each post, as far as the register was asked. */
function ownRecords(check: RecordCheck): (permalink: string | null) => readonly PostRecord[] {
  return (permalink) =>
    check.state === 'checked' && permalink !== null ? (check.ownOf.get(permalink) ?? []) : [];
}

/** What the register said of the clip that this draft mends, to be shown beside the fields. */
function refusalToMend(model: PanelModel, { mends }: Draft): Exclude<Sending, { ok: true }> | null {
  const failure = model.items.value.find(({ id }) => id === mends)?.lastFailure;
  if (failure?.kind !== 'problem' || !failure.problem.errors) return null;
  return { ok: false, why: 'faults', faults: faultsOf(failure.problem.errors) };
}

function refusalWords(refusal: Exclude<Sending, { ok: true }>): string {
  const t = words.value.draft;
  switch (refusal.why) {
    case 'not-enrolled':
      return t.enrolFirst;
    case 'full':
      return t.outboxFull;
    case 'unavailable':
      return t.outboxUnavailable;
    case 'faults':
      return Object.keys(refusal.faults.fields).length === 0 && refusal.faults.post ? t.postFault : t.faults;
  }
}

function RecordNotice({ check }: { readonly check: ReturnType<typeof useRecordCheck>['value'] }) {
  const { record } = words.value;
  const { seen: t } = workWords.value;
  if (check.state !== 'checked') return null;
  const { own, others, seen } = check;
  if (own.length === 0 && others.length === 0) {
    if (!seen) return null;
    return (
      <section class="notice" role="status">
        <div>
          <p>{t.line(t.reasons[seen.reason], seen.by)}</p>
          <p class="hint">{t.notice}</p>
        </div>
      </section>
    );
  }
  return (
    <section class="notice strong" role="alert">
      <div>
        <p>{own.length > 0 ? record.already : record.elsewhere}</p>
        <RecordLines records={own.length > 0 ? own : others} />
      </div>
    </section>
  );
}

/** The post is on record: the draft has done its work, and what is on record is shown in its place. */
async function takeExisting(model: PanelModel, draft: Draft): Promise<void> {
  const { permalink } = draft.post;
  await dropDraft(model.store, draft.id);
  await model.evidence.dropOf(draft.id);
  await model.show(permalink === null ? null : { view: 'record', permalink });
}

async function discard(model: PanelModel, draft: Draft): Promise<void> {
  await dropDraft(model.store, draft.id);
  await model.evidence.dropOf(draft.id);
  await model.show(null);
  focusMain();
}
