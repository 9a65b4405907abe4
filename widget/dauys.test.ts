// @vitest-environment happy-dom
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { messages as en } from '../src/i18n/widget/form/en.ts';
import { messages as kk } from '../src/i18n/widget/form/kk.ts';
import { messages as ru } from '../src/i18n/widget/form/ru.ts';
import { AppealForm } from './appeal-form/appeal-form.ts';

const agency = {
  code: 'TLD',
  name: { kk: 'Үлгі қаласының әкімдігі', ru: 'Акимат города Үлгі', en: 'Ulgi City Akimat' },
  kato: '190000000',
};

function shadow(element: Element): ShadowRoot {
  if (!element.shadowRoot) throw new Error('Not drawn yet');
  return element.shadowRoot;
}

function title(element: Element): string {
  return element.shadowRoot?.querySelector('h2')?.textContent?.trim() ?? '';
}

function press(element: Element, text: string): void {
  const buttons = Array.from(shadow(element).querySelectorAll('button'));
  const button = buttons.find((one) => one.textContent?.trim() === text);
  if (!button) throw new Error(`No button ${text}`);
  button.click();
}

function control(element: Element, id: string): HTMLInputElement {
  const found = shadow(element).querySelector<HTMLInputElement>(`#${id}`);
  if (!found) throw new Error(`No field ${id}`);
  return found;
}

function write(element: Element, id: string, text: string): void {
  const field = control(element, id);
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

async function place(markup: string): Promise<Element> {
  document.body.innerHTML = markup;
  const element = document.body.firstElementChild;
  if (!element) throw new Error('Nothing placed');
  await vi.waitFor(() => expect(title(element)).not.toBe(''));
  return element;
}

const answer = vi.fn<(url: string) => { status: number; body: unknown }>();

beforeAll(async () => {
  vi.stubGlobal('fetch', async (url: string) => {
    const { status, body } = answer(url);
    return new Response(JSON.stringify(body), { status });
  });
  await import('./dauys.ts');
});

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
  answer.mockReturnValue({ status: 200, body: { agency } });
});

afterEach(() => {
  document.body.innerHTML = '';
  document.documentElement.removeAttribute('lang');
});

const tag = '<dauys-appeal-form agency="TLD" intake="https://intake.example"></dauys-appeal-form>';

describe('the language of the form', () => {
  it('is its own, before that of the page', async () => {
    document.documentElement.lang = 'kk';
    expect(title(await place(tag.replace('agency', 'lang="en" agency')))).toBe(en.title);
  });

  it('is that of the part of the page around it', async () => {
    document.documentElement.lang = 'kk';
    const around = await place(`<div lang="ru-KZ">${tag}</div>`).catch(() => document.body.firstElementChild);
    const element = around?.firstElementChild;
    if (!element) throw new Error('Not placed');
    await vi.waitFor(() => expect(title(element)).toBe(ru.title));
  });

  it('is that of the browser where the page names none', async () => {
    vi.spyOn(navigator, 'languages', 'get').mockReturnValue(['de-DE', 'ru-RU', 'en']);
    expect(title(await place(tag))).toBe(ru.title);
    vi.restoreAllMocks();
    answer.mockReturnValue({ status: 200, body: { agency } });
  });

  it('is Kazakh where nobody says anything that it speaks', async () => {
    document.documentElement.lang = 'de';
    vi.spyOn(navigator, 'languages', 'get').mockReturnValue(['de-DE']);
    expect(title(await place(tag))).toBe(kk.title);
    vi.restoreAllMocks();
  });

  it('follows the page when that changes, and the person more than the page', async () => {
    document.documentElement.lang = 'kk';
    const element = await place(tag);
    document.documentElement.lang = 'ru';
    await vi.waitFor(() => expect(title(element)).toBe(ru.title));
    press(element, 'English');
    await vi.waitFor(() => expect(title(element)).toBe(en.title));
    document.documentElement.classList.add('big-letters');
    await new Promise((done) => setTimeout(done, 50));
    expect(title(element)).toBe(en.title);
  });

  it('changes with everything typed in its place', async () => {
    document.documentElement.lang = 'kk';
    const element = await place(tag);
    write(element, 'text', 'Аялдамада шұңқыр бар');
    const before = control(element, 'text');
    press(element, 'Русский');
    await vi.waitFor(() => expect(title(element)).toBe(ru.title));
    expect(control(element, 'text')).toBe(before);
    expect(control(element, 'text').value).toBe('Аялдамада шұңқыр бар');
  });
});

