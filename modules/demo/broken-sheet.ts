import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type ExcelJS from 'exceljs';
import iconv from 'iconv-lite';
import {
  csvLine,
  openSheets,
  SHEET_ROWS,
  type SheetDefinition,
  type SheetRow,
} from '#modules/roster/index.ts';
import { fullWidth, type Outcome, wrongCheck } from './broken-roster.ts';

export type BrokenSheet = {
  fault: string;
  en: string;
  outcome: Outcome;
  extension: 'xlsx' | 'csv';
  bytes: Buffer;
};

type Fault = { fault: string; en: string; outcome: Outcome };

const ROW_FAULTS: readonly (Fault & { change: (rows: SheetRow[]) => void })[] = [
  {
    fault: 'wrong-check-digit',
    outcome: 'reject-rows',
    en: 'the last character of a resident ID is another one',
    change: (rows) => {
      const row = withDocument(rows);
      row.residentId = wrongCheck(row.residentId as string);
    },
  },
  {
    fault: 'duplicate-id',
    outcome: 'reject-rows',
    en: 'two people have one resident ID',
    change: (rows) => {
      const row = withDocument(rows);
      const other = rows.find((candidate) => candidate !== row) as SheetRow;
      other.residentId = row.residentId as string;
    },
  },
  {
    fault: 'full-width-digits',
    outcome: 'accept',
    en: 'full-width digits are repaired',
    change: (rows) => {
      const row = withDocument(rows);
      row.residentId = fullWidth(row.residentId as string);
    },
  },
  {
    fault: 'trailing-spaces',
    outcome: 'accept',
    en: 'blanks around values are repaired',
    change: (rows) => {
      for (const row of rows.slice(0, 3)) {
        row.name = ` ${row.name}\u3000`;
        row.schoolCode = `${row.schoolCode}\u00a0 `;
      }
    },
  },
  {
    fault: 'text-dates',
    outcome: 'accept',
    en: 'dates as people type them',
    change: (rows) => {
      const forms = [
        (y: string, m: string, d: string) => `${y}年${Number(m)}月${Number(d)}日`,
        (y: string, m: string, d: string) => `${y}.${m}.${d}`,
        (y: string, m: string, d: string) => `${y}${m}${d}`,
        (y: string, m: string, d: string) => `${y}/${Number(m)}/${Number(d)}`,
      ];
      for (const [index, row] of rows.slice(0, forms.length).entries()) {
        const [year, month, day] = (row.birthDate as string).split('-') as [string, string, string];
        row.birthDate = (forms[index] as (typeof forms)[number])(year, month, day);
      }
    },
  },
  {
    fault: 'impossible-date',
    outcome: 'reject-rows',
    en: 'the thirtieth of February',
    change: (rows) => {
      (rows[0] as SheetRow).birthDate = '2015-02-30';
    },
  },
  {
    fault: 'unknown-class',
    outcome: 'reject-rows',
    en: 'a class that the school does not have',
    change: (rows) => {
      (rows[0] as SheetRow).className = '99班';
    },
  },
  {
    fault: 'unknown-school',
    outcome: 'reject-rows',
    en: 'a school code that nobody holds',
    change: (rows) => {
      (rows[0] as SheetRow).schoolCode = '2162999999';
    },
  },
  {
    fault: 'missing-name',
    outcome: 'reject-rows',
    en: 'a required cell is empty',
    change: (rows) => {
      (rows[0] as SheetRow).name = '';
    },
  },
];

function withDocument(rows: SheetRow[]): SheetRow {
  return rows.find((row) => row.residentId) as SheetRow;
}

/**
 * Broken and unusual variants of a good sheet, one fault each. The sheet needs five rows at least, one of them with a
 * resident ID; faults of pupils (a class) show on the sheet of pupils only.
 */
