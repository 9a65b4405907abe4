import { randomFillSync } from 'node:crypto';

/** The system's generator is asked for this much at once: one asking costs as much as another. */
const POOL = 8 * 1024;

let pool = Buffer.alloc(0);

/**
 * Random bytes of the system's cryptographic generator, a share of a larger portion. No byte is handed out
 * twice.
 */
export function randomShare(length: number): Buffer {
  if (pool.length < length) pool = randomFillSync(Buffer.allocUnsafeSlow(Math.max(POOL, length)));
  const share = pool.subarray(0, length);
  pool = pool.subarray(length);
  return share;
}
