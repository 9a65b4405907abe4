import { useSignal } from '@preact/signals';
import { ATTACHMENT_MEDIA_TYPES } from '../../appeal/attachments.ts';
import { readChosenFile } from '../../clip/added-files.ts';
import { announce } from '../announce.tsx';
import { Field } from '../field.tsx';
import { workWords } from '../workday/work-words.ts';
import type { AnswerUpload } from './answer-uploads.ts';
import { recordWords } from './words.ts';

/** The body's letter and what goes with it. They go up when the answer is given. */
export function AnswerFilesField({
  files,
  onChange,
}: {
  readonly files: readonly AnswerUpload[];
  readonly onChange: (files: readonly AnswerUpload[]) => void;
}) {
  const { files: t } = workWords.value;
  const { answerFiles, course, optional } = recordWords.value;
  const faults = useSignal<readonly string[]>([]);

  async function add(chosen: readonly File[]): Promise<void> {
    faults.value = [];
    let now = files;
    for (const file of chosen) {
      const read = await readChosenFile(file, now.length).catch(() => null);
      if (!read?.ok) {
        faults.value = [...faults.value, t.fault(file.name, t.faults[read?.fault ?? 'empty'])];
        continue;
      }
      const others = now.filter((each) => each.file.digest !== read.file.digest);
      now = [...others, { file: read.file, blob: read.blob, uploaded: false }];
      announce(t.added(read.file.name));
    }
    onChange(now);
  }

  return (
    <div class="files">
      <Field id="move-files" label={answerFiles.label} hint={answerFiles.hint} aside={optional}>
        {(ties) => (
          <span class="file-pick">
            <input
              {...ties}
              type="file"
              multiple
              accept={ATTACHMENT_MEDIA_TYPES.join(',')}
              onChange={({ currentTarget }) => {
                void add([...(currentTarget.files ?? [])]);
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
          {files.map(({ file }) => (
            <li key={file.digest}>
              <span class="added-name">
                {file.name} <span class="hint">{course.files.size(file.size / 1000)}</span>
              </span>
              <button
                type="button"
                class="button quiet"
                aria-label={t.removeOf(file.name)}
                onClick={() => {
                  onChange(files.filter((each) => each.file !== file));
                  announce(t.removed(file.name));
                }}
              >
                {t.remove}
              </button>
            </li>
          ))}
        </ul>
      )}
      <div role="alert">
        {faults.value.map((fault) => (
          <p class="error" key={fault}>
            {fault}
          </p>
        ))}
      </div>
    </div>
  );
}
