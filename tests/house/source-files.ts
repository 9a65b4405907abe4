import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join, normalize, relative } from 'node:path';
import { parseSync, Visitor } from 'vite';

export const ROOT = join(import.meta.dirname, '../..');

/** One source file as the floors see it: where it stands and what it reaches for. */
export interface SourceFile {
  /** From the root, such as `src/appeal/kinds.ts`. */
  readonly path: string;
  readonly lines: number;
  /** The room of `src/`, or `widget`, `entrypoints`, `tests`. */
  readonly room: string;
  /** Tests and fixtures may reach where the code they test may not. */
  readonly forTests: boolean;
  /** Rooms of the files it imports, in any way: static, dynamic, `export from`, types. */
  readonly rooms: ReadonlySet<string>;
  readonly touchesNode: boolean;
  readonly touchesBrowserApi: boolean;
}

/** The room of a path from the root: the folder under `src/`, or the top folder. */
function roomOf(path: string): string {
  const [top = '', second = ''] = path.split('/');
  return top === 'src' ? second : top;
}

function importsOf(path: string, text: string): { specifiers: string[]; touchesBrowserApi: boolean } {
  const { program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  const specifiers: string[] = [];
  let touchesBrowserApi = false;
  new Visitor({
    ImportDeclaration: (node) => void specifiers.push(node.source.value),
    ExportAllDeclaration: (node) => void specifiers.push(node.source.value),
    ExportNamedDeclaration: (node) => {
      if (node.source) specifiers.push(node.source.value);
    },
    ImportExpression: (node) => {
      if (node.source.type === 'Literal') specifiers.push(String(node.source.value));
    },
    TSImportType: (node) => void specifiers.push(node.source.value),
    MemberExpression: (node) => {
      if (node.object.type === 'Identifier' && /^(browser|chrome)$/.test(node.object.name))
        touchesBrowserApi = true;
    },
  }).visit(program);
  return { specifiers, touchesBrowserApi };
}

function read(path: string): SourceFile {
  const text = readFileSync(join(ROOT, path), 'utf8');
  const { specifiers, touchesBrowserApi } = /\.tsx?$/.test(path)
    ? importsOf(path, text)
    : { specifiers: [], touchesBrowserApi: false };
  const inside = specifiers.filter((specifier) => specifier.startsWith('.'));
  const outside = specifiers.filter((specifier) => !specifier.startsWith('.'));
  return {
    path,
    lines: text.split('\n').length - 1,
    room: roomOf(path),
    forTests: /\.test\.tsx?$|\/fixtures\//.test(path),
    rooms: new Set(inside.map((specifier) => roomOf(normalize(join(dirname(path), specifier))))),
    touchesNode: outside.some((specifier) => isBuiltin(specifier)),
    touchesBrowserApi:
      touchesBrowserApi || outside.some((name) => /^(webextension-polyfill|wxt|@wxt-dev)\b/.test(name)),
  };
}

/** Every source file of the house: TypeScript and style sheets, without what is built or saved. */
export function sourceFiles(): SourceFile[] {
  return ['src', 'widget', 'entrypoints', 'tests']
    .flatMap((top) => readdirSync(join(ROOT, top), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && /\.(ts|tsx|css)$/.test(entry.name))
    .map((entry) => read(relative(ROOT, join(entry.parentPath, entry.name))));
}
