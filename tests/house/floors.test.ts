import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT, sourceFiles } from './source-files.ts';

/** What each room may stand on. `appeal` and `register` stand on the ground. */
const STANDS_ON: Readonly<Record<string, readonly string[]>> = {
  appeal: [],
  register: [],
  i18n: ['appeal'],
  evidence: ['appeal', 'register'],
  platforms: ['appeal', 'register'],
  client: ['appeal', 'register', 'evidence'],
  clip: ['appeal', 'register', 'evidence', 'platforms', 'client', 'i18n'],
  ui: ['appeal', 'register', 'evidence', 'platforms', 'client', 'i18n', 'clip'],
  intake: ['appeal', 'register', 'evidence', 'platforms', 'i18n'],
  widget: ['appeal', 'register', 'evidence', 'platforms', 'client', 'i18n', 'ui'],
  entrypoints: ['appeal', 'register', 'evidence', 'platforms', 'client', 'i18n', 'clip', 'ui'],
};

/** Rooms that run anywhere: a page, a worker, Node. */
const ANYWHERE = ['appeal', 'register', 'platforms', 'i18n', 'evidence', 'client'];

const files = sourceFiles();
const code = files.filter((file) => !file.forTests && file.room !== 'tests');

describe('the floors of the house', () => {
  it('knows every room', () => {
    const rooms = readdirSync(join(ROOT, 'src'));
    expect(rooms.filter((room) => !(room in STANDS_ON))).toEqual([]);
    expect(code.length).toBeGreaterThan(30);
  });

  it('lets no room import one above it or beside it', () => {
    const wrong = code.flatMap((file) =>
      [...file.rooms]
        .filter((room) => room !== file.room && room !== 'package.json')
        .filter((room) => !STANDS_ON[file.room]?.includes(room))
        .map((room) => `${file.path} imports ${room}`),
    );
    expect(wrong).toEqual([]);
  });

  it('lets not even a test of a client import the intake, nor one of src the doors', () => {
    const wrong = files
      .filter((file) => !['tests', 'intake'].includes(file.room))
      .filter(({ room, rooms }) => {
        const doors = ['widget', 'entrypoints'].filter((door) => door !== room);
        return ['intake', 'tests', ...doors].some((other) => rooms.has(other));
      })
      .map(({ path }) => path);
    expect(wrong).toEqual([]);
  });

  it('keeps Node and the extension API out of rooms that run anywhere', () => {
    const inside = code.filter(({ room }) => ANYWHERE.includes(room));
    expect(inside.filter(({ touchesNode }) => touchesNode).map(({ path }) => path)).toEqual([]);
    expect(inside.filter(({ touchesBrowserApi }) => touchesBrowserApi).map(({ path }) => path)).toEqual([]);
  });

  it('keeps Node out of what browsers load', () => {
    const loaded = code.filter(({ room, path }) => room !== 'intake' && !path.endsWith('.config.ts'));
    expect(loaded.filter(({ touchesNode }) => touchesNode).map(({ path }) => path)).toEqual([]);
  });
});

describe('files a person can read', () => {
  it('keeps each on a few screens; messages and fixtures are lists and may run on', () => {
    const long = files
      .filter(({ path }) => !/\/fixtures\/|^src\/i18n\//.test(path))
      .filter(({ lines }) => lines > 300)
      .map(({ path, lines }) => `${path}: ${lines} lines`);
    expect(long).toEqual([]);
  });

  it('gives each a name that says what it holds', () => {
    const vague = /(^|\/)(utils?|helpers?|common|misc|types)(\.tsx?|\/)/;
    expect(files.filter(({ path }) => vague.test(path)).map(({ path }) => path)).toEqual([]);
  });
});
