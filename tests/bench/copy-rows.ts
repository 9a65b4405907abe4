import { once } from 'node:events';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

/** What a column can hold: bytes as bytes, dates as moments, arrays as PostgreSQL writes them. */
export type Cell = string | number | boolean | Date | Uint8Array | null;

const ESCAPED: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function written(cell: Cell): string {
  if (cell === null) return '\\N';
  if (typeof cell === 'string') return cell.replace(/[\\\n\r\t]/g, (character) => ESCAPED[character] ?? '');
  if (cell instanceof Date) return cell.toISOString();
  if (cell instanceof Uint8Array) return `\\\\x${Buffer.from(cell).toString('hex')}`;
  return String(cell);
}

/** Rows of one table, gathered as COPY takes them (PostgreSQL's text format). */
export interface CopiedRows {
  add(...cells: readonly Cell[]): void;
  /** Sends what was gathered. Gathering goes on meanwhile. */
  send(client: pg.ClientBase): Promise<void>;
}

/** @param table with its columns, such as `posts (key, agency)` */
export function copiedRows(table: string): CopiedRows {
  let lines: string[] = [];
  return {
    add(...cells) {
      lines.push(cells.map(written).join('\t'));
    },
    async send(client) {
      if (lines.length === 0) return;
      const text = `${lines.join('\n')}\n`;
      lines = [];
      const stream = client.query(copyFrom(`copy ${table} from stdin`));
      stream.end(text);
      await once(stream, 'finish');
    },
  };
}
