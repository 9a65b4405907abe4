import fc from 'fast-check';
import { expect, it } from 'vitest';
import { commitTo } from './commitment.ts';
import { maskText } from './mask-text.ts';
import { type KeptSalt, openMasks } from './open-mask.ts';

const POST = 'Звоните 8 (701) 123-45-67 или пишите на su@example.kz';
const KEYS = new Set(['phone 77011234567', 'email su@example.kz']);

async function kept(text: string): Promise<KeptSalt[]> {
  return Promise.all(
    maskText(text, KEYS).masked.map(async ({ kind, start, end, original }) => {
      const { commitment, salt } = await commitTo(new TextEncoder().encode(original));
      return { mask: { kind, commitment, where: { start, end } }, salt };
    }),
  );
}

it('opens a mask by the passage that it covered, or by a text in which that stands', async () => {
  const salts = await kept(POST);
  expect(salts).toHaveLength(2);
  const kinds = async (said: string) => (await openMasks(salts, said)).map(({ mask }) => mask.kind);
  expect(await kinds('8 (701) 123-45-67')).toEqual(['phone']);
  expect(await kinds(' su@example.kz ')).toEqual(['email']);
  expect(await kinds(POST)).toEqual(['phone', 'email']);
  expect((await openMasks(salts, POST)).map(({ original }) => original)).toEqual([
    '8 (701) 123-45-67',
    'su@example.kz',
  ]);
});

it('opens nothing by another number, or by the same one written otherwise', async () => {
  const salts = await kept(POST);
  for (const said of ['', '8 (701) 123-45-68', '+7 701 123 45 67', 'Звоните']) {
    expect(await openMasks(salts, said)).toEqual([]);
  }
});

it('opens no area of a picture by a text', async () => {
  const { commitment, salt } = await commitTo(new TextEncoder().encode('лицо'));
  const area = { kind: 'hand', commitment, where: { x: 0, y: 0, width: 4, height: 4 } } as const;
  expect(await openMasks([{ mask: area, salt }], 'лицо')).toEqual([]);
});

it('answers any text', async () => {
  const salts = await kept(POST);
  await fc.assert(
    fc.asyncProperty(fc.string({ maxLength: 60 }), async (said) => {
      expect(await openMasks(salts, `${said}x`)).toEqual([]);
    }),
    { numRuns: 50 },
  );
});
