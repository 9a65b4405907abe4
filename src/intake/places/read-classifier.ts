import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import readWorkbook from 'read-excel-file/node';

/** A row of the classifier's file as it stands there. */
export interface ClassifierRow {
  /** Counted from 1, as a spreadsheet counts. */
  readonly line: number;
  readonly kato: string;
  readonly kk: string;
  readonly ru: string;
}

/** The columns that are read, as stat.gov.kz names them; the others say the same digits once more. */
const COLUMNS = { kato: 'te', kk: 'name_kaz', ru: 'name_rus' } as const;

async function cellsOf(file: string): Promise<readonly (readonly unknown[])[]> {
  if (/\.xlsx$/i.test(file)) {
    const sheets = await readWorkbook(file).catch((cause: unknown) => {
      throw new Error(
        `${file} cannot be read as a workbook. Nothing was changed. Save it again as .xlsx, or as CSV in UTF-8.`,
        { cause },
      );
    });
    return sheets[0]?.data ?? [];
  }
  const text = (await readFile(file)).toString('utf8');
  const head = text.split(/[\r\n]/, 1)[0] ?? '';
  const delimiter = [';', '\t'].find((mark) => head.includes(mark)) ?? ',';
  return parse(text, { bom: true, delimiter, relax_column_count: true, skip_empty_lines: true });
}

const textOf = (cell: unknown): string =>
  typeof cell === 'string' || typeof cell === 'number' ? String(cell).replace(/\s+/g, ' ').trim() : '';

/**
 * Reads the classifier as stat.gov.kz publishes it (columns te, ab, cd, ef, hij, k, name_kaz, name_rus, nn).
 *
 * @param file a workbook (.xlsx), or CSV in UTF-8 parted by semicolons, tabs or commas
 * @throws Error that says which column is missing
 */
export async function readClassifier(file: string): Promise<ClassifierRow[]> {
  const [head = [], ...rows] = await cellsOf(file);
  const names = head.map((cell) => textOf(cell).toLowerCase());
  const place = (column: string): number => {
    const found = names.indexOf(column);
    if (found < 0) {
      throw new Error(
        `${file} has no column ${column}. The classifier has te, ab, cd, ef, hij, k, name_kaz, name_rus, nn in its first line. Nothing was changed.`,
      );
    }
    return found;
  };
  const [kato, kk, ru] = [place(COLUMNS.kato), place(COLUMNS.kk), place(COLUMNS.ru)];
  return rows.map((cells, index) => ({
    line: index + 2,
    kato: textOf(cells[kato]),
    kk: textOf(cells[kk]),
    ru: textOf(cells[ru]),
  }));
}
