import type { TemplateResult } from 'lit';
import type { Step } from '../../src/i18n/widget/form/ru.ts';
import { STEPS } from './fields.ts';
import type { FilesPage } from './steps/files.ts';
import { drawMatter } from './steps/matter.ts';
import type { LaterView, StepHome, StepPage } from './steps/step-page.ts';

/** Does something once the browser has nothing better to do. */
function whenIdle(act: () => void): void {
  // Safari has no such call.
  if ('requestIdleCallback' in window) requestIdleCallback(act, { timeout: 2_000 });
  else setTimeout(act, 200);
}

/** The pages of one form: loaded while the person writes the first one, each once. */
export class Pages {
  /** Where the files are, once that page is loaded. */
  files: FilesPage | undefined;
  private readonly home: StepHome;
  private readonly loaded = new Map<Step, StepPage>();

  constructor(home: StepHome) {
    this.home = home;
    this.loaded.set('matter', { draw: drawMatter });
    whenIdle(() => void this.fetchAhead());
  }

  /** Loads a page; after a failure it can be tried again. */
  async open(step: Step): Promise<StepPage> {
    const there = this.loaded.get(step);
    if (there) return there;
    const { openPage } = await this.fetch(step);
    const page = this.loaded.get(step) ?? openPage(this.home);
    this.loaded.set(step, page);
    return page;
  }

  /** The page of the files, which also uploads them. */
  async openFiles(): Promise<FilesPage> {
    const { openPage } = await import('./steps/files.ts');
    this.files ??= openPage(this.home);
    this.loaded.set('files', this.files);
    return this.files;
  }

  draw(step: Step, view: LaterView): TemplateResult | undefined {
    return this.loaded.get(step)?.draw(view);
  }

  private async fetch(step: Step): Promise<{ openPage(home: StepHome): StepPage }> {
    if (step === 'place') return import('./steps/place.ts');
    if (step === 'applicant') return import('./steps/applicant.ts');
    if (step === 'check') return import('./steps/check.ts');
    const files = await this.openFiles();
    return { openPage: () => files };
  }

  private async fetchAhead(): Promise<void> {
    try {
      for (const step of STEPS) await this.open(step);
    } catch {
      // The line broke: each is asked for again when the person comes to it.
    }
  }
}
