import { ATTACHMENT_MEDIA_TYPES } from '../appeal/attachments.ts';
import { Field } from './field.tsx';
import { workWords } from './workday/work-words.ts';

/** A file that was chosen, as the list shows it. */
export interface PickedFile {
  /** SHA-256 of its bytes, lower-case hex. */
  readonly digest: string;
  readonly name: string;
  /** How large it is, in words. */
  readonly size: string;
}

/**
 * Where an official chooses files from the device: the button, what was chosen with a way to take each back, and
 * what could not be taken.
 *
 * @param id of the field, which its label names
 * @param faults in words, one a file that was not taken
 */
export function FilePicker({
  id,
  label,
  hint,
  aside,
  files,
  faults,
  onAdd,
  onRemove,
}: {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  readonly aside?: string;
  readonly files: readonly PickedFile[];
  readonly faults: readonly string[];
  readonly onAdd: (chosen: readonly File[]) => void;
  readonly onRemove: (digest: string) => void;
}) {
  const { files: t } = workWords.value;
  return (
    <>
      <Field id={id} label={label} hint={hint} aside={aside}>
        {(ties) => (
          <span class="file-pick">
            <input
              {...ties}
              type="file"
              multiple
              accept={ATTACHMENT_MEDIA_TYPES.join(',')}
              onChange={({ currentTarget }) => {
                onAdd([...(currentTarget.files ?? [])]);
                currentTarget.value = '';
              }}
            />
            <span class="button" aria-hidden="true">
              {t.choose}
            </span>
          </span>
        )}
      </Field>
      {files.length > 0 && (
        <ul class="added">
          {files.map(({ digest, name, size }) => (
            <li key={digest}>
              <span class="added-name">
                {name} <span class="hint">{size}</span>
              </span>
              <button
                type="button"
                class="button quiet"
                aria-label={t.removeOf(name)}
                onClick={() => onRemove(digest)}
              >
                {t.remove}
              </button>
            </li>
          ))}
        </ul>
      )}
      <div role="alert">
        {faults.map((fault) => (
          <p class="error" key={fault}>
            {fault}
          </p>
        ))}
      </div>
    </>
  );
}
