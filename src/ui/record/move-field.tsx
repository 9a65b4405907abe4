import { GROUNDS, OUTCOMES } from '../../appeal/life-states.ts';
import type { MoveField } from '../../i18n/record/messages.ts';
import { Field } from '../field.tsx';
import { Select } from '../select.tsx';
import { recordWords } from './words.ts';

/** Fields for more than a line. */
const LONG: readonly MoveField[] = ['answer', 'reasons', 'reason', 'defects', 'lawGround'];
const DAYS: readonly MoveField[] = ['mendBy', 'until'];

/** One field of a move's form. */
export function MoveFieldControl({
  field,
  value,
  optional,
  error,
  onChange,
}: {
  readonly field: MoveField;
  readonly value: string;
  readonly optional: boolean;
  readonly error: string | undefined;
  readonly onChange: (value: string) => void;
}) {
  const { fields, hints, optional: aside, choose, course } = recordWords.value;
  const id = `move-${field}`;
  if (field === 'applicantTold') {
    return (
      <div class="field tick">
        <label>
          <input
            type="checkbox"
            id={id}
            checked={value === 'yes'}
            onChange={({ currentTarget }) => onChange(currentTarget.checked ? 'yes' : '')}
          />
          {fields[field]}
        </label>
      </div>
    );
  }
  return (
    <Field
      id={id}
      label={fields[field]}
      hint={hints[field]}
      aside={optional ? aside : undefined}
      error={error}
    >
      {(ties) => {
        const typed = { ...ties, value, autocomplete: 'off' };
        if (field === 'outcome') {
          const options = OUTCOMES.map((one) => [one, course.outcomes[one]] as const);
          const chosen = OUTCOMES.find((one) => one === value) ?? '';
          return <Select {...ties} value={chosen} empty={choose} options={options} onChange={onChange} />;
        }
        if (field === 'ground') {
          const options = GROUNDS.map((one) => [one, course.grounds[one]] as const);
          const chosen = GROUNDS.find((one) => one === value) ?? '';
          return <Select {...ties} value={chosen} empty={choose} options={options} onChange={onChange} />;
        }
        if (LONG.includes(field)) {
          return <textarea {...typed} onInput={({ currentTarget }) => onChange(currentTarget.value)} />;
        }
        const onInput = ({ currentTarget }: { readonly currentTarget: HTMLInputElement }) =>
          onChange(currentTarget.value);
        return DAYS.includes(field) ? (
          <input {...typed} type="date" onInput={onInput} />
        ) : (
          <input {...typed} type="text" onInput={onInput} />
        );
      }}
    </Field>
  );
}
