import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';

/** A button for what cannot be undone: it asks once, in its own place. Escape and the second button go back. */
export function ConfirmButton({
  label,
  question,
  yes,
  no,
  onConfirm,
}: {
  readonly label: string;
  readonly question: string;
  readonly yes: string;
  readonly no: string;
  readonly onConfirm: () => void;
}) {
  const asking = useSignal(false);
  const answer = useRef<HTMLButtonElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const asked = useRef(false);

  useEffect(() => {
    if (asking.value) answer.current?.focus();
    else if (asked.current) opener.current?.focus();
    asked.current = asking.value;
  }, [asking.value]);

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
        {label}
      </button>
    );
  }
  const back = () => {
    asking.value = false;
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be one more frame around one question
    <div
      class="confirm"
      role="group"
      aria-label={question}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        back();
      }}
    >
      <p>{question}</p>
      <button type="button" class="button danger" ref={answer} onClick={onConfirm}>
        {yes}
      </button>
      <button type="button" class="button quiet" onClick={back}>
        {no}
      </button>
    </div>
  );
}
