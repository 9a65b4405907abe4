import { useSignal } from '@preact/signals';
import type { Appeal } from '../../appeal/appeal.ts';
import { saveAnswerFile } from '../../client/answer-files.ts';
import type { Identity } from '../../clip/identity.ts';
import { callsOf } from '../../clip/intake.ts';
import { language } from '../language.ts';
import { recordWords } from './words.ts';

/** What was sent with the answer, for the officials of the agency. */
export function AnswerFiles({
  identity,
  appeal: { number, answer },
}: {
  readonly identity: Identity;
  readonly appeal: Appeal;
}) {
  const { files: t } = recordWords.value.course;
  const failed = useSignal('');
  if (!answer?.files) return null;
  return (
    <section aria-labelledby="answer-files-heading">
      <h3 id="answer-files-heading">{t.title}</h3>
      <ul class="plain-list">
        {answer.files.map((file) => (
          <li key={file.digest}>
            <button
              type="button"
              class="button quiet"
              onClick={async () => {
                const saved = await saveAnswerFile(callsOf(identity, language.value), number, file);
                failed.value = saved ? '' : t.failed;
              }}
            >
              {t.save(file.name, t.size(file.size / 1000))}
            </button>
          </li>
        ))}
      </ul>
      <p class="error" role="alert">
        {failed.value}
      </p>
    </section>
  );
}
