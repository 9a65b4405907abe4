import { html, type TemplateResult } from 'lit';
import { REGION_PREFIXES, regionKato } from '../../../src/appeal/region-prefixes.ts';
import { select } from '../field-view.ts';
import { textInput } from '../later-fields.ts';
import type { LaterView, StepHome, StepPage } from './step-page.ts';

class PlacePage implements StepPage {
  draw(view: LaterView): TemplateResult {
    const regions = REGION_PREFIXES.map((prefix) => ({
      value: regionKato(prefix),
      label: view.regions[prefix],
    }));
    return html`
      ${select(view, 'kato', view.steps.chooseRegion, regions)}
      ${textInput(view, 'address', { optional: true })}
    `;
  }
}

export const openPage = (_home: StepHome): StepPage => new PlacePage();
