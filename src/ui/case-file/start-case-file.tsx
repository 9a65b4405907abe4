import { render } from 'preact';
import { LANGUAGES } from '../../appeal/language.ts';
import { followLanguage, languageSetting } from '../language.ts';
import { CaseFilePage } from './case-file-page.tsx';
import { caseFileWords } from './words.ts';

/** Draws the case file that the page's address names (`number`, `lang`); it lives as long as its document. */
export function startCaseFile(document: Document): void {
  const { signal } = new AbortController();
  const app = document.getElementById('app');
  if (!app) throw new Error('No place to draw in');
  const asked = new URLSearchParams(document.location.search);
  const number = asked.get('number');
  const title = () => [number, caseFileWords.value.page.title].filter(Boolean).join(' · ');
  void followLanguage(title, signal).then(() => {
    const wish = LANGUAGES.find((each) => each === asked.get('lang'));
    if (wish) languageSetting.value = wish;
    render(<CaseFilePage number={number} />, app);
  });
}
