import { render } from 'preact';
import { followLanguage, words } from '../language.ts';
import { Panel } from './panel.tsx';
import { openPanelModel } from './panel-model.ts';

/** Draws the side panel; it lives as long as its document. */
export function startPanel(document: Document): void {
  const { signal } = new AbortController();
  const app = document.getElementById('app');
  if (!app) throw new Error('No place to draw in');
  const model = openPanelModel(signal);
  void followLanguage(() => `Dauys — ${words.value.panel.title}`, signal).then(() =>
    render(<Panel model={model} />, app),
  );
}
