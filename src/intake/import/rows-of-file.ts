import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { parse } from 'csv-parse';

/** A row as it stands in the file; `fault` where its line is not even a row. */
export interface FileRow {
  /** Counted from 1, as an editor counts; of a row of several lines the last. */
  readonly line: number;
  readonly row: unknown;
  readonly fault?: 'malformed';
  /** Bytes read so far. */
  readonly bytes: number;
}

async function* jsonRows(file: string, signal: AbortSignal): AsyncGenerator<FileRow> {
  const stream = createReadStream(file, { signal });
  let line = 0;
  for await (const text of createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })) {
    line += 1;
    const bare = text.replace(/^\ufeff/, '').trim();
    if (bare === '') continue;
    let row: unknown;
    try {
      row = JSON.parse(bare);
    } catch {
      yield { line, row: null, fault: 'malformed', bytes: stream.bytesRead };
      continue;
    }
    yield { line, row, bytes: stream.bytesRead };
  }
}

/** Spreadsheets of this country part columns with semicolons, others with commas or tabs: the head tells. */
async function delimiterOf(file: string): Promise<string> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4096), 0, 4096, 0);
    const head = buffer.toString('utf8', 0, bytesRead).split(/[\r\n]/, 1)[0] ?? '';
    return [';', '\t'].find((mark) => head.includes(mark)) ?? ',';
  } finally {
    await handle.close();
  }
}

async function* csvRows(file: string, signal: AbortSignal): AsyncGenerator<FileRow> {
  const delimiter = await delimiterOf(file);
  const stream = createReadStream(file, { signal });
  const parser = parse({
    bom: true,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    delimiter,
    max_record_size: 1024 * 1024,
  });
  stream.on('error', (error) => parser.destroy(error));
  stream.pipe(parser);
  let head: readonly string[] | undefined;
  for await (const { record, info } of parser) {
    const cells: readonly string[] = record;
    const line: number = info.lines;
    if (!head) {
      head = cells.map((name) => name.trim());
      continue;
    }
    if (cells.length !== head.length) {
      yield { line, row: null, fault: 'malformed', bytes: stream.bytesRead };
      continue;
    }
    const row = Object.fromEntries(head.map((name, index) => [name, cells[index]]));
    yield { line, row, bytes: stream.bytesRead };
  }
}

/** Reads a file row by row, by what its name ends in. A quote that is never closed ends the reading. */
export function rowsOfFile(file: string, signal: AbortSignal): AsyncGenerator<FileRow> {
  return file.toLowerCase().endsWith('.csv') ? csvRows(file, signal) : jsonRows(file, signal);
}
