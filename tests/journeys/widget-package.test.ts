import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../house/source-files.ts';

const project = mkdtempSync(join(tmpdir(), 'dauys-package-'));
const run = (program: string, args: readonly string[], cwd: string) =>
  execFileSync(process.execPath, [join(ROOT, 'node_modules', program), ...args], {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });

/** What a site's own developer writes. */
const CONSUMER = `import '@dauys/widget';
const form = document.createElement('dauys-appeal-form');
form.agency = 'TLD';
form.noHistory = true;
form.addEventListener('dauys-submitted', ({ detail }) => console.log(detail.number.toUpperCase()));
document.addEventListener('dauys-error', ({ detail }) => console.log(detail.reason));
document.body.append(form);
`;

beforeAll(() => {
  run('vite/bin/vite.js', ['build', '--config', 'widget/package.config.ts', '--logLevel', 'error'], ROOT);
  execFileSync('npm', ['pack', '--silent', '--pack-destination', project], {
    cwd: join(ROOT, '.output/package'),
  });
  const home = join(project, 'node_modules/@dauys/widget');
  mkdirSync(home, { recursive: true });
  const { version } = JSON.parse(readFileSync(join(ROOT, '.output/package/package.json'), 'utf8'));
  const archive = join(project, `dauys-widget-${version}.tgz`);
  execFileSync('tar', ['-xzf', archive, '-C', home, '--strip-components=1']);
  writeFileSync(join(project, 'package.json'), '{ "type": "module" }');
});
afterAll(() => rmSync(project, { recursive: true, force: true }));

const compile = (source: string) => {
  writeFileSync(join(project, 'consumer.ts'), source);
  const options = ['--noEmit', '--strict', '--module', 'nodenext', '--lib', 'es2022,dom', '--types', ''];
  return run('typescript/bin/tsc', [...options, 'consumer.ts'], project);
};

describe('the package @dauys/widget', () => {
  it('tells TypeScript of the elements and their events', () => {
    expect(compile(CONSUMER)).toBe('');
    expect(() => compile(CONSUMER.replace('detail.number', 'detail.nothing'))).toThrow();
    expect(() => compile(CONSUMER.replace("agency = 'TLD'", 'agency = 7'))).toThrow();
  });

  it('can be bundled with a site’s own code, its parts apart', () => {
    writeFileSync(join(project, 'index.html'), '<script type="module" src="./consumer.ts"></script>');
    writeFileSync(join(project, 'consumer.ts'), CONSUMER);
    const printed = run('vite/bin/vite.js', ['build', '--outDir', 'built'], project);
    expect(printed).toMatch(/appeal-form/);
    expect(printed).toMatch(/figures-kk/);
  });
});
