import type { AppealKind } from '../../appeal/kinds.ts';
import { katoPrefix, regionOf } from '../../appeal/places.ts';
import type { Suggestion, Suggestions } from '../../appeal/suggestions/suggest.ts';
import type { Topic } from '../../appeal/topics.ts';
import type { Draft, DraftAnswers, PresetField } from '../../clip/draft.ts';
import { language, words } from '../language.ts';
import type { Offer } from './suggestion-note.tsx';
import { placeInWords, type SuggestedPlace } from './use-places.ts';

/** What stands beside each field that may be suggested. */
export type Offers = Readonly<Record<PresetField, Offer>>;

/**
 * Makes the offers of a draft.
 *
 * @param exact the district or the settlement that the text names, where the intake knows it
 * @param presets fields that still stand as they were filled in by themselves
 * @param onTake the official takes what is suggested
 */
export function offersOf(
  found: Suggestions,
  exact: SuggestedPlace | null,
  answers: DraftAnswers,
  presets: NonNullable<Draft['presets']>,
  onTake: (taken: Partial<DraftAnswers>, label: string) => void,
): Offers {
  const { terms } = words.value;
  function offer<Value extends AppealKind | Topic | string>(
    field: PresetField,
    suggestion: Suggestion<Value> | null,
    label: string,
    agrees: boolean,
  ): Offer {
    return {
      suggestion,
      label,
      agrees,
      preset: presets[field],
      take() {
        if (suggestion && !agrees) onTake({ [field]: suggestion.value }, label);
      },
    };
  }
  const { kind, topic, place } = found;
  const region = place && regionOf(place.value);
  const kato = exact
    ? offer('kato', exact.suggestion, placeInWords(exact.place), isWithin(answers.kato, exact.place.kato))
    : offer('kato', place, region ? region.name[language.value] : '', isWithin(answers.kato, region?.kato));
  return {
    kind: offer('kind', kind, kind ? terms.kinds[kind.value] : '', kind?.value === answers.kind),
    topic: offer('topic', topic, topic ? terms.topics[topic.value] : '', topic?.value === answers.topic),
    kato,
  };
}

function isWithin(kato: string, larger: string | undefined): boolean {
  return larger !== undefined && kato !== '' && kato.startsWith(katoPrefix(larger));
}
