import type { Agency } from '../../appeal/appeal.ts';
import { APPEAL_KINDS } from '../../appeal/kinds.ts';
import { LANGUAGES } from '../../appeal/language.ts';
import { REGIONS, regionOf } from '../../appeal/places.ts';
import { TOPICS } from '../../appeal/topics.ts';
import type { DraftAnswers, DraftFaults, DraftField } from '../../clip/draft.ts';
import { Field } from '../field.tsx';
import { language, words } from '../language.ts';
import { Select } from '../select.tsx';
import type { Offers } from '../workday/offers.ts';
import { SuggestionNote } from '../workday/suggestion-note.tsx';

/** What the official answers about the post. */
export function DraftFields({
  answers,
  faults,
  agency,
  offers,
  nameOf,
  onChange,
}: {
  readonly answers: DraftAnswers;
  readonly faults: DraftFaults;
  readonly agency: Agency | null;
  readonly offers: Offers;
  /** The name of a place that is no region, where the intake knows it. */
  readonly nameOf: (kato: string) => string | undefined;
  readonly onChange: (changed: Partial<DraftAnswers>) => void;
}) {
  const { draft, terms, fieldErrors } = words.value;
  const errorOf = (field: DraftField) => {
    const code = faults.fields[field];
    return code && fieldErrors[code];
  };
  return (
    <div class="fields">
      <Field
        id="draft-kind"
        label={draft.fields.kind}
        hint={answers.kind ? terms.kindHints[answers.kind] : undefined}
        error={errorOf('kind')}
      >
        {(ties) => (
          <Select
            {...ties}
            value={answers.kind}
            empty={draft.choose}
            options={APPEAL_KINDS.map((kind) => [kind, terms.kinds[kind]])}
            onChange={(kind) => onChange({ kind })}
          />
        )}
      </Field>
      <SuggestionNote id="draft-kind" offer={offers.kind} />
      <Field id="draft-topic" label={draft.fields.topic} error={errorOf('topic')}>
        {(ties) => (
          <Select
            {...ties}
            value={answers.topic}
            empty={draft.choose}
            options={TOPICS.map((topic) => [topic, terms.topics[topic]])}
            onChange={(topic) => onChange({ topic })}
          />
        )}
      </Field>
      <SuggestionNote id="draft-topic" offer={offers.topic} />
      <Field id="draft-kato" label={draft.fields.kato} error={errorOf('kato')}>
        {(ties) => (
          <Select
            {...ties}
            value={answers.kato}
            empty={draft.choose}
            options={placeOptions(answers.kato, agency, nameOf)}
            onChange={(kato) => onChange({ kato })}
          />
        )}
      </Field>
      <SuggestionNote id="draft-kato" offer={offers.kato} />
      <Field
        id="draft-address"
        label={draft.fields.address}
        aside={draft.optional}
        hint={draft.addressHint}
        error={errorOf('address')}
      >
        {(ties) => (
          <input
            {...ties}
            type="text"
            autocomplete="off"
            value={answers.address}
            onInput={({ currentTarget }) => onChange({ address: currentTarget.value })}
          />
        )}
      </Field>
      {agency && (
        <Field
          id="draft-agency"
          label={draft.fields.agency}
          hint={draft.agencyHint}
          error={errorOf('agency')}
        >
          {(ties) => (
            <Select
              {...ties}
              value={agency.code}
              options={[[agency.code, agency.name[language.value]]]}
              onChange={() => {}}
            />
          )}
        </Field>
      )}
      <Field
        id="draft-language"
        label={draft.fields.language}
        hint={draft.languageHint}
        error={errorOf('language')}
      >
        {(ties) => (
          <Select
            {...ties}
            value={answers.language}
            options={LANGUAGES.map((code) => [code, draft.languages[code]])}
            onChange={(code) => code && onChange({ language: code })}
          />
        )}
      </Field>
      <Field
        id="draft-note"
        label={draft.fields.note}
        aside={draft.optional}
        hint={draft.noteHint}
        error={errorOf('note')}
      >
        {(ties) => (
          <textarea
            {...ties}
            rows={4}
            value={answers.note}
            onInput={({ currentTarget }) => onChange({ note: currentTarget.value })}
          />
        )}
      </Field>
    </div>
  );
}

/** The regions, and before them the place of the agency or of the last clip where it lies within a region. */
function placeOptions(
  kato: string,
  agency: Agency | null,
  nameOf: (kato: string) => string | undefined,
): [string, string][] {
  const regions = REGIONS.map((region): [string, string] => [region.kato, region.name[language.value]]);
  const within = [...new Set([agency?.kato, kato])].flatMap((place): [string, string][] => {
    const region = place && !REGIONS.some((each) => each.kato === place) ? regionOf(place) : undefined;
    return place && region ? [[place, nameOf(place) ?? `${region.name[language.value]}, ${place}`]] : [];
  });
  return [...within, ...regions];
}
