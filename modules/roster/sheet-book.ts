import type { Writable } from 'node:stream';
import type ExcelJS from 'exceljs';
import { SHEET_ROWS, type SheetColumn, type SheetDefinition } from './sheet-columns.ts';

/** A row by column key, as text; what is missing stays empty. */
export type SheetRow = Record<string, string>;

export type SheetLanguage = 'zh' | 'en';

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
export async function openSheets(
  target: Target,
  definitions: readonly SheetDefinition[],
  language: SheetLanguage = 'zh',
): Promise<SheetBook> {
  // A large library that few requests need: loaded with the first of them.
  const { default: excel } = await import('exceljs');
  const workbook = new excel.stream.xlsx.WorkbookWriter({
    ...target,
    useStyles: true,
    useSharedStrings: false,
  } as ConstructorParameters<typeof ExcelJS.stream.xlsx.WorkbookWriter>[0]);
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
  language: SheetLanguage,
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

function noteOf(column: SheetColumn, language: SheetLanguage): string {
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
