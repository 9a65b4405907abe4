import { describe, expect, it } from 'vitest';
import { pickLanguage } from './language.ts';

describe('pickLanguage', () => {
  it.each([
    [['ru-KZ', 'kk'], 'ru'],
    [['kk_KZ'], 'kk'],
    [['EN'], 'en'],
    [['de', 'fr', 'en-GB'], 'en'],
    [['ru;q=0.9'], 'ru'],
    [['kz', 'ru'], 'kk'],
    [['kk-Cyrl-KZ'], 'kk'],
    [[null, undefined, '', '*', 'ru'], 'ru'],
    [['de', 'zh-Hans'], 'kk'],
    [[], 'kk'],
  ])('of %j picks %s', (wishes, language) => {
    expect(pickLanguage(wishes)).toBe(language);
  });
});
