import { html, nothing, type TemplateResult } from 'lit/html.js';
import { ATTACHMENT_TYPES, LARGEST_ATTACHMENT, MOST_ATTACHMENTS } from '../../../src/appeal/attachments.ts';
import type { StepMessages } from '../../../src/i18n/widget/steps/ru.ts';
import { type SettledFiles, Shelf, type ShelvedFile } from '../files/shelf.ts';
import type { LaterView, StepHome, StepPage } from './step-page.ts';

export type { SettledFiles } from '../files/shelf.ts';

const ACCEPTED = [
  ...Object.keys(ATTACHMENT_TYPES),
  ...Object.values(ATTACHMENT_TYPES).map((type) => `.${type}`),
].join();

const MEGABYTE = 1024 * 1024;

/** The page where files are added: by the camera, by choosing, by dragging, by pasting. */
export class FilesPage implements StepPage {
  readonly #home: StepHome;
  readonly #shelf: Shelf;
  #say: StepMessages['files'] | undefined;

  constructor(home: StepHome) {
    this.#home = home;
    this.#shelf = new Shelf(home);
    const { element } = home;
    const signal = home.signal();
    const isOpen = () => this.#zone !== null;
    element.addEventListener(
      'paste',
      (event) => {
        const files = event.clipboardData?.files;
        if (!isOpen() || !files?.length) return;
        event.preventDefault();
        void this.#add(files);
      },
      { signal },
    );
    for (const name of ['dragover', 'drop'] as const) {
      element.addEventListener(
        name,
        (event) => {
          if (!isOpen() || !event.dataTransfer?.types.includes('Files')) return;
          // Else the browser would leave the page for the file.
          event.preventDefault();
          if (name === 'drop') void this.#add(event.dataTransfer.files);
        },
        { signal },
      );
    }
  }

  get left(): number {
    return this.#shelf.left;
  }

  settle(): Promise<SettledFiles> {
    return this.#shelf.settle();
  }

  reset(): void {
    this.#shelf.reset();
  }

  forget(): void {
    this.#shelf.clear();
  }

  draw(view: LaterView): TemplateResult {
    const { files: say } = view.steps;
    this.#say = say;
    const mistake = view.mistake('attachments');
    const input = (id: string, label: string, camera: boolean) => html`
      <label class="pick" for=${id}>${label}</label>
      <input
        class="unseen"
        type="file"
        id=${id}
        accept=${camera ? 'image/*' : ACCEPTED}
        capture=${camera ? 'environment' : nothing}
        ?multiple=${!camera}
        aria-describedby="limits"
        @change=${(event: Event) => void this.#chosen(event)}
      />`;
    return html`
      <div class="zone" part="zone">
        ${input('attachments', say.choose, false)} ${input('camera', say.camera, true)}
        <p class="hint drop">${say.drop}</p>
        <p class="hint" id="limits">${say.limits(MOST_ATTACHMENTS, LARGEST_ATTACHMENT / MEGABYTE)}</p>
      </div>
      ${mistake ? html`<p class="error" part="error">${mistake}</p>` : nothing}
      <ul class="files" part="files">${this.#shelf.files.map((file) => this.#drawFile(file, say))}</ul>
      <label class="choice">
        <input type="checkbox" name="keepLocation" value="yes" .checked=${view.values.keepLocation !== ''} />
        <span>${say.keepLocation}<small>${say.keepLocationHint}</small></span>
      </label>
    `;
  }

  get #zone(): Element | null {
    return this.#home.element.shadowRoot?.querySelector('.zone') ?? null;
  }

  #drawFile(file: ShelvedFile, say: StepMessages['files']): TemplateResult {
    const { name, state } = file;
    const bad = state === 'faulty' || state === 'refused';
    const isMoving = state === 'sending' || state === 'cut';
    const percent = file.size > 0 ? Math.floor((100 * file.sent) / file.size) : 0;
    const act = (label: string, sign: string, press: () => void) =>
      html`<button type="button" class="sign" part="button" aria-label=${label} title=${label} @click=${press}>${sign}</button>`;
    return html`
      <li class=${bad ? 'wrong' : ''}>
        <div>
          <strong>${name}</strong>
          <span class=${bad ? 'error' : 'hint'}>${stateInWords(file, percent, say)}</span>
          ${isMoving ? html`<progress max="100" value=${percent} aria-label=${name}></progress>` : nothing}
          ${file.asItIs && !bad ? html`<small>${say.asItIs}</small>` : nothing}
        </div>
        ${
          state === 'refused' || state === 'cut'
            ? act(say.retry(name), '↻', () => this.#shelf.retry(file))
            : nothing
        }
        ${act(state === 'sending' ? say.cancel(name) : say.remove(name), '✕', () => this.#remove(file, say))}
      </li>
    `;
  }

  async #chosen({ target }: Event): Promise<void> {
    if (!(target instanceof HTMLInputElement) || !target.files) return;
    await this.#add(target.files);
    // Or the same file could not be chosen again once it was removed.
    target.value = '';
  }

  async #add(list: FileList): Promise<void> {
    const files = Array.from(list);
    this.#home.type('attachments', '');
    await this.#shelf.add(files);
    const names = files.map(({ name }) => name).join(', ');
    if (this.#say) this.#home.announce(this.#say.added(names));
  }

  #remove(file: ShelvedFile, say: StepMessages['files']): void {
    this.#shelf.remove(file);
    this.#home.type('attachments', '');
    this.#home.announce(say.removed(file.name));
    this.#home.focusOn('#attachments');
  }
}

/** What becomes of a file, in words. */
function stateInWords(file: ShelvedFile, percent: number, say: StepMessages['files']): string {
  switch (file.state) {
    case 'faulty':
      return say.faults[file.fault ?? 'type'];
    case 'refused':
      return say.notSent(file.why ?? '');
    case 'sending':
      return say.sending(percent);
    default:
      return say[file.state];
  }
}

export const openPage = (home: StepHome): FilesPage => new FilesPage(home);
