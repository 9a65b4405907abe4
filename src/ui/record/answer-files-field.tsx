import { useSignal } from '@preact/signals';
import { readChosenFile } from '../../clip/added-files.ts';
import { announce } from '../announce.tsx';
import { FilePicker } from '../file-picker.tsx';
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

  function remove(digest: string): void {
    onChange(files.filter(({ file }) => file.digest !== digest));
    announce(t.removed(files.find(({ file }) => file.digest === digest)?.file.name ?? ''));
  }

  return (
    <div class="files">
      <FilePicker
        id="move-files"
        label={answerFiles.label}
        hint={answerFiles.hint}
        aside={optional}
        files={files.map(({ file }) => ({ ...file, size: course.files.size(file.size / 1000) }))}
        faults={faults.value}
        onAdd={(chosen) => void add(chosen)}
        onRemove={remove}
      />
    </div>
  );
}
