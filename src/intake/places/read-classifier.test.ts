import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { placesOf } from './import-places.ts';
import { readClassifier } from './read-classifier.ts';

const CSV = fileURLToPath(new URL('./fixtures/kato.csv', import.meta.url));

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dauys-kato-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const cell = (value: string | number, at: string) =>
  typeof value === 'number'
    ? `<c r="${at}"><v>${value}</v></c>`
    : `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${value}</t></is></c>`;

/** The least that a spreadsheet program calls a workbook. */
async function workbook(rows: readonly (readonly (string | number)[])[]): Promise<string> {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const packaged = 'http://schemas.openxmlformats.org/package/2006';
  const sheet = rows
    .map((cells, row) => {
      const drawn = cells.map((value, column) => cell(value, `${'ABCDEFGHI'[column]}${row + 1}`));
      return `<row r="${row + 1}">${drawn.join('')}</row>`;
    })
    .join('');
  const files = {
    '[Content_Types].xml': `<Types xmlns="${packaged}/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${packaged}/relationships"><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="KATO" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packaged}/relationships"><Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetData>${sheet}</sheetData></worksheet>`,
  };
  const file = join(folder, 'KATO.xlsx');
  const parts = Object.entries(files).map(([name, text]) => [name, strToU8(text)] as const);
  await writeFile(file, zipSync(Object.fromEntries(parts)));
  return file;
}

const HEAD = ['te', 'ab', 'cd', 'ef', 'hij', 'k', 'name_kaz', 'name_rus', 'nn'];

describe('the file of the classifier', () => {
  it('is read as a workbook, with codes as numbers or as text', async () => {
    const file = await workbook([
      HEAD,
      [191010000, 19, 10, 10, 0, 1, 'Үлгі қ.', 'г.Үлгі', ''],
      ['191030100', '19', '10', '30', '100', '3', ' Өтенай  а.', 'с.Отенай', ''],
    ]);
    expect(await readClassifier(file)).toEqual([
      { line: 2, kato: '191010000', kk: 'Үлгі қ.', ru: 'г.Үлгі' },
      { line: 3, kato: '191030100', kk: 'Өтенай а.', ru: 'с.Отенай' },
    ]);
  });

  it('is read as CSV, with every place in its level and under its nearest larger one', async () => {
    const { places, refused } = placesOf(await readClassifier(CSV));
    expect(refused).toEqual([]);
    expect(places.map(({ kato, kind, parent }) => [kato, kind, parent])).toEqual([
      ['190000000', 'region', null],
      ['191000000', 'city', '190000000'],
      ['191010000', 'city', '191000000'],
      ['191030000', 'rural-district', '191000000'],
      ['191030100', 'settlement', '191030000'],
      ['191030200', 'settlement', '191030000'],
      ['194000000', 'district', '190000000'],
      ['194020000', 'rural-district', '194000000'],
      ['194020100', 'settlement', '194020000'],
      ['710000000', 'city', null],
      ['711000000', 'district', '710000000'],
    ]);
    expect(places.map(({ folded }) => folded).slice(2, 5)).toEqual([
      '|улги к|улги',
      '|отенаи а о|отенаискии с о',
      '|отенаи а|отенаи',
    ]);
  });

  it('says which lines are no places, and which column is missing', async () => {
    const { places, refused } = placesOf(
      await readClassifier(
        await workbook([
          HEAD,
          ['19', '', '', '', '', '', 'Қала', 'Город', ''],
          ['991010000', '', '', '', '', '', 'Қала', 'Город', ''],
          ['191010000', '', '', '', '', '', '', 'Город', ''],
        ]),
      ),
    );
    expect(places).toEqual([]);
    expect(refused).toEqual([
      { line: 2, why: 'the code is "19", not nine digits' },
      { line: 3, why: 'no region has codes that begin with 99' },
      { line: 4, why: 'a name is missing' },
    ]);
    await expect(readClassifier(await workbook([['te', 'name_kaz']]))).rejects.toThrow(
      /no column name_rus.*Nothing was changed/s,
    );
  });
});

it('says what to do with a file that only calls itself a workbook', async () => {
  const file = join(folder, 'not-one.xlsx');
  await writeFile(file, 'a page of an office');
  await expect(readClassifier(file)).rejects.toThrow(
    `${file} cannot be read as a workbook. Nothing was changed. Save it again`,
  );
});
