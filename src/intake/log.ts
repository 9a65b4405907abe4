import { Writable } from 'node:stream';
import pino, { type DestinationStream, type Logger } from 'pino';

const LEVELS: Readonly<Record<number, string>> = { 40: 'warning', 50: 'error', 60: 'fatal' };

/** One line for a person at a terminal: `14:05:01 POST /v1/appeals 201 4.2 ms`. */
function readable(line: string): string {
  const { level, time, msg, method, route, status, ms, request, fault, sqlState } = JSON.parse(line);
  const clock = new Date(time).toTimeString().slice(0, 8);
  const what = method ? `${method} ${route} ${status} ${ms} ms` : (msg ?? '');
  const why = fault ?? (sqlState ? `the database answered ${sqlState}` : '');
  const mark = LEVELS[level] ? `${LEVELS[level]}: ` : '';
  return `${clock}  ${mark}${[what, why].filter(Boolean).join(' ')}${why && request ? ` (request ${request})` : ''}\n`;
}

/**
 * The intake's log on standard output: JSON, one object a line; at a terminal a short line for people. Only
 * fields that are named where they are written ever reach it, so no personal data can.
 *
 * @param destination another place to write to, for a test
 */
export function createLog(level: string, destination?: DestinationStream): Logger {
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime };
  if (destination) return pino(options, destination);
  if (process.stdout.isTTY) {
    const terminal = new Writable({
      write(chunk: Buffer, _encoding, done) {
        process.stdout.write(readable(chunk.toString()), () => done());
      },
    });
    return pino(options, terminal);
  }
  // Gathered and written a few times a second: a slow reader of the log must not hold up an appeal.
  const out = pino.destination({
    dest: 1,
    sync: false,
    minLength: 32_768,
    maxWrite: 65_536,
    periodicFlush: 250,
  });
  process.on('exit', () => out.flushSync());
  return pino(options, out);
}
