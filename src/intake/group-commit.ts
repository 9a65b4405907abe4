/** What one item of a batch came to. One bad row must not fail its neighbours, so each has its own. */
export type Settled<Result> =
  | { readonly ok: true; readonly value: Result }
  | { readonly ok: false; readonly error: unknown };

/** Gathers items that arrive while a commit is under way, and commits them together. */
export interface GroupCommit<Item, Result> {
  /**
   * @returns what the commit that carried this item made of it, once it is durable
   * @throws Overloaded when too many wait already; whatever the commit threw
   */
  add(item: Item): Promise<Result>;
  /** Resolves once everything that was added has been settled. Nothing can be added any more. */
  close(): Promise<void>;
}

/** More waits than can be committed in a reasonable time; nothing was kept of the refused item. */
export class Overloaded extends Error {
  override readonly name = 'Overloaded';
}

interface Waiting<Item, Result> {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Makes a group commit: while one batch is being made durable the next one gathers, so that the batch is as
 * large as the load needs and a lone item never waits for company.
 *
 * @param commit makes a batch durable and settles each item, in their order; a rejection fails the whole batch
 * @param options.largest items in one batch
 * @param options.waiting items that may wait before `add` refuses
 */
export function createGroupCommit<Item, Result>(
  commit: (items: readonly Item[]) => Promise<readonly Settled<Result>[]>,
  options: { readonly largest: number; readonly waiting: number },
): GroupCommit<Item, Result> {
  let queue: Waiting<Item, Result>[] = [];
  let running: Promise<void> | undefined;
  let closed = false;

  /** Commits a batch. @returns what tells everybody in it; it never throws */
  async function settle(batch: readonly Waiting<Item, Result>[]): Promise<() => void> {
    try {
      const results = await commit(batch.map((waiting) => waiting.item));
      return () => {
        for (const [index, waiting] of batch.entries()) {
          const settled = results[index];
          if (settled?.ok) waiting.resolve(settled.value);
          else waiting.reject(settled?.error ?? new Error('The commit left an item unsettled'));
        }
      };
    } catch (error) {
      return () => {
        for (const waiting of batch) waiting.reject(error);
      };
    }
  }

  async function run(): Promise<void> {
    // Everything that this turn of the event loop still brings joins the first batch.
    await new Promise((resolve) => setImmediate(resolve));
    let tell = () => {};
    while (queue.length > 0) {
      const batch = queue.slice(0, options.largest);
      queue = queue.slice(options.largest);
      const settling = settle(batch);
      // The batch before is answered while this one is on its way to the database.
      tell();
      tell = await settling;
    }
    running = undefined;
    tell();
  }

  return {
    add(item) {
      if (closed) return Promise.reject(new Overloaded('The intake is stopping'));
      if (queue.length >= options.waiting) return Promise.reject(new Overloaded('Too many appeals wait'));
      return new Promise((resolve, reject) => {
        queue.push({ item, resolve, reject });
        running ??= run();
      });
    },
    async close() {
      closed = true;
      await running;
    },
  };
}
