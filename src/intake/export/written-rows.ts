import { COLUMNS, type ExportedRow } from './exported-rows.ts';

export const EXPORT_FORMATS = ['csv', 'ndjson'] as const;

export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** With the mark by which spreadsheets know UTF-8 (else they show Kazakh as rubbish). */
const CSV_HEAD = `\ufeff${COLUMNS.join(',')}\r\n`;

/**
 * A field of CSV (RFC 4180). A spreadsheet runs what begins with `=`, `+`, `-` or `@`, and some take their
 * full-width forms, a tab or a line end before it as well (OWASP, CSV injection): such a text gets an
 * apostrophe before it, which a spreadsheet shows as text.
 */
export function csvField(value: string | number | boolean | null): string {
  if (value === null) return '';
  const text = String(value);
  const safe = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/u.test(text) ? `'${text}` : text;
  return /[",\r\n;\t']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function flat(value: ExportedRow[(typeof COLUMNS)[number]]): string | number | boolean | null {
  return typeof value === 'object' && value !== null ? value.join(' ') : value;
}

function csvLine(row: ExportedRow): string {
  return `${COLUMNS.map((column) => csvField(flat(row[column]))).join(',')}\r\n`;
}

function jsonLine(row: ExportedRow): string {
  return `${JSON.stringify(Object.fromEntries(COLUMNS.map((column) => [column, row[column]])))}\n`;
}

/** Writes pages of rows as text, piece by piece. */
export async function* writtenRows(
  pages: AsyncIterable<readonly ExportedRow[]>,
  format: ExportFormat,
): AsyncGenerator<string> {
  if (format === 'csv') yield CSV_HEAD;
  const write = format === 'csv' ? csvLine : jsonLine;
  for await (const page of pages) yield page.map(write).join('');
}
