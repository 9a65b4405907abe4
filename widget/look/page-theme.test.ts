import { describe, expect, it } from 'vitest';
import { isLight } from './page-theme.ts';

describe('the text of a page', () => {
  it.each(['rgb(255, 255, 255)', 'rgb(233, 238, 242)', 'rgba(228, 234, 238, 0.9)', 'rgb(200 220 230)'])(
    'is light on a dark page: %s',
    (color) => expect(isLight(color)).toBe(true),
  );

  it.each(['rgb(0, 0, 0)', 'rgb(34, 43, 49)', 'rgb(255, 0, 0)', 'rgb(0, 0, 255)', 'canvastext', ''])(
    'counts as dark on a light page: %s',
    (color) => expect(isLight(color)).toBe(false),
  );
});
