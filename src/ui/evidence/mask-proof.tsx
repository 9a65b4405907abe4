import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { CaptureFile } from '../../appeal/capture-file.ts';
import type { CapturePart, Mask, PartRole } from '../../appeal/capture-statement.ts';
import { saveFile } from '../../client/save-file.ts';
import { openEvidenceStore } from '../../clip/capture/evidence-store.ts';
import { type KeptSalt, type OpenedMask, openMasks } from '../../evidence/open-mask.ts';
import { Field } from '../field.tsx';
import { evidenceWords } from './words.ts';

/** Every part of a record in which something was masked. */
function maskedParts({ capture, more }: CaptureFile): CapturePart[] {
  return [capture, ...more.map((each) => each.capture)]
    .flatMap(({ statement }) => statement?.parts ?? [])
    .filter(({ masks = [] }) => masks.length > 0);
}

/**
 * Says what was masked before sending, and lets whoever masked it show later that a passage is what stood there:
 * the salts lie in the browser that sent it, and leave it only by the official's own hand.
 */
export function MaskProof({ file }: { readonly file: CaptureFile }) {
  const t = evidenceWords.value.masked;
  const parts = maskedParts(file);
  const salts = useSignal<readonly KeptSalt[] | null>(null);
  const ids = [file.submission, ...file.more.flatMap(({ added }) => added?.submission ?? [])].join();
  useEffect(() => {
    const store = openEvidenceStore();
    let left = false;
    void Promise.all(ids.split(',').map((id) => store.openings(id)))
      .then((found) => {
        if (!left) salts.value = found.flat();
      })
      .catch(() => {
        if (!left) salts.value = [];
      })
      .finally(() => store.close());
    return () => {
      left = true;
    };
  }, [ids]);
  if (parts.length === 0) return null;
  const commitments = new Set(parts.flatMap(({ masks = [] }) => masks.map(({ commitment }) => commitment)));
  const kept = salts.value?.filter(({ mask }) => commitments.has(mask.commitment)) ?? [];
  const inTexts = kept.some(({ mask }) => 'start' in mask.where);
  return (
    <details class="masked">
      <summary>{t.title(commitments.size)}</summary>
      <ul class="masked-list">
        {parts.map(({ role, digest, masks = [] }) => (
          <li key={digest}>{`${t.roles[role]}: ${kindsInWords(masks)}`}</li>
        ))}
      </ul>
      {inTexts && <ProofForm file={file} parts={parts} salts={kept} />}
      {salts.value && !inTexts && <p class="hint">{t.elsewhere}</p>}
    </details>
  );
}

/** «Телефон, ИИН × 2» */
function kindsInWords(masks: readonly Mask[]): string {
  const { kinds } = evidenceWords.value.masked;
  const counts = new Map<Mask['kind'], number>();
  for (const { kind } of masks) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts]
    .map(([kind, count]) => (count > 1 ? `${kinds[kind]} × ${count}` : kinds[kind]))
    .join(', ');
}

/** What the passage that was typed turned out to be. */
type Verdict = { readonly said: string; readonly opened: readonly OpenedMask[] };

function ProofForm({
  file,
  parts,
  salts,
}: {
  readonly file: CaptureFile;
  readonly parts: readonly CapturePart[];
  readonly salts: readonly KeptSalt[];
}) {
  const t = evidenceWords.value.masked;
  const said = useSignal('');
  const verdict = useSignal<Verdict | null>(null);
  const roleOf = ({ mask }: OpenedMask): PartRole | undefined =>
    parts.find(({ masks = [] }) => masks.some(({ commitment }) => commitment === mask.commitment))?.role;
  const opened = verdict.value?.opened ?? [];
  const where = [...new Set(opened.map(roleOf))].flatMap((role) => (role ? [t.roles[role]] : []));
  return (
    <form
      class="masked-proof"
      onSubmit={(event) => {
        event.preventDefault();
        void openMasks(salts, said.value).then((found) => {
          verdict.value = { said: said.value, opened: found };
        });
      }}
    >
      <Field id={`said-${file.number}`} label={t.label} hint={t.hint}>
        {(ties) => (
          <textarea
            {...ties}
            rows={2}
            maxLength={20_000}
            autocomplete="off"
            value={said.value}
            onInput={({ currentTarget }) => {
              said.value = currentTarget.value;
              verdict.value = null;
            }}
          />
        )}
      </Field>
      <div class="actions">
        <button type="submit" class="button">
          {t.check}
        </button>
      </div>
      <p role="status" class={opened.length > 0 ? 'good' : 'hint'}>
        {verdict.value && (opened.length > 0 ? t.matches(where.join(', ')) : t.differs)}
      </p>
      {opened.length > 0 && (
        <div class="actions">
          <button type="button" class="button quiet" onClick={() => saveProof(file, opened)}>
            {t.save}
          </button>
          <p class="hint">{t.saveHint}</p>
        </div>
      )}
    </form>
  );
}

/** All that anybody needs to check it: see `docs/evidence.md`. */
function saveProof({ number }: CaptureFile, opened: readonly OpenedMask[]): void {
  const masks = opened.map(({ mask, salt, original }) => ({ ...mask, salt, original }));
  const text = `${JSON.stringify({ format: 'dauys-opened-masks/1', number, masks }, null, 2)}\n`;
  saveFile(new Blob([text], { type: 'application/json' }), `${number}-opened-masks.json`);
}
