import { render } from 'preact';
import { followLanguage, words } from '../language.ts';
import { Options } from './options.tsx';
import { openOptionsModel } from './options-model.ts';

/** Draws the settings page; it lives as long as its document. */
export function startOptions(document: Document): void {
  const { signal } = new AbortController();
  const app = document.getElementById('app');
  if (!app) throw new Error('No place to draw in');
  const model = openOptionsModel(signal);
  void followLanguage(() => words.value.options.title, signal).then(() =>
    render(<Options model={model} />, app),
  );
}
