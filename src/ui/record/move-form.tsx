import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Appeal } from '../../appeal/appeal.ts';
import { isFieldError } from '../../appeal/field-errors.ts';
import type { MoveType } from '../../appeal/move-request.ts';
import { newSubmissionId } from '../../client/submission-id.ts';
import type { Identity } from '../../clip/identity.ts';
import { callsOf, intakeFor } from '../../clip/intake.ts';
import type { MoveField } from '../../i18n/record/messages.ts';
import { failureWords } from '../failure-words.ts';
import { language, words } from '../language.ts';
import { AnswerFilesField } from './answer-files-field.tsx';
import { type AnswerUpload, notUploaded, uploadAll } from './answer-uploads.ts';
import { fieldAt, isOptional, MOVE_FORMS, type MoveAnswers, readMove } from './move-draft.ts';
import { MoveFieldControl } from './move-field.tsx';
import { recordWords } from './words.ts';

/** The form of one move. What was typed stays until the register has it. */
export function MoveForm({
  identity,
  number,
  type,
  onMade,
  onCancel,
}: {
  readonly identity: Identity;
  readonly number: string;
  readonly type: MoveType;
  readonly onMade: (appeal: Appeal) => void;
  readonly onCancel: () => void;
}) {
  const t = recordWords.value;
  const answers = useSignal<MoveAnswers>({});
  const errors = useSignal<ReadonlyMap<MoveField, string>>(new Map());
  const trouble = useSignal('');
  const making = useSignal(false);
  const files = useSignal<readonly AnswerUpload[]>([]);
  const form = useRef<HTMLFormElement>(null);
  // One id a form: a second try can never make a second move.
  const id = useRef(newSubmissionId());
  const stop = useRef(new AbortController());

  useEffect(() => {
    form.current?.querySelector('h4')?.focus();
    return () => stop.current.abort();
  }, []);

  const mark = (faults: ReadonlyMap<MoveField, string>) => {
    errors.value = faults;
    trouble.value = t.mend;
    // Drawn first, then found.
    setTimeout(() => form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus());
  };

  const send = async () => {
    if (making.value) return;
    const attachments = files.value.map(({ file: { digest, name, mediaType } }) => ({
      digest,
      name,
      mediaType,
    }));
    const reading = readMove(type, id.current, answers.value, attachments);
    if (!reading.ok) {
      mark(new Map([...reading.faults].map(([field, code]) => [field, words.value.fieldErrors[code]])));
      return;
    }
    making.value = true;
    trouble.value = '';
    errors.value = new Map();
    const stopped = await uploadAll(callsOf(identity, language.value), files, stop.current.signal);
    if (stop.current.signal.aborted) return;
    if (stopped) {
      making.value = false;
      trouble.value = `${stopped.name}: ${failureWords(stopped.failure, words.value)}`;
      return;
    }
    const outcome = await (await intakeFor(identity)).move(number, reading.request, stop.current.signal);
    if (stop.current.signal.aborted) return;
    making.value = false;
    if (outcome.ok) {
      onMade(outcome.value);
      return;
    }
    const { failure } = outcome;
    const refused = failure.kind === 'problem' ? (failure.problem.errors ?? []) : [];
    const faults = new Map<MoveField, string>();
    for (const { pointer, code, detail } of refused) {
      const field = fieldAt(type, pointer);
      if (field) faults.set(field, isFieldError(code) ? words.value.fieldErrors[code] : detail);
    }
    if (refused.some(({ pointer }) => pointer.startsWith('/attachments/'))) {
      // The intake swept them away meanwhile: the next try sends them again.
      files.value = files.value.map(notUploaded);
      trouble.value = words.value.fieldErrors['not-uploaded'];
    } else if (faults.size > 0) mark(faults);
    else trouble.value = failureWords(failure, words.value);
  };

  return (
    <form
      ref={form}
      class="move"
      noValidate
      aria-labelledby="move-heading"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
      onKeyDown={(event) => {
        // What was typed is not thrown away by a key.
        if (event.key === 'Escape' && Object.keys(answers.value).length + files.value.length === 0)
          onCancel();
      }}
    >
      <h4 id="move-heading" tabIndex={-1}>
        {t.moves[type]}
      </h4>
      {MOVE_FORMS[type].map((field) => (
        <MoveFieldControl
          key={field}
          field={field}
          value={answers.value[field] ?? ''}
          optional={isOptional(type, field)}
          error={errors.value.get(field)}
          onChange={(value) => {
            answers.value = { ...answers.value, [field]: value };
            // What was said of the old value would be read as said of the new one.
            const left = new Map([...errors.value].filter(([faulty]) => faulty !== field));
            if (errors.value.size > 0 && left.size === 0) trouble.value = '';
            errors.value = left;
          }}
        />
      ))}
      {type === 'answered' && (
        <AnswerFilesField
          files={files.value}
          onChange={(now) => {
            files.value = now;
          }}
        />
      )}
      <p class="error" role="alert">
        {trouble.value}
      </p>
      <div class="actions">
        <button type="submit" class="button primary" aria-disabled={making.value ? 'true' : 'false'}>
          {making.value ? t.making : t.moves[type]}
        </button>
        <button type="button" class="button quiet" onClick={onCancel}>
          {t.cancel}
        </button>
      </div>
    </form>
  );
}
