/**
 * Lets so much work run at once; what comes later waits for its turn.
 *
 * @param atOnce how many
 */
export function createQueue(atOnce: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running >= atOnce) await new Promise<void>((turn) => waiting.push(turn));
    else running += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      // The turn is handed on, so the count stays as it is.
      if (next) next();
      else running -= 1;
    }
  };
}
