import type { MergedPost } from '../../appeal/submission.ts';
import type { Evidence } from '../../clip/capture/evidence.ts';
import { type FoundData, findPersonalData } from '../../evidence/find-personal-data.ts';
import { evidenceWords } from './words.ts';

/** Everything in a post that may show somebody's personal data, each once, in the order it is met. */
export function personalDataIn({ post, capture }: MergedPost, evidence: Evidence | null): FoundData[] {
  const own = post.authorHandle ? [post.authorHandle] : [];
  const texts = [
    post.text,
    ...stringsIn({ ...post, text: null, authorName: null, authorHandle: null }),
    evidence?.text,
    evidence?.thread,
    capture.pageTitle,
  ];
  const met = new Map<string, FoundData>();
  for (const text of texts) {
    for (const found of findPersonalData(text ?? '', own)) {
      if (!met.has(found.key)) met.set(found.key, found);
    }
  }
  return [...met.values()];
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(stringsIn);
}

/** What was found, to be ticked where it shall be masked. */
export function PersonalData({
  name,
  found,
  chosen,
  onChoose,
}: {
  /** Unlike any other on the page. */
  readonly name: string;
  readonly found: readonly FoundData[];
  readonly chosen: readonly string[];
  readonly onChoose: (keys: readonly string[], on: boolean) => void;
}) {
  const t = evidenceWords.value;
  if (found.length === 0) return null;
  const keys = found.map(({ key }) => key);
  return (
    <fieldset class="personal">
      <legend>{t.personal}</legend>
      <p class="hint" id={`${name}-personal`}>
        {t.personalHint}
      </p>
      {found.map(({ key, kind, text }) => (
        <label key={key}>
          <input
            type="checkbox"
            aria-describedby={`${name}-personal`}
            checked={chosen.includes(key)}
            onKeyDown={(event) => {
              // Enter in a form's box would send the draft.
              if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) event.preventDefault();
            }}
            onChange={({ currentTarget }) => onChoose([key], currentTarget.checked)}
          />
          <span>
            {t.kinds[kind]}: <bdi>{text}</bdi>
          </span>
        </label>
      ))}
      {found.length > 2 && !keys.every((key) => chosen.includes(key)) && (
        <button type="button" class="button quiet" onClick={() => onChoose(keys, true)}>
          {t.all}
        </button>
      )}
    </fieldset>
  );
}
