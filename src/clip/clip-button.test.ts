// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { LANGUAGES } from '../appeal/language.ts';
import { clipButtonMessages } from '../i18n/clip-button/messages.ts';
import { createClipButton } from './clip-button.ts';
import type { PostMark } from './messages.ts';

const mark: PostMark = {
  sign: 'recorded',
  number: 'TLD-2026-000042-7',
  words: 'Сигнал',
  name: 'На учёте: TLD-2026-000042-7, Сигнал, Акимат города Үлгі',
  own: true,
};
const elsewhere: PostMark = { ...mark, sign: 'elsewhere', own: false };
const waiting: PostMark = { ...mark, sign: 'waiting', number: null, words: 'Ждёт отправки', name: 'Ждёт' };
const seen: PostMark = {
  ...mark,
  sign: 'seen',
  number: null,
  words: 'Просмотрено: реклама',
  name: 'Просмотрено: реклама',
  own: false,
};

function stand(shown?: PostMark, language: (typeof LANGUAGES)[number] = 'ru') {
  const press = { onClip: vi.fn(), onShow: vi.fn() };
  const button = createClipButton(document, press);
  document.body.replaceChildren(button.host);
  button.show(shown, clipButtonMessages(language), language);
  const buttons = [...(button.host.shadowRoot?.querySelectorAll('button') ?? [])].filter(
    (each) => !each.hidden,
  );
  return { button, buttons, press };
}

describe('the clip button', () => {
  it.each(LANGUAGES)('is one named button beside a post without a record, in %s', (language) => {
    const { buttons, button } = stand(undefined, language);
    expect(buttons.map((each) => each.ariaLabel)).toEqual([clipButtonMessages(language).clip]);
    expect(button.host.lang).toBe(language);
  });

  it('gives way to the number of the own agency', () => {
    const { buttons } = stand(mark);
    expect(buttons.map((each) => each.textContent)).toEqual(['TLD-2026-000042-7Сигнал']);
    expect(buttons[0]?.ariaLabel).toContain('Акимат города Үлгі');
  });

  it('stays beside the number of another agency', () => {
    const { buttons } = stand(elsewhere);
    expect(buttons).toHaveLength(2);
  });

  it('tells by the shape of its sign what a post wears, and by its name', () => {
    const worn = [undefined, mark, elsewhere, waiting, seen].map((each) => {
      const [first] = stand(each).buttons;
      return [first?.querySelector('path')?.getAttribute('d'), first?.ariaLabel];
    });
    expect(new Set(worn.map(([shape]) => shape)).size).toBe(worn.length);
    expect(worn[4]?.[1]).toContain('реклама');
    for (const [, label] of worn) expect(label).toBeTruthy();
  });

  it('takes off what a post no longer wears', () => {
    const { button } = stand(mark);
    button.show(undefined, clipButtonMessages('ru'), 'ru');
    const there = [...(button.host.shadowRoot?.querySelectorAll('button') ?? [])].filter(
      ({ hidden }) => !hidden,
    );
    expect(there.map((each) => each.ariaLabel)).toEqual([clipButtonMessages('ru').clip]);
  });

  it('says that a clip waits', () => {
    const { buttons } = stand(waiting);
    expect(buttons.map((each) => each.textContent)).toEqual(['Ждёт отправки']);
  });

  it('does nothing when a script of the page presses it, and lets no press through to the page', () => {
    const { buttons, press } = stand();
    const heard = vi.fn();
    document.body.addEventListener('click', heard);
    buttons[0]?.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
    expect(press.onClip).not.toHaveBeenCalled();
    expect(heard).not.toHaveBeenCalled();
  });
});
