import { workWords } from './work-words.ts';

/** One thing that a list can be narrowed to. */
export interface Chip<Value extends string> {
  readonly value: Value;
  readonly label: string;
  /** A plain explanation. */
  readonly title?: string | undefined;
  /** How many there are; left out where nobody counts. */
  readonly count?: number;
}

/** Chips that are pressed to narrow a list and pressed again to widen it. */
export function FilterChips<Value extends string>({
  label,
  chips,
  pressed,
  onPress,
}: {
  readonly label: string;
  readonly chips: readonly Chip<Value>[];
  readonly pressed: ReadonlySet<string>;
  readonly onPress: (value: Value) => void;
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be one more frame around a row of chips
    <div class="filter-chips" role="group" aria-label={label}>
      {chips.map(({ value, label: name, title, count }) => (
        <button
          key={value}
          type="button"
          class="filter-chip"
          aria-pressed={pressed.has(value)}
          title={title}
          onClick={() => onPress(value)}
        >
          {name}
          {count !== undefined && <span class="count"> {count}</span>}
        </button>
      ))}
    </div>
  );
}

/** The set with a value more, or less where it was in it. */
export function toggled<Value>(set: ReadonlySet<Value>, value: Value): ReadonlySet<Value> {
  const other = new Set(set);
  if (!other.delete(value)) other.add(value);
  return other;
}

/** Chips of provenance tags, folded away; each is explained where a pointer rests on it and in its name. */
export function TagChips<Tag extends string>({
  chips,
  pressed,
  onPress,
}: {
  readonly chips: readonly Chip<Tag>[];
  readonly pressed: ReadonlySet<string>;
  readonly onPress: (tag: Tag) => void;
}) {
  const { filters: t } = workWords.value;
  if (chips.length === 0) return null;
  return (
    <details class="tag-filter" open={pressed.size > 0}>
      <summary>{t.tags}</summary>
      <FilterChips label={t.tags} chips={chips} pressed={pressed} onPress={onPress} />
    </details>
  );
}
