import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Writable } from 'node:stream';
import ExcelJS from 'exceljs';
import {
  PUPILS_SHEET,
  SCHOOLS_SHEET,
  SHEET_ROWS,
  type SheetColumn,
  type SheetDefinition,
  STAFF_SHEET,
} from '#modules/roster/index.ts';
import { pupilSheetRow, type SheetRow, schoolSheetRows, staffSheetRows } from './sheet-rows.ts';
import type { Organisation, PeopledOrganisation, Region } from './types.ts';

export type Language = 'zh' | 'en';

type Target = { filename: string } | { stream: Writable };

/** A workbook that is written row by row, with one sheet for each definition. */
export type SheetBook = { sheet: (definition: SheetDefinition) => SheetWriter; close: () => Promise<void> };

export type SheetWriter = { add: (row: SheetRow) => void; close: () => void };

// Some readers keep a record for every validated cell, so the lists of choices reach as far as a school fills in by hand.
const VALIDATED_ROWS = 10_000;
// A list written into a cell rule may have 255 characters; longer ones stand on a sheet of their own.
const LONGEST_INLINE_LIST = 200;
const LISTS_SHEET = '选项';

/**
 * Opens a workbook: headings in row 1, what to fill in in row 2, data from row 3; codes are text cells so that Excel
 * keeps their digits; columns with choices offer them.
 */
export function openSheets(
  target: Target,
  definitions: readonly SheetDefinition[],
  language: Language = 'zh',
): SheetBook {
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({
    ...target,
    useStyles: true,
    useSharedStrings: false,
  } as ConstructorParameters<typeof ExcelJS.stream.xlsx.WorkbookWriter>[0]);
  // A fixed time keeps equal contents equal.
  workbook.created = new Date(Date.UTC(2026, 10, 21));
  workbook.modified = workbook.created;
  const lists = new Map<string, string>();
  const long = definitions.flatMap(({ columns }) =>
    columns.filter((column) => column.choices.join(',').length > LONGEST_INLINE_LIST),
  );
  return {
    sheet: (definition) => openSheet(workbook, definition, language, lists),
    async close() {
      if (long.length > 0) addLists(workbook, long);
      await workbook.commit();
    },
  };

  function addLists(book: ExcelJS.stream.xlsx.WorkbookWriter, columns: readonly SheetColumn[]): void {
    const sheet = book.addWorksheet(LISTS_SHEET, { state: 'veryHidden' });
    const ordered = [...lists.keys()].map((zh) => columns.find((column) => column.zh === zh) as SheetColumn);
    const most = Math.max(0, ...ordered.map((column) => column.choices.length));
    for (let row = 0; row < most; row++)
      sheet.addRow(ordered.map((column) => column.choices[row] ?? '')).commit();
    sheet.commit();
  }
}

function openSheet(
  workbook: ExcelJS.stream.xlsx.WorkbookWriter,
  definition: SheetDefinition,
  language: Language,
  lists: Map<string, string>,
): SheetWriter {
  const { columns } = definition;
  const sheet = workbook.addWorksheet(definition[language], {
    views: [{ state: 'frozen', ySplit: SHEET_ROWS.notes }],
  });
  sheet.columns = columns.map((column) => ({ key: column.key, width: column.width, style: { numFmt: '@' } }));
  const header = sheet.addRow(columns.map((column) => column[language]));
  header.eachCell((cell, index) => {
    const required = columns[index - 1]?.required;
    cell.font = { bold: true, color: { argb: required ? 'FFC8442F' : 'FF1E2B2A' } };
  });
  header.commit();
  const notes = sheet.addRow(columns.map((column) => noteOf(column, language)));
  notes.font = { italic: true, color: { argb: 'FF5B6B68' } };
  notes.commit();
  for (const [index, column] of columns.entries()) validate(sheet, column, index + 1, lists);
  const keys = columns.map((column) => column.key);
  return {
    add(row) {
      sheet.addRow(keys.map((key) => row[key] || undefined)).commit();
    },
    close: () => sheet.commit(),
  };
}

