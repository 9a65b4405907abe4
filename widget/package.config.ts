import { cp, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { defineConfig, mergeConfig } from 'vite';
import project from '../package.json' with { type: 'json' };
import { manifestOf, typesOf } from './package/manifest.ts';
import { sharedBuild } from './vite.config.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const folder = here('../.output/package');

const PACKAGE = {
  name: '@dauys/widget',
  version: project.version,
  description: 'The form of an appeal, its status and a body’s figures as custom elements.',
  license: project.license,
  type: 'module',
  exports: {
    '.': { types: './dauys.d.ts', default: './dauys.js' },
    './custom-elements.json': './custom-elements.json',
  },
  types: './dauys.d.ts',
  customElements: './custom-elements.json',
  // It defines elements when it is imported, so no bundler may leave it out.
  sideEffects: true,
  files: ['dauys.js', 'dauys.d.ts', 'chunks', 'custom-elements.json'],
};

/** Builds the package for sites that bundle the widget with their own code: `.output/package`. */
export default defineConfig(
  mergeConfig(sharedBuild, {
    build: {
      outDir: folder,
      lib: { entry: { dauys: here('./dauys.ts') }, formats: ['es'] },
    },
    plugins: [
      {
        name: 'beside-the-package',
        async closeBundle() {
          const write = (name: string, text: string) => writeFile(`${folder}/${name}`, text);
          await Promise.all([
            write('package.json', `${JSON.stringify(PACKAGE, null, 2)}\n`),
            write('custom-elements.json', `${JSON.stringify(manifestOf(), null, 2)}\n`),
            write('dauys.d.ts', typesOf()),
            cp(here('./package/README.md'), `${folder}/README.md`),
            cp(here('../LICENSE'), `${folder}/LICENSE`),
          ]);
        },
      },
    ],
  }),
);
