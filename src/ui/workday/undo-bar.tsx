import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { isHeld, type OutboxItem } from '../../client/outbox.ts';
import { takeBack } from '../../clip/take-back.ts';
import { announce } from '../announce.tsx';
import type { PanelModel } from '../panel/panel-model.ts';
import { workWords } from './work-words.ts';

/**
 * What was just sent, while it can be taken back: how long still, and the two ways to end the wait. The
 * seconds are for the eye alone.
 */
export function UndoBar({ model, item }: { readonly model: PanelModel; readonly item: OutboxItem }) {
  const { undo: t } = workWords.value;
  const now = useSignal(Date.now());
  const left = Math.max(0, Math.ceil(((item.heldUntil ?? 0) - now.value) / 1000));

  useEffect(() => {
    const timer = setInterval(() => {
      now.value = Date.now();
      if (isHeld(item, now.value)) return;
      clearInterval(timer);
      void model.outboxChanged();
    }, 250);
    return () => clearInterval(timer);
  }, [item.id]);

  return (
    <div class="undo">
      <p aria-hidden="true">{t.seconds(left)}</p>
      <div class="actions">
        <button type="button" class="button" onClick={() => void undoSending(model, item)}>
          {t.undo}
          <kbd>{t.keys}</kbd>
        </button>
        <button type="button" class="button quiet" onClick={() => void sendNow(model, item)}>
          {t.now}
        </button>
      </div>
    </div>
  );
}

/** Whether an item may still be taken back; drawn anew when that ends. */
export function useHeld(item: OutboxItem | undefined): boolean {
  const now = useSignal(Date.now());
  const until = item?.heldUntil ?? 0;
  useEffect(() => {
    now.value = Date.now();
    if (until <= now.value) return;
    const timer = setTimeout(() => {
      now.value = Date.now();
    }, until - now.value);
    return () => clearTimeout(timer);
  }, [until]);
  return item !== undefined && isHeld(item, Math.max(now.value, Date.now()));
}

/** Makes a draft again of what was sent and has not gone. */
export async function undoSending(model: PanelModel, item: OutboxItem): Promise<void> {
  const { undo: t } = workWords.value;
  try {
    const taken = await takeBack(model.store, model.outbox, item);
    announce(taken ? t.undone : t.tooLate);
    if (taken) await model.show({ view: 'draft', id: item.id });
  } catch {
    announce(t.failed);
  }
  await model.outboxChanged();
}

async function sendNow(model: PanelModel, { id }: OutboxItem): Promise<void> {
  await model.outbox.retry(id);
  await model.outboxChanged();
}

/** Ctrl+Z takes back what was sent last, unless it is typed into a text, which has its own. */
export function useUndoKey(model: PanelModel): void {
  useEffect(() => {
    const stop = new AbortController();
    document.addEventListener(
      'keydown',
      (event) => {
        // By the key's place: the layout may be Kazakh, Russian or Latin.
        if (event.code !== 'KeyZ' || !(event.ctrlKey || event.metaKey) || event.shiftKey) return;
        if (event.target instanceof Element && event.target.matches('input[type=text], textarea')) return;
        const held = model.items.value.find((item) => isHeld(item, Date.now()));
        if (!held) return;
        event.preventDefault();
        void undoSending(model, held);
      },
      { signal: stop.signal },
    );
    return () => stop.abort();
  }, [model]);
}
