import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { forgetReport, type KeptReport, lastReport } from '../../clip/page-reports.ts';
import { pageReportWords } from '../../i18n/page-report/messages.ts';
import { focusMain } from '../focus-main.ts';
import { language } from '../language.ts';
import type { PanelModel } from './panel-model.ts';

/** A page that was read wrong, scrambled: shown as text and nothing else, and saved by the official's own hand. */
export function PageReportView({ model }: { readonly model: PanelModel }) {
  const t = pageReportWords(language.value);
  const report = useSignal<KeptReport | null | undefined>(undefined);
  const address = useSignal('');
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    let file = '';
    void lastReport().then((kept) => {
      report.value = kept;
      if (kept) file = URL.createObjectURL(new Blob([fileOf(kept)], { type: 'text/html' }));
      address.value = file;
      heading.current?.focus({ preventScroll: true });
    });
    return () => URL.revokeObjectURL(file);
  }, []);

  async function close(): Promise<void> {
    await forgetReport();
    await model.show(null);
    focusMain();
  }

  if (report.value === undefined) return null;
  const kept = report.value;
  return (
    <section class="page-report" aria-labelledby="report-heading">
      <h2 id="report-heading" ref={heading} tabIndex={-1}>
        {t.title}
      </h2>
      {kept ? (
        <>
          <p>{t.what}</p>
          {kept.partial && <p class="notice">{t.partial}</p>}
          <p>
            <a class="button primary" href={address.value} download={`dauys-${kept.platform}.html`}>
              {t.save}
            </a>
          </p>
          <p class="hint">
            {t.size(Math.ceil(kept.html.length / 1000))}. {t.next}
          </p>
          <details>
            <summary>{t.look}</summary>
            {/* What scrolls must be reached by keyboard. */}
            <textarea
              readOnly
              rows={16}
              spellcheck={false}
              aria-label={t.look}
              value={kept.html.slice(0, 20_000)}
            />
          </details>
        </>
      ) : (
        <p>{t.gone}</p>
      )}
      <button type="button" class="button" onClick={() => void close()}>
        {t.close}
      </button>
    </section>
  );
}

function fileOf({ platform, address, html }: KeptReport): string {
  return `<!-- dauys ${platform} ${address.replaceAll('--', '')} -->\n<!doctype html>\n${html}\n`;
}