describe('a key', () => {
  it('draws nothing anew: what is typed stands in its field already', async () => {
    document.documentElement.lang = 'kk';
    const element = await place(tag);
    if (!(element instanceof AppealForm)) throw new Error('Not an element of ours');
    await vi.waitFor(() => expect(shadow(element).textContent).toContain(agency.name.kk));
    await element.updateComplete;
    write(element, 'text', 'Аялдамада шұңқыр');
    expect(element.isUpdatePending).toBe(false);
    // A choice may change what else is asked.
    write(element, 'topic', 'roads');
    expect(element.isUpdatePending).toBe(true);
  });

  it('is erased all the same when a script of the page empties the form', async () => {
    document.documentElement.lang = 'kk';
    const element = await place(tag);
    if (!(element instanceof AppealForm)) throw new Error('Not a form of ours');
    await vi.waitFor(() => expect(shadow(element).textContent).toContain(agency.name.kk));
    write(element, 'text', 'Аялдамада шұңқыр');
    element.reset();
    await element.updateComplete;
    expect(control(element, 'text').value).toBe('');
  });
});

describe('the form', () => {
  it('goes on only from a page where nothing is missing, and shows each mistake at its field and in a list', async () => {
    document.documentElement.lang = 'ru';
    const element = await place(tag);
    await vi.waitFor(() => expect(shadow(element).textContent).toContain('Акимат города Үлгі'));
    const told: unknown[] = [];
    for (const name of ['dauys-error', 'dauys-step']) {
      element.addEventListener(name, (event) => {
        if (event instanceof CustomEvent) told.push(event.detail);
      });
    }
    press(element, ru.next);
    await vi.waitFor(() => expect(shadow(element).querySelector('#summary')).not.toBeNull());
    const links = Array.from(shadow(element).querySelectorAll('#summary a'));
    expect(links.map((link) => link.getAttribute('href'))).toEqual(['#text', '#topic']);
    for (const id of ['text', 'topic']) {
      const field = control(element, id);
      expect(field.getAttribute('aria-invalid')).toBe('true');
      expect(field.getAttribute('aria-describedby')).toContain(`${id}-error`);
      expect(shadow(element).querySelector(`#${id}-error`)?.textContent?.trim()).toBeTruthy();
    }
    write(element, 'text', 'Яма на дороге у остановки');
    write(element, 'topic', 'roads');
    press(element, ru.next);
    await vi.waitFor(() =>
      expect(shadow(element).querySelector('#step')?.textContent).toContain(ru.steps.place),
    );
    expect(shadow(element).querySelector('#step')?.textContent).toContain(ru.step(2, 5));
    expect(told).toEqual([{ reason: 'invalid' }, { step: 'place', at: '2', of: '5' }]);
    press(element, ru.back);
    await vi.waitFor(() => expect(control(element, 'text').value).toBe('Яма на дороге у остановки'));
  });

  it('on a site that the intake refuses shows where else to go, and why to the webmaster', async () => {
    document.documentElement.lang = 'en';
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const type = 'https://intake.example/problems/origin-refused';
    answer.mockReturnValue({ status: 403, body: { type, title: '', status: 403, detail: '' } });
    const element = await place(tag);
    await vi.waitFor(() => expect(shadow(element).querySelector('form')).toBeNull());
    expect(shadow(element).textContent).toContain('eotinish.gov.kz');
    expect(shadow(element).querySelector('details')?.textContent).toContain(location.origin);
    expect(log).toHaveBeenCalledWith(expect.stringContaining(location.origin));
    log.mockRestore();
  });
});
