import type { FieldTies } from './field.tsx';

/** A list to choose one value from. */
export function Select<Value extends string>({
  value,
  options,
  empty,
  onChange,
  ...ties
}: FieldTies & {
  readonly value: Value | '';
  readonly options: readonly (readonly [Value, string])[];
  /** What stands there while nothing is chosen; left out where something always is. */
  readonly empty?: string;
  readonly onChange: (value: Value | '') => void;
}) {
  return (
    <select
      {...ties}
      value={value}
      onChange={({ currentTarget }) => {
        onChange(options.find(([option]) => option === currentTarget.value)?.[0] ?? '');
      }}
    >
      {empty !== undefined && <option value="">{empty}</option>}
      {options.map(([option, name]) => (
        <option key={option} value={option}>
          {name}
        </option>
      ))}
    </select>
  );
}
