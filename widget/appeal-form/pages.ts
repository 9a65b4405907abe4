import type { TemplateResult } from 'lit/html.js';
import type { Step } from '../../src/i18n/widget/form/ru.ts';
import { openPage as applicant } from './steps/applicant.ts';
import { openPage as check } from './steps/check.ts';
import { type FilesPage, openPage as files } from './steps/files.ts';
import { drawMatter } from './steps/matter.ts';
import { openPage as place } from './steps/place.ts';
import type { LaterView, StepHome, StepPage } from './steps/step-page.ts';

const OPENERS = { place, applicant, check, matter: () => ({ draw: drawMatter }) } as const;

/** Does something once the browser has nothing better to do. */
function whenIdle(act: () => void): void {
  // Safari has no such call.
  if ('requestIdleCallback' in window) requestIdleCallback(act, { timeout: 2_000 });
  else setTimeout(act, 200);
}

/**
 * The pages of one form, opened each once. They come with the counter and not one by one: everybody comes through
 * all of them, no line can break between them, and together they pack into a fifth less.
 */
export class Pages {
  /** Where the files are, once that page is open. */
  files: FilesPage | undefined;
  readonly #home: StepHome;
  readonly #opened = new Map<Step, StepPage>();

  constructor(home: StepHome) {
    this.#home = home;
    // Files that the draft kept are taken up again before anybody comes to their page.
    whenIdle(() => this.openFiles());
  }

  /** The page of the files, which also uploads them. */
  openFiles(): FilesPage {
    this.files ??= files(this.#home);
    return this.files;
  }

  draw(step: Step, view: LaterView): TemplateResult {
    return this.#open(step).draw(view);
  }

  #open(step: Step): StepPage {
    if (step === 'files') return this.openFiles();
    const page: StepPage = this.#opened.get(step) ?? OPENERS[step](this.#home);
    this.#opened.set(step, page);
    return page;
  }
}
