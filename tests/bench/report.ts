/** One row of a benchmark's table; `what` comes first. */
export type Row = { readonly what: string } & Readonly<Record<string, string | number>>;

/** Where a benchmark's figures go: a table for people, or one JSON object a line for machines. */
export interface Report {
  progress(text: string): void;
  table(title: string, rows: readonly Row[]): void;
}

/** @param name of the benchmark that reports, repeated on each line of JSON */
export function createReport(name: string, asJson: boolean): Report {
  return {
    progress(text) {
      process.stderr.write(`  ${name}: ${text}\n`);
    },
    table(title, rows) {
      if (asJson) {
        for (const row of rows) console.log(JSON.stringify({ bench: name, title, ...row }));
        return;
      }
      const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
      const head = Object.fromEntries(columns.map((column) => [column, column === 'what' ? '' : column]));
      const width = (column: string) =>
        Math.max(...[head, ...rows].map((row) => String(row[column] ?? '').length));
      const widths = columns.map(width);
      console.log(`\n${title}\n`);
      for (const row of [head, ...rows]) {
        const cells = columns.map((column, at) => {
          const text = String(row[column] ?? '');
          return at === 0 ? text.padEnd(widths[at] ?? 0) : text.padStart(widths[at] ?? 0);
        });
        console.log(`  ${cells.join('  ')}`);
      }
    },
  };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low = Number.NaN, high = Number.NaN] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return (low + high) / 2;
}

export function rounded(value: number, digits = 0): number {
  return Number(value.toFixed(digits));
}
