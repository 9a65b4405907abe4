import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { html } from 'hono/html';
import * as v from 'valibot';
import type { Language } from '../../appeal/language.ts';
import type { Html } from './frame.ts';

/** As the widget's build writes it: the names of its files, and what they hold. */
const BuildSchema = v.object({ files: v.record(v.string(), v.string()) });

/**
 * Lets a browser ask for the form and its words with the page, and not when the script has come, a round trip
 * later: the page is served beside the build, so its names are known.
 *
 * @param widgetFolder where the widget was built; it may be built anew while the intake runs, or be absent
 */
export async function formPreloads(widgetFolder: string, language: Language): Promise<readonly Html[]> {
  const first = new RegExp(`^chunks/(shared|appeal-form|(frame|form)-${language})-[\\w-]+\\.js$`);
  try {
    const text = await readFile(join(widgetFolder, 'v1/integrity.json'), 'utf8');
    const names = Object.keys(v.parse(BuildSchema, JSON.parse(text)).files).filter((name) =>
      first.test(name),
    );
    return names.map((name) => html`<link rel="modulepreload" href="/widget/v1/${name}">`);
  } catch {
    return [];
  }
}
