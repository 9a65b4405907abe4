// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { maskFragment } from './mask-fragment.ts';

/** A fragment as `cleanFragment` writes it; the cleaning itself is checked in the browsers. */
const fragmentOf = (html: string) => `<!doctype html><meta charset="utf-8">\n${html}\n`;

describe('masking in a fragment', () => {
  const keys = new Set(['phone 77011234567', 'handle serik']);

  it('reaches across elements and into attributes, and says where it stands', () => {
    const fragment = fragmentOf(
      '<p>Тел. 8 (701) <b>123</b>-45-67 <a href="https://x.com/serik" title="@serik">@serik</a> <a href="https://x.com/a_b">@a_b</a></p>',
    );
    const { text, masked } = maskFragment(fragment, keys);
    expect(text).not.toMatch(/701|123|45-67|serik/);
    expect(text).toContain('<a href="https://x.com/a_b">@a_b</a>');
    expect(masked.map(({ kind, original }) => [kind, original])).toEqual([
      ['phone', '8 (701) 123-45-67'],
      ['handle', '@serik'],
    ]);
    for (const { start, end } of masked) expect(text.slice(start, end)).toBe('████');
  });

  it('masks only what was chosen', () => {
    const { text } = maskFragment(fragmentOf('<p>8 702 765 43 21</p><p>87011234567</p>'), keys);
    expect(text).toContain('8 702 765 43 21');
    expect(text).not.toContain('87011234567');
  });

  it('leaves a fragment as it is where nothing was chosen', () => {
    const fragment = fragmentOf('<p>Тел. 8 (701) 123-45-67</p>');
    expect(maskFragment(fragment, new Set())).toEqual({ text: fragment, masked: [] });
  });
});
