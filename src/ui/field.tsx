import type { ComponentChildren } from 'preact';

/** What ties a control to its words for those who cannot see them side by side. */
export interface FieldTies {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': 'true' | undefined;
}

/** A labelled control with its hint, and its error when it has one. */
export function Field({
  id,
  label,
  hint,
  aside,
  error,
  children,
}: {
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
  /** A word after the label, such as "optional". */
  readonly aside?: string | undefined;
  readonly error?: string | undefined;
  readonly children: (ties: FieldTies) => ComponentChildren;
}) {
  const described = [error ? `${id}-error` : '', hint ? `${id}-hint` : ''].filter(Boolean).join(' ');
  return (
    <div class={error ? 'field wrong' : 'field'}>
      <label for={id}>
        {label}
        {aside && <span class="aside"> ({aside})</span>}
      </label>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p class="error" id={`${id}-error`}>
          {error}
        </p>
      )}
      {children({
        id,
        'aria-describedby': described || undefined,
        'aria-invalid': error ? 'true' : undefined,
      })}
    </div>
  );
}
