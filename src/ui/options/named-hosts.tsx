import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { readNamedHost } from '../../clip/named-host.ts';
import { askForPages, giveBackPages } from '../../clip/platform-access.ts';
import { announce } from '../announce.tsx';
import { Field } from '../field.tsx';
import { words } from '../language.ts';

/** Servers of platforms that anybody can host: the official names each one. */
export function NamedHosts({ hosts }: { readonly hosts: readonly string[] }) {
  const { hosts: t } = words.value.options.pages;
  const typed = useSignal('');
  const fault = useSignal('');
  const input = useRef<HTMLInputElement>(null);

  function add(): void {
    const host = readNamedHost(typed.value);
    fault.value = host === null ? t.wrong : '';
    if (host === null) {
      input.current?.focus();
      announce(t.wrong);
      return;
    }
    void askForPages([`https://${host}/*`]).then((allowed) => {
      if (allowed) typed.value = '';
      else fault.value = t.denied;
    });
  }

  return (
    <form
      class="named-hosts"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <Field id="named-host" label={t.label} hint={t.hint} error={fault.value}>
        {(ties) => (
          <input
            {...ties}
            ref={input}
            type="text"
            inputMode="url"
            autoComplete="off"
            spellcheck={false}
            value={typed.value}
            onInput={({ currentTarget }) => {
              typed.value = currentTarget.value;
            }}
          />
        )}
      </Field>
      <button type="submit" class="button">
        {t.add}
      </button>
      {hosts.length > 0 && (
        <ul class="switches">
          {hosts.map((host) => (
            <li key={host}>
              <label>
                <input
                  type="checkbox"
                  checked
                  onClick={(event) => {
                    event.preventDefault();
                    void giveBackPages([`https://${host}/*`]);
                  }}
                />
                {host}
              </label>
            </li>
          ))}
        </ul>
      )}
    </form>
  );
}