function noteOf(column: SheetColumn, language: Language): string {
  if (language === 'zh')
    return `${column.required ? '必填' : '选填'}：${column.noteZh}。例：${column.example}`;
  return `${column.required ? 'Required' : 'Optional'}: ${column.noteEn}. Example: ${column.example}`;
}

type Validated = { dataValidations: { add: (range: string, rule: ExcelJS.DataValidation) => void } };

function validate(
  sheet: ExcelJS.Worksheet,
  column: SheetColumn,
  index: number,
  lists: Map<string, string>,
): void {
  if (column.choices.length === 0) return;
  const letter = sheet.getColumn(index).letter;
  const inline = column.choices.join(',');
  let formula = `"${inline}"`;
  if (inline.length > LONGEST_INLINE_LIST) {
    if (!lists.has(column.zh)) lists.set(column.zh, String.fromCharCode(65 + lists.size));
    const at = lists.get(column.zh);
    formula = `${LISTS_SHEET}!$${at}$1:$${at}$${column.choices.length}`;
  }
  // The types of the package leave this out; its streaming writer has it all the same.
  (sheet as unknown as Validated).dataValidations.add(
    `${letter}${SHEET_ROWS.firstData}:${letter}${VALIDATED_ROWS}`,
    {
      type: 'list',
      allowBlank: !column.required,
      formulae: [formula],
      showErrorMessage: true,
      errorTitle: column.zh,
      error: '请从列表中选择',
    },
  );
}

export type SheetCounts = { schools: number; staff: number; pupils: number };

/** Writes schools, staff and pupils of some schools of the region as one workbook with three sheets. */
export async function writeXlsx(
  region: Region,
  schools: readonly PeopledOrganisation[],
  path: string,
): Promise<SheetCounts> {
  await mkdir(dirname(path), { recursive: true });
  const known = new Map(region.organisations.map((organisation) => [organisation.id, organisation]));
  const counts: SheetCounts = { schools: 0, staff: 0, pupils: 0 };
  const book = openSheets({ filename: path }, [SCHOOLS_SHEET, STAFF_SHEET, PUPILS_SHEET]);
  const chosen = new Set(schools.map((school) => school.organisation));
  const schoolSheet = book.sheet(SCHOOLS_SHEET);
  const codes = new Set([...chosen].flatMap((school) => school.codes.map((code) => code.value)));
  for (const row of schoolSheetRows(region.organisations)) {
    if (!codes.has(row.schoolCode ?? '')) continue;
    schoolSheet.add(row);
    counts.schools++;
  }
  schoolSheet.close();
  const staff = book.sheet(STAFF_SHEET);
  counts.staff = await fill(schools, staff, (record) =>
    record.kind === 'staff' ? [...staffSheetRows(record, known)] : [],
  );
  const pupils = book.sheet(PUPILS_SHEET);
  counts.pupils = await fill(schools, pupils, (record) =>
    record.kind === 'pupil' ? [pupilSheetRow(record, known)] : [],
  );
  await book.close();
  return counts;
}

async function fill(
  schools: readonly PeopledOrganisation[],
  sheet: SheetWriter,
  rowsOf: (record: Parameters<typeof staffSheetRows>[0]) => SheetRow[],
): Promise<number> {
  let count = 0;
  for (const school of schools) {
    for (const record of school.people()) {
      for (const row of rowsOf(record)) {
        sheet.add(row);
        count++;
      }
    }
    // Lets the zip stream drain: the package's writer has no back-pressure of its own.
    await new Promise((resume) => setImmediate(resume));
  }
  sheet.close();
  return count;
}

/** The tenants of the region with the schools of each: one workbook each is what a bureau would send. */
export function schoolsByBureau(region: Region): { bureau: Organisation; schools: PeopledOrganisation[] }[] {
  const byTenant = Map.groupBy(region.schools, (school) => school.organisation.tenantId);
  return region.bureaus.flatMap(({ organisation }) => {
    const schools = byTenant.get(organisation.id);
    return schools ? [{ bureau: organisation, schools }] : [];
  });
}
