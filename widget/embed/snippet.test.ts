import { describe, expect, it } from 'vitest';
import { type Choice, cspOf, cssOf, htmlOf, importMapOf } from './snippet.ts';

const choice: Choice = {
  ...{ intake: 'https://intake.example', agency: 'TLD', parts: ['form', 'status'], language: '', theme: '' },
  ...{ topic: 'roads', looks: {}, withChunks: false },
};
const pinned = {
  version: '0123456789ab',
  files: { 'dauys.js': 'sha384-entry', 'chunks/form-kk-1.js': 'sha384-chunk' },
};

describe('the snippet', () => {
  it('holds what was chosen and nothing else', () => {
    expect(htmlOf(choice)).toBe(
      `<script type="module" src="https://intake.example/widget/v1/dauys.js"></script>

<dauys-appeal-form agency="TLD" topic="roads"></dauys-appeal-form>
<dauys-appeal-status agency="TLD"></dauys-appeal-status>`,
    );
    expect(cspOf(choice, undefined)).toMatch(/^script-src https:\/\/intake\.example; connect-src /);
  });

  it('pins the script, and its chunks only where that is wanted', () => {
    expect(htmlOf({ ...choice, pinned })).toContain(
      'src="https://intake.example/widget/0123456789ab/dauys.js" integrity="sha384-entry" crossorigin="anonymous"',
    );
    expect(importMapOf({ ...choice, pinned })).toBeUndefined();
    const map = importMapOf({ ...choice, pinned, withChunks: true });
    expect(JSON.parse(map ?? '')).toEqual({
      integrity: { 'https://intake.example/widget/0123456789ab/chunks/form-kk-1.js': 'sha384-chunk' },
    });
    expect(cspOf(choice, 'abc=')).toContain("script-src https://intake.example 'sha256-abc=';");
  });

  it('asks ahead for what the first question needs, of a pinned build whose names are known', () => {
    const names = [
      'shared-1',
      'appeal-form-1',
      'appeal-status-1',
      'frame-kk-1',
      'form-kk-1',
      'form-ru-1',
      'counter-1',
    ];
    const files = Object.fromEntries(names.map((name) => [`chunks/${name}.js`, `sha384-${name}`]));
    const build = { ...pinned, files: { ...pinned.files, ...files } };
    const asked = (more: Partial<Choice>) =>
      Array.from(
        htmlOf({ ...choice, ...more }).matchAll(
          /modulepreload" href="[^"]+\/([\w-]+)\.js" integrity="sha384-\1"/g,
        ),
        ([, name]) => name,
      ).sort();
    expect(asked({ pinned: build, language: 'kk' })).toEqual([
      'appeal-form-1',
      'form-kk-1',
      'frame-kk-1',
      'shared-1',
    ]);
    expect(asked({ pinned: build })).toEqual(['appeal-form-1', 'shared-1']);
    expect(asked({ pinned: build, parts: ['status'] })).toEqual([]);
    expect(asked({})).toEqual([]);
  });

  it('dresses the elements that are there', () => {
    const css = cssOf({ ...choice, parts: ['status'], looks: { '--dauys-radius': '0px' } });
    expect(css).toBe('dauys-appeal-status {\n  --dauys-radius: 0px;\n}');
    expect(cssOf({ ...choice, parts: ['status'] })).toBe('');
  });
});
