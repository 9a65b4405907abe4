import { cp } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { tightTemplates } from './build/tight-templates.ts';
import { withoutFacade } from './build/without-facade.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** A name that tells what is in a chunk, for whoever reads a page's requests or a size budget. */
function chunkName(moduleIds: readonly string[]): string {
  const modules = moduleIds.map((id) => id.replaceAll('\\', '/'));
  const has = (end: string) => modules.some((id) => id.endsWith(end));
  const own = [
    '/claim-form.ts',
    '/appeal-form.ts',
    '/appeal-status.ts',
    '/follow-ups.ts',
    '/appeal-figures.ts',
    '/counter.ts',
  ].find(has);
  if (own) return own.slice(1, -3);
  if (has('/dauys-element.ts')) return 'shared';
  const page = modules.find((id) => /\/appeal-form\/(steps\/|later-fields)/.test(id));
  if (page) return `step-${/([\w-]+)\.ts$/.exec(page)?.[1]}`;
  if (has('/intake-call.ts')) return 'intake';
  if (modules.some((id) => id.includes('/look/'))) return 'look';
  if (modules.some((id) => id.includes('rolldown'))) return 'runtime';
  const [, part, language] = /\/(\w+)[/-](kk|ru|en)\.ts$/.exec(modules.at(-1) ?? '') ?? [];
  if (part) return `${part}-${language}`;
  // What several chunks share has the name of its last module, so that no two are called the same.
  return /([\w-]+)\.\w+$/.exec(modules.at(-1) ?? '')?.[1] ?? 'part';
}

/**
 * What the elements share (see `shared.ts`), and what every page of the form draws with: found only when the
 * element has arrived, it would be a round trip more.
 */
const SHARED =
  /[\\/](widget[\\/]dauys-element|appeal[\\/](kinds|topics)|appeal-form[\\/](fields|field-view|steps[\\/]matter))\.ts$/;

/**
 * Builds what a webmaster embeds: `v1/dauys.js`, whose name never changes, and the chunks it loads, whose names
 * carry their hash and are cached for ever. The demo page is copied beside them as it is.
 */
export default defineConfig({
  root: here('.'),
  base: './',
  publicDir: false,
  build: {
    outDir: here('../.output/widget/v1'),
    emptyOutDir: true,
    target: 'es2020',
    // What understands the scripts also understands these; older prefixes would only be weight.
    cssTarget: ['chrome88', 'firefox78', 'safari14'],
    // The entry starts all it needs at once, so the helper that would do it is only weight.
    modulePreload: false,
    lib: { entry: here('./dauys.ts'), formats: ['es'] },
    rolldownOptions: {
      output: {
        // In a library build Vite itself would keep the white space.
        minify: true,
        // Marks for bundlers are of no use to a phone; the libraries' licences stay.
        comments: { legal: true, annotation: false, jsdoc: false },
        entryFileNames: 'dauys.js',
        codeSplitting: { groups: [{ name: 'shared', test: SHARED }] },
        chunkFileNames: ({ moduleIds }) => `chunks/${chunkName(moduleIds)}-[hash].js`,
      },
    },
  },
  plugins: [
    tightTemplates(),
    withoutFacade('/widget/shared.ts'),
    {
      name: 'demo-page',
      async closeBundle() {
        await cp(here('./demo'), here('../.output/widget/demo'), { recursive: true });
      },
    },
  ],
});
