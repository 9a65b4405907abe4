/** Tells a person at a terminal how far a long work is. */
export interface Progress {
  /** @param part of the whole, 0 to 1; @param bytes done so far */
  show(step: string, part: number, bytes: number): void;
  /** Takes the line away. */
  end(): void;
}

/** Milliseconds between two looks of a line. */
const CALM = 100;

/** Bytes for a person: `41 MB`, `1.3 GB`. */
export function readableBytes(bytes: number): string {
  if (bytes < 1e6) return `${Math.ceil(bytes / 1e3)} kB`;
  return bytes < 1e9 ? `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB` : `${(bytes / 1e9).toFixed(1)} GB`;
}

/**
 * Draws one line that changes; where the output is no terminal, nothing.
 *
 * @param now milliseconds on a clock that only goes forward
 */
export function createProgress(
  output: { readonly isTTY?: boolean; write(text: string): unknown },
  now: () => number = () => performance.now(),
): Progress {
  if (output.isTTY !== true) return { show: () => undefined, end: () => undefined };
  const began = now();
  let drawn = Number.NEGATIVE_INFINITY;
  return {
    show(step, part, bytes) {
      const at = now();
      if (at - drawn < CALM) return;
      drawn = at;
      const full = Math.round(Math.min(1, Math.max(0, part)) * 24);
      const bar = '█'.repeat(full) + '░'.repeat(24 - full);
      const rate = bytes / Math.max(0.001, (at - began) / 1000);
      const percent = `${Math.floor(Math.min(0.99, part) * 100)} %`.padStart(5);
      output.write(
        `\r  ${step.padEnd(16)} ${bar} ${percent}  ${readableBytes(bytes)}, ${readableBytes(rate)}/s\u001b[K`,
      );
    },
    end() {
      output.write('\r\u001b[K');
    },
  };
}
