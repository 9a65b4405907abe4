import type { PostRecord } from '../../appeal/appeal.ts';
import { announce } from '../announce.tsx';
import { Icon } from '../icons.tsx';
import { inKazakhstan } from '../kazakhstan-time.ts';
import { language, words } from '../language.ts';

/** A number in the size it deserves, with a button that copies it. */
export function NumberLine({ number }: { readonly number: string }) {
  const { copy, copied } = words.value;
  return (
    <p class="number">
      <strong>{number}</strong>
      <button
        type="button"
        class="button icon-only"
        aria-label={copy}
        title={copy}
        onClick={() => {
          void navigator.clipboard.writeText(number).then(() => announce(copied));
        }}
      >
        <Icon name="copy" />
      </button>
    </p>
  );
}

/** Records of one post: number, state, day, agency. */
export function RecordLines({ records }: { readonly records: readonly PostRecord[] }) {
  const { record, terms } = words.value;
  return (
    <ul class="records">
      {records.map(({ number, state, receivedAt, agency }) => (
        <li key={number}>
          <NumberLine number={number} />
          <p>{record.line(terms.states[state], terms.day(inKazakhstan(receivedAt).day))}</p>
          <p class="hint">{agency.name[language.value]}</p>
        </li>
      ))}
    </ul>
  );
}
