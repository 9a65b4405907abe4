import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { SEEN_REASONS, type SeenReason } from '../../appeal/seen-post.ts';
import { markSeen } from '../../client/seen-client.ts';
import type { Draft } from '../../clip/draft.ts';
import { dropDraft } from '../../clip/drafts.ts';
import { type Identity, isExpired } from '../../clip/identity.ts';
import { callsOf } from '../../clip/intake.ts';
import { forgetNumbers } from '../../clip/marks.ts';
import { announce } from '../announce.tsx';
import { language } from '../language.ts';
import type { PanelModel } from '../panel/panel-model.ts';
import { workWords } from './work-words.ts';

/** "Seen, not an appeal": one press more says why, and colleagues see it beside the post. */
export function SeenMenu({ model, draft }: { readonly model: PanelModel; readonly draft: Draft }) {
  const { seen: t } = workWords.value;
  const asking = useSignal(false);
  const trouble = useSignal('');
  const first = useRef<HTMLButtonElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const identity = model.identity.value;
  const { permalink } = draft.post;

  useEffect(() => {
    if (asking.value) first.current?.focus();
  }, [asking.value]);

  // A post without an address cannot be met again, so a note on it would be seen by nobody.
  if (!identity || permalink === null || isExpired(identity, Date.now())) return null;

  async function mark(by: Identity, url: string, reason: SeenReason): Promise<void> {
    trouble.value = '';
    const outcome = await markSeen(callsOf(by, language.value), { url, reason });
    if (!outcome.ok) {
      trouble.value = t.offline;
      return;
    }
    await dropDraft(model.store, draft.id);
    await forgetNumbers();
    await model.show({ view: 'record', permalink: url });
    announce(t.kept);
    await model.outboxChanged();
  }

  function back(): void {
    asking.value = false;
    requestAnimationFrame(() => opener.current?.focus());
  }

  if (!asking.value) {
    return (
      <button
        type="button"
        class="button quiet"
        ref={opener}
        onClick={() => {
          asking.value = true;
        }}
      >
        {t.begin}
      </button>
    );
  }
  return (
    <fieldset
      class="seen-menu"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        back();
      }}
    >
      <legend>{t.question}</legend>
      <p class="hint">{t.hint}</p>
      <div class="actions">
        {SEEN_REASONS.map((reason, place) => (
          <button
            key={reason}
            type="button"
            class="button"
            ref={place === 0 ? first : null}
            onClick={() => void mark(identity, permalink, reason)}
          >
            {t.reasons[reason]}
          </button>
        ))}
        <button type="button" class="button quiet" onClick={back}>
          {t.back}
        </button>
      </div>
      <p class="error" role="alert">
        {trouble.value}
      </p>
    </fieldset>
  );
}