export async function* brokenSheets(
  definition: SheetDefinition,
  good: readonly SheetRow[],
): AsyncGenerator<BrokenSheet> {
  const copy = () => good.map((row) => ({ ...row }));
  for (const { change, ...fault } of ROW_FAULTS) {
    const rows = copy();
    change(rows);
    yield { ...fault, extension: 'xlsx', bytes: await writeSheet(definition, rows) };
  }
  const { default: excel } = await import('exceljs');
  for (const { change, ...fault } of BOOK_FAULTS) {
    const workbook = new excel.Workbook();
    await workbook.xlsx.load((await writeSheet(definition, copy())) as unknown as ArrayBuffer);
    change(workbook.worksheets[0] as ExcelJS.Worksheet, definition);
    yield { ...fault, extension: 'xlsx', bytes: Buffer.from(await workbook.xlsx.writeBuffer()) };
  }
  const keys = definition.columns.map((column) => column.key);
  const text = [
    definition.columns.map((column) => column.zh),
    ...copy().map((row) => keys.map((key) => row[key] ?? '')),
  ]
    .map(csvLine)
    .join('');
  yield {
    fault: 'gbk-csv',
    outcome: 'accept',
    en: 'the sheet saved as CSV, which the Chinese Excel writes in GBK',
    extension: 'csv',
    bytes: iconv.encode(text, 'gb18030'),
  };
  yield {
    fault: 'not-a-workbook',
    outcome: 'reject-file',
    en: 'a file that only bears the name',
    extension: 'xlsx',
    bytes: Buffer.from('<html><table><tr><td>姓名</td></tr></table></html>'),
  };
  const whole = await writeSheet(definition, copy());
  yield {
    fault: 'truncated',
    outcome: 'reject-file',
    en: 'a download that broke off',
    extension: 'xlsx',
    bytes: whole.subarray(0, Math.floor(whole.length * 0.6)),
  };
}

async function writeSheet(definition: SheetDefinition, rows: readonly SheetRow[]): Promise<Buffer> {
  const stream = new PassThrough();
  const collected = buffer(stream);
  const book = await openSheets({ stream }, [definition]);
  const sheet = book.sheet(definition);
  for (const row of rows) sheet.add(row);
  sheet.close();
  await book.close();
  return collected;
}

function columnOf(definition: SheetDefinition, key: string): number {
  return definition.columns.findIndex((column) => column.key === key) + 1;
}

const BOOK_FAULTS: readonly (Fault & {
  change: (sheet: ExcelJS.Worksheet, definition: SheetDefinition) => void;
})[] = [
  {
    fault: 'merged-cells',
    outcome: 'accept',
    en: 'one school cell merged over its people',
    change: (sheet, definition) => {
      const at = columnOf(definition, 'schoolCode');
      sheet.mergeCells(SHEET_ROWS.firstData, at, SHEET_ROWS.firstData + 2, at);
    },
  },
  {
    fault: 'title-above',
    outcome: 'accept',
    en: 'a title and an empty row above the headings',
    change: (sheet) => {
      sheet.spliceRows(1, 0, ['2026年秋季学期花名册'], []);
    },
  },
  {
    fault: 'date-cells',
    outcome: 'accept',
    en: 'real date cells instead of text',
    change: (sheet, definition) => {
      const cell = sheet.getCell(SHEET_ROWS.firstData, columnOf(definition, 'birthDate'));
      cell.value = new Date(`${cell.text}T00:00:00Z`);
      cell.numFmt = 'yyyy/m/d';
    },
  },
  {
    fault: 'number-as-id',
    outcome: 'reject-rows',
    en: 'a resident ID kept as a number has lost its last digits',
    change: (sheet, definition) => {
      const cell = sheet.getCell(SHEET_ROWS.firstData, columnOf(definition, 'residentId'));
      cell.value = 622901201903080000;
      cell.numFmt = '0.00E+00';
    },
  },
  {
    fault: 'empty-rows',
    outcome: 'accept',
    en: 'empty rows between the people',
    change: (sheet) => {
      sheet.spliceRows(SHEET_ROWS.firstData + 1, 0, [], []);
    },
  },
  {
    fault: 'missing-heading',
    outcome: 'reject-file',
    en: 'the column of names is gone',
    change: (sheet, definition) => {
      sheet.spliceColumns(columnOf(definition, 'name'), 1);
    },
  },
  {
    fault: 'duplicate-heading',
    outcome: 'reject-file',
    en: 'two columns have one heading',
    change: (sheet, definition) => {
      sheet.getCell(SHEET_ROWS.header, columnOf(definition, 'sex')).value = '姓名';
    },
  },
];
