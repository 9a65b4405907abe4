import { describe, expect, it } from 'vitest';
import { createGroupCommit, Overloaded, type Settled } from './group-commit.ts';

const accepted = (items: readonly number[]): Settled<string>[] =>
  items.map((item) => ({ ok: true, value: `item ${item}` }));

const limits = { largest: 100, waiting: 1000 };

describe('a group commit', () => {
  it('commits what arrives together as one, and what arrives meanwhile as the next', async () => {
    const batches: number[][] = [];
    let release = () => {};
    const group = createGroupCommit(async (items: readonly number[]) => {
      batches.push([...items]);
      if (batches.length === 1) await new Promise<void>((resolve) => (release = resolve));
      return accepted(items);
    }, limits);
    const first = [group.add(1), group.add(2)];
    await expect.poll(() => batches.length).toBe(1);
    const second = [group.add(3), group.add(4), group.add(5)];
    release();
    expect(await Promise.all([...first, ...second])).toEqual([
      'item 1',
      'item 2',
      'item 3',
      'item 4',
      'item 5',
    ]);
    expect(batches).toEqual([
      [1, 2],
      [3, 4, 5],
    ]);
  });

  it('never takes more than its largest batch, and keeps the order', async () => {
    const batches: number[][] = [];
    const group = createGroupCommit(
      async (items: readonly number[]) => {
        batches.push([...items]);
        return accepted(items);
      },
      { largest: 3, waiting: 1000 },
    );
    await Promise.all([1, 2, 3, 4, 5, 6, 7].map((item) => group.add(item)));
    expect(batches).toEqual([[1, 2, 3], [4, 5, 6], [7]]);
  });

  it('lets one item fail alone', async () => {
    const group = createGroupCommit(
      async (items: readonly number[]): Promise<Settled<string>[]> =>
        items.map((item) =>
          item === 2 ? { ok: false, error: new Error('two') } : { ok: true, value: 'fine' },
        ),
      limits,
    );
    const settled = await Promise.allSettled([1, 2, 3].map((item) => group.add(item)));
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  it('fails everybody of a batch that could not be committed, and goes on', async () => {
    let commits = 0;
    const group = createGroupCommit(async (items: readonly number[]) => {
      commits += 1;
      if (commits === 1) throw new Error('connection lost');
      return accepted(items);
    }, limits);
    const settled = await Promise.allSettled([group.add(1), group.add(2)]);
    expect(settled.every(({ status }) => status === 'rejected')).toBe(true);
    expect(await group.add(3)).toBe('item 3');
  });

  it('refuses when too many wait', async () => {
    const group = createGroupCommit(async (items: readonly number[]) => accepted(items), {
      largest: 1,
      waiting: 2,
    });
    const [, , third] = await Promise.allSettled([group.add(1), group.add(2), group.add(3)]);
    expect(third).toMatchObject({ status: 'rejected', reason: expect.any(Overloaded) });
  });

  it('settles what it took before it closes, and takes nothing more', async () => {
    const group = createGroupCommit(async (items: readonly number[]) => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      return accepted(items);
    }, limits);
    const settled: string[] = [];
    void group.add(1).then((value) => settled.push(value));
    await group.close();
    expect(settled).toEqual(['item 1']);
    await expect(group.add(2)).rejects.toBeInstanceOf(Overloaded);
  });
});
