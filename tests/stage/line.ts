import { connect, createServer, type Socket } from 'node:net';

/** A line to a server that can break, as the one of a village does; nothing else is on it. */
export interface Line {
  /** Such as `http://127.0.0.1:40123`: the server, at the other end of the line. */
  readonly origin: string;
  /** Breaks it now, or once so many more bytes went out. */
  cut(afterBytes?: number): void;
  mend(): void;
  close(): Promise<void>;
}

/** Lays a line to a server on this machine. @param server such as `http://127.0.0.1:8787` */
export async function layLine(server: string): Promise<Line> {
  const port = Number(new URL(server).port);
  const ends = new Set<Socket>();
  let left = Number.POSITIVE_INFINITY;

  const hangUp = () => {
    for (const end of ends) end.destroy();
  };
  const entrance = createServer((near) => {
    ends.add(near);
    near.on('error', () => undefined);
    near.on('close', () => ends.delete(near));
    if (left <= 0) {
      near.destroy();
      return;
    }
    const far = connect(port, '127.0.0.1');
    ends.add(far);
    far.on('error', () => near.destroy());
    far.on('close', () => {
      ends.delete(far);
      near.destroy();
    });
    near.on('close', () => far.destroy());
    near.on('data', (bytes) => {
      left -= bytes.length;
      if (left <= 0) hangUp();
      else far.write(bytes);
    });
    far.on('data', (bytes) => near.write(bytes));
  });
  await new Promise<void>((resolve) => entrance.listen(0, '127.0.0.1', resolve));
  const address = entrance.address();
  if (typeof address !== 'object' || !address) throw new Error('The line has no port');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    cut(afterBytes = 0) {
      left = afterBytes;
      if (left <= 0) hangUp();
    },
    mend() {
      left = Number.POSITIVE_INFINITY;
    },
    async close() {
      hangUp();
      await new Promise((resolve) => entrance.close(resolve));
    },
  };
}
