import type { Plugin } from 'vite';

/**
 * Where a dynamic import leads to a chunk that holds nothing and only passes on another one, lets it lead to
 * that other one: one request less, and none that starts only when the first has arrived.
 *
 * @param module how the path of the imported module ends
 */
export function withoutFacade(module: string): Plugin {
  return {
    name: 'without-facade',
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
      const facade = chunks.find(({ facadeModuleId }) =>
        facadeModuleId?.replaceAll('\\', '/').endsWith(module),
      );
      const [target, ...more] = facade?.imports ?? [];
      if (!facade || target === undefined || more.length > 0) {
        this.error(`${module} no longer is a mere facade of one chunk`);
      }
      // Without the folder: a chunk names its neighbours otherwise than the entry does.
      const [from, to] = [facade.fileName, target].map((name) => name.slice(name.lastIndexOf('/') + 1));
      if (!from || !to) this.error(`${facade.fileName} or ${target} is no name`);
      for (const chunk of chunks) {
        chunk.code = chunk.code.replaceAll(from, to);
        chunk.dynamicImports = chunk.dynamicImports.map((name) => (name === facade.fileName ? target : name));
      }
      delete bundle[facade.fileName];
    },
  };
}
