// @vitest-environment happy-dom
import { html } from 'lit/html.js';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Changed, type Declarations, DrawnElement } from './drawn-element.ts';

class Sign extends DrawnElement {
  static override properties: Declarations = {
    text: {},
    isLoud: { attribute: 'is-loud', type: Boolean },
  };

  declare text: string | undefined;
  declare isLoud: boolean | undefined;
  readonly drawn: string[][] = [];

  protected override willUpdate(changed: Changed): void {
    this.drawn.push([...changed]);
  }

  protected override render() {
    return html`<p>${this.text}${this.isLoud ? '!' : ''}</p>`;
  }
}

class Answer extends Sign {
  static override properties: Declarations = { count: { state: true } };

  declare count: number | undefined;

  protected override willUpdate(changed: Changed): void {
    super.willUpdate(changed);
    if (this.count === 13) throw new Error('Unlucky');
    if (this.count === 1) this.count = 2;
  }

  protected override render() {
    return html`${super.render()}<b>${this.count}</b>`;
  }
}

customElements.define('test-sign', Sign);
customElements.define('test-answer', Answer);

const shown = (element: DrawnElement) => element.renderRoot.textContent?.trim();

async function place<Element extends DrawnElement>(element: Element): Promise<Element> {
  document.body.append(element);
  await element.updateComplete;
  return element;
}

beforeEach(() => {
  document.body.replaceChildren();
});

describe('an element', () => {
  it('is drawn when it first stands in the page, and then once for all that changed together', async () => {
    const sign = new Sign();
    sign.text = 'Яма';
    expect(sign.isUpdatePending).toBe(false);
    await place(sign);
    sign.text = 'Две ямы';
    sign.isLoud = true;
    sign.text = 'Три ямы';
    await sign.updateComplete;
    expect(shown(sign)).toBe('Три ямы!');
    sign.text = 'Три ямы';
    expect(sign.isUpdatePending).toBe(false);
    expect(sign.drawn).toEqual([['text'], ['text', 'isLoud']]);
  });

  it('keeps the elements that it drew', async () => {
    const sign = await place(new Sign());
    const before = sign.renderRoot.querySelector('p');
    sign.text = 'Яма';
    await sign.updateComplete;
    expect(sign.renderRoot.querySelector('p')).toBe(before);
  });

  it('reads its attributes, also those of the class that it extends', async () => {
    document.body.innerHTML = '<test-answer text="Жауап" is-loud></test-answer>';
    const answer = document.body.firstElementChild;
    if (!(answer instanceof Answer)) throw new Error('Not known');
    await answer.updateComplete;
    expect(shown(answer)).toBe('Жауап!');
    answer.removeAttribute('is-loud');
    answer.removeAttribute('text');
    await answer.updateComplete;
    expect([answer.text, answer.isLoud, shown(answer)]).toEqual([null, false, '']);
    expect(Answer.observedAttributes).toEqual(['text', 'is-loud']);
  });

  it('takes over what the page set before the browser knew it', async () => {
    document.body.innerHTML = '<test-late text="attribute"></test-late>';
    const late = document.body.firstElementChild;
    Object.assign(late ?? {}, { text: 'property' });
    class Late extends Sign {}
    customElements.define('test-late', Late);
    if (!(late instanceof Late)) throw new Error('Not known');
    await late.updateComplete;
    expect([late.text, shown(late), Object.hasOwn(late, 'text')]).toEqual(['property', 'property', false]);
  });

  it('draws what is set while it gets ready with the rest, and goes on after a mistake', async () => {
    const answer = await place(new Answer());
    answer.count = 13;
    await expect(answer.updateComplete).rejects.toThrow('Unlucky');
    answer.count = 1;
    await answer.updateComplete;
    expect([shown(answer), answer.isUpdatePending]).toEqual(['2', false]);
  });
});
