import { useSignal } from '@preact/signals';
import { browser } from '@wxt-dev/browser';
import { useEffect, useRef } from 'preact/hooks';
import { workWords } from './work-words.ts';

/** The list of keys, as a button and under «?». */
export function KeysHelp() {
  const { keys: t } = workWords.value;
  const dialog = useRef<HTMLDialogElement>(null);
  const shortcuts = useSignal<Readonly<Record<string, string>>>({});

  useEffect(() => {
    const stop = new AbortController();
    document.addEventListener(
      'keydown',
      (event) => {
        if (event.key !== '?' || event.ctrlKey || event.altKey || event.metaKey) return;
        if (event.target instanceof Element && event.target.matches('input, textarea, select')) return;
        event.preventDefault();
        if (!dialog.current?.open) dialog.current?.showModal();
      },
      { signal: stop.signal },
    );
    void browser.commands.getAll().then((commands) => {
      shortcuts.value = Object.fromEntries(commands.map(({ name = '', shortcut = '' }) => [name, shortcut]));
    });
    return () => stop.abort();
  }, []);

  const keysOf = (command: string) => shortcuts.value[command] || '—';
  const lists = [
    [
      t.onPage,
      [
        [keysOf('clip-page'), t.clip],
        [keysOf('walk-posts'), t.walk],
        ['J ↓  K ↑', t.step],
        ['Enter', t.take],
        ['Esc', t.leave],
      ],
    ],
    [
      t.inPanel,
      [
        ['Ctrl+Enter', t.send],
        ['Ctrl+Z', t.undo],
        ['Alt+Enter', t.suggestion],
        ['Esc', t.closeView],
        ['?', t.help],
      ],
    ],
  ] as const;
  const isUnset = ['clip-page', 'walk-posts'].some((command) => keysOf(command) === '—');
  return (
    <>
      <button
        type="button"
        class="button icon-only"
        aria-label={t.open}
        title={`${t.open} (?)`}
        aria-haspopup="dialog"
        onClick={() => dialog.current?.showModal()}
      >
        <span aria-hidden="true">?</span>
      </button>
      <dialog ref={dialog} class="keys" aria-labelledby="keys-heading">
        <h2 id="keys-heading">{t.title}</h2>
        {lists.map(([title, rows]) => (
          <section key={title}>
            <h3>{title}</h3>
            <dl>
              {rows.map(([key, does]) => (
                <div key={does}>
                  <dt>
                    <kbd>{key}</kbd>
                  </dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        {isUnset && <p class="hint">— {t.unset}</p>}
        <button type="button" class="button" onClick={() => dialog.current?.close()}>
          {t.close}
        </button>
      </dialog>
    </>
  );
}
