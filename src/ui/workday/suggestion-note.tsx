import type { Suggestion } from '../../appeal/suggestions/suggest.ts';
import type { Preset } from '../../clip/draft.ts';
import { quoted, workWords } from './work-words.ts';

/** What a field may be filled in with, and what is said beside it. */
export interface Offer {
  readonly suggestion: Suggestion<string> | null;
  /** The suggested value in words. */
  readonly label: string;
  /** The field says what is suggested. */
  readonly agrees: boolean;
  /** Why it was filled in by itself; `undefined` once the official chose. */
  readonly preset: Preset | undefined;
  take(): void;
}

/** Beside a field: why it stands as it does, and what its words suggest instead. Never more than an offer. */
export function SuggestionNote({ id, offer }: { readonly id: string; readonly offer: Offer }) {
  const { suggestion: t } = workWords.value;
  const { suggestion, preset, agrees, label } = offer;
  const words = quoted(suggestion?.words ?? []);
  const text =
    preset === 'suggested' ? (agrees ? t.preset.suggested(words) : '') : preset ? t.preset[preset] : '';
  return (
    <div class="suggestion">
      {text !== '' && (
        <p id={`${id}-preset`} class={preset === 'suggested' ? 'suggested' : 'hint'}>
          {text}
        </p>
      )}
      {suggestion && !agrees && (
        <p class="suggested">
          {suggestion.from === 'page' ? t.offerByPage(label, words) : t.offer(label, words)}
          <button type="button" class="button quiet" aria-describedby={id} onClick={offer.take}>
            {t.take}
            <span class="visually-hidden"> {label}</span>
            <kbd>{t.keys}</kbd>
          </button>
        </p>
      )}
    </div>
  );
}
