import { createHash } from 'node:crypto';
import { cp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Features } from 'lightningcss';
import { defineConfig, mergeConfig } from 'vite';
import { tightCode } from './build/tight-code.ts';
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
  if (has('/intake-call.ts')) return 'intake';
  if (has('/signing/sign.ts')) return 'sign';
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
  /[\\/](widget[\\/]dauys-element|appeal[\\/](kinds|topics)|appeal-form[\\/](fields|field-view|failure-view|steps[\\/]matter))\.ts$/;

/** What whoever talks to the intake needs: in one chunk, for many small ones would pack worse. */
const INTAKE =
  /[\\/](client[\\/](intake-call|citizen-client|submission-id)|appeal[\\/](widget-submission|proof-of-work|tracking-code-shown)|widget[\\/](appeal-time|hand-out|history-state|receipt-link|look[\\/]answer-styles))\.ts$/;

/** What only makes a schema (`v` is valibot): one that no page asks is then left out, with all it is made of. */
const SCHEMA_MAKERS = ['v', 'textField', 'optionalTextField', 'withShown', 'submissionWith', 'filedBy'];

/** Pinned builds that stay beside the newest one: a page that pinned an older one goes on working. */
const KEPT_BUILDS = 10;

/**
 * Copies the build into a folder named by the digest of all it holds, where it never changes, and writes the SRI
 * metadata of each file (`integrity.json`) for whoever pins it.
 */
async function pinBuild(widget: string): Promise<void> {
  const names = (await readdir(`${widget}/v1`, { recursive: true }))
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name === 'dauys.js' || /^chunks\/.+\.js$/.test(name))
    .sort();
  const files: Record<string, string> = {};
  for (const name of names) {
    const digest = createHash('sha384').update(await readFile(`${widget}/v1/${name}`));
    files[name] = `sha384-${digest.digest('base64')}`;
  }
  const version = createHash('sha256').update(JSON.stringify(files)).digest('hex').slice(0, 12);
  for (const name of names) await cp(`${widget}/v1/${name}`, `${widget}/${version}/${name}`);
  await writeFile(`${widget}/v1/integrity.json`, JSON.stringify({ version, files }));

  const folders = (await readdir(widget)).filter((name) => /^[0-9a-f]{12}$/.test(name));
  const dated = await Promise.all(
    folders.map(async (name) => ({ name, at: (await stat(`${widget}/${name}`)).mtimeMs })),
  );
  const old = dated.sort((one, other) => other.at - one.at).slice(KEPT_BUILDS);
  for (const { name } of old) await rm(`${widget}/${name}`, { recursive: true });
}

/** How the widget is built, for the intake and for the package alike. */
export const sharedBuild = defineConfig({
  root: here('.'),
  base: './',
  // Nothing asks `light-dark()`, so no variables need stand in for it in browsers that lack it.
  css: { lightningcss: { exclude: Features.LightDark } },
  publicDir: false,
  build: {
    emptyOutDir: true,
    // Private names as they are (Chrome 84, Firefox 90, Safari 15): translated they weigh more, and no browser is
    // lost, for `Object.hasOwn`, which the elements ask, is younger: Chrome 93, Firefox 92, Safari 15.4. In an
    // older one nothing is defined, and what stands inside the tag stays visible.
    target: 'es2022',
    // What understands the scripts also understands these; older prefixes would only be weight.
    cssTarget: ['chrome93', 'firefox92', 'safari15.4'],
    // The entry starts all it needs at once, so the helper that would do it is only weight.
    modulePreload: false,
    rolldownOptions: {
      treeshake: { manualPureFunctions: SCHEMA_MAKERS },
      output: {
        // In a library build Vite itself would keep the white space.
        minify: true,
        // Marks for bundlers are of no use to a phone; the libraries' licences stay.
        comments: { legal: true, annotation: false, jsdoc: false },
        entryFileNames: '[name].js',
        codeSplitting: {
          groups: [
            { name: 'shared', test: SHARED, priority: 2 },
            { name: 'intake', test: INTAKE, priority: 1 },
          ],
        },
        chunkFileNames: ({ moduleIds }) => `chunks/${chunkName(moduleIds)}-[hash].js`,
      },
    },
  },
  plugins: [
    tightTemplates(),
    withoutFacade('/widget/shared.ts'),
    withoutFacade('/widget/intake.ts'),
    tightCode(),
  ],
});

/**
 * Builds what a webmaster embeds: `v1/dauys.js`, whose name never changes, and the chunks it loads, whose names
 * carry their hash and are cached for ever. The demo page is copied beside them as it is.
 */
export default defineConfig(
  mergeConfig(sharedBuild, {
    build: {
      outDir: here('../.output/widget/v1'),
      lib: { entry: { dauys: here('./dauys.ts'), embed: here('./embed/embed.ts') }, formats: ['es'] },
    },
    plugins: [
      {
        name: 'beside-the-build',
        async closeBundle() {
          await cp(here('./demo'), here('../.output/widget/demo'), { recursive: true });
          await pinBuild(here('../.output/widget'));
        },
      },
    ],
  }),
);
