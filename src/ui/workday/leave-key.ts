import { useEffect } from 'preact/hooks';
import { focusMain } from '../focus-main.ts';
import type { PanelModel } from '../panel/panel-model.ts';

/** Views that Escape leaves: all is kept, or there was nothing to keep. */
const LEFT: readonly string[] = ['draft', 'item', 'record', 'trouble'];

/**
 * Escape closes what is open and gives the focus to its card in the day's list. Whatever takes Escape for
 * itself (a question, a dialog) says so by preventing its default.
 */
export function useLeaveKey(model: PanelModel): void {
  useEffect(() => {
    const stop = new AbortController();
    document.addEventListener(
      'keydown',
      (event) => {
        const focus = model.focus.value;
        if (event.key !== 'Escape' || event.defaultPrevented || !focus || !LEFT.includes(focus.view)) return;
        if (document.querySelector('dialog[open]')) return;
        event.preventDefault();
        const id = 'id' in focus ? focus.id : '';
        void model.show(null).then(() =>
          requestAnimationFrame(() => {
            const card = document.querySelector(`[data-card="${CSS.escape(id)}"] button`);
            if (card instanceof HTMLElement) card.focus();
            else focusMain();
          }),
        );
      },
      { signal: stop.signal },
    );
    return () => stop.abort();
  }, [model]);
}
