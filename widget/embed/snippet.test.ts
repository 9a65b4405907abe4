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

  it('dresses the elements that are there', () => {
    const css = cssOf({ ...choice, parts: ['status'], looks: { '--dauys-radius': '0px' } });
    expect(css).toBe('dauys-appeal-status {\n  --dauys-radius: 0px;\n}');
    expect(cssOf({ ...choice, parts: ['status'] })).toBe('');
  });
});
