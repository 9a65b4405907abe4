import type { ReceiptFile } from '../../register/receipt.ts';
import { Fact } from './fact.tsx';
import type { LoadedCase } from './load-case-file.ts';
import { caseFileWords } from './words.ts';

/** What the log proves of the record, in short. The whole proof is in the archive and in the receipt's file. */
export function LogPart({
  receipt,
  checked,
}: {
  readonly receipt: ReceiptFile | null;
  readonly checked: LoadedCase['receipt'];
}) {
  const t = caseFileWords.value.page;
  if (!receipt || !checked) return <p>{t.noReceipt}</p>;
  if (!checked.ok) return <p>{checked.fault === 'not-supported' ? t.logUnchecked : t.logBroken}</p>;
  const { index, size, origin } = checked.logged;
  return (
    <>
      <p>{t.logged(index, size, origin)}</p>
      <dl class="facts">
        {receipt.filed && (
          <Fact name={t.filedDigest}>
            <code>{receipt.filed.digest}</code>
          </Fact>
        )}
        <Fact name={t.logKey}>
          <code>{receipt.key}</code>
        </Fact>
      </dl>
      <p class="hint">{t.logKeyHint}</p>
      <p class="hint">{receipt.timestamp ? t.stamped(receipt.timestamp.authority) : t.notStamped}</p>
    </>
  );
}

/** How it is checked with nothing of Dauys. */
export function CheckPart() {
  return (
    <ol class="checks">
      {caseFileWords.value.page.checks.map((step) => (
        <li key={step}>
          {step.split('`').map((part, index) => (index % 2 === 0 ? part : <code key={part}>{part}</code>))}
        </li>
      ))}
    </ol>
  );
}
