import type { Danger } from '../../appeal/suggestions/danger-stems.ts';
import type { Suggestion } from '../../appeal/suggestions/suggest.ts';
import { Icon } from '../icons.tsx';
import { quoted, workWords } from './work-words.ts';

/** Where an official confirms crime or danger; before it, what in the text may tell of it. */
export function DangerField({
  found,
  confirmed,
  onChange,
}: {
  readonly found: Suggestion<Danger> | null;
  readonly confirmed: boolean;
  readonly onChange: (confirmed: boolean) => void;
}) {
  const { danger: t } = workWords.value;
  return (
    <div class={found ? 'danger-field found' : 'danger-field'}>
      {found && (
        <p class="notice strong">
          <Icon name="refused" />
          <span>
            <strong>{t.kinds[found.value]}. </strong>
            {t.notice(quoted(found.words))}
          </span>
        </p>
      )}
      <label class="check" for="draft-danger">
        <input
          id="draft-danger"
          type="checkbox"
          aria-describedby="draft-danger-hint"
          checked={confirmed}
          onChange={({ currentTarget }) => onChange(currentTarget.checked)}
        />
        <span>{t.label}</span>
      </label>
      <p class="hint" id="draft-danger-hint">
        {t.hint}
      </p>
    </div>
  );
}
