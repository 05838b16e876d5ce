import { rowIssues } from './cells.ts';
import type { IssueList } from './issues.ts';
import { SHEET_ROWS, type SheetColumn, type SheetDefinition } from './sheet-columns.ts';
import { SHEETS } from './sheets.ts';
import type { Sheet, SheetCell } from './workbook.ts';
import { unreadable } from './zip.ts';

/** A sheet whose headings were understood: its rows by column key. */
export type SheetTable = {
  definition: SheetDefinition;
  name: string;
  rows: TableRow[];
  heading: (key: string) => string;
};
export type TableRow = { row: number; cells: Record<string, SheetCell> };

const headerWithin = 20;
const leastHeadings = 3;

/**
 * Finds the heading row of a sheet, below titles, and which of our sheets it is. Merged cells stand for each of their
 * rows. @returns undefined for a sheet that is none of ours
 * @throws roster.unreadable-file when a heading is missing or stands twice
 */
export function understand(sheet: Sheet, issues: IssueList): SheetTable | undefined {
  const header = findHeader(sheet);
  if (!header) return undefined;
  const { definition, row: headerRow, positions } = header;
  const missing = definition.columns.filter(({ key, required }) => required && !positions.has(key));
  if (missing.length > 0) {
    throw unreadable(
      `工作表“${sheet.name}”缺少列：${missing.map(({ zh }) => zh).join('、')}`,
      `the sheet "${sheet.name}" lacks the columns ${missing.map(({ en }) => en).join(', ')}`,
    );
  }
  if (headerRow > SHEET_ROWS.header) {
    rowIssues(issues, { file: sheet.name, row: headerRow }).repaired('', '', 'header.moved', {
      zh: `表头在第 ${headerRow} 行，上面的标题已略过`,
      en: `the headings stand in row ${headerRow}; the titles above were passed over`,
    });
  }
  spreadMerges(sheet, headerRow, issues);
  const rows: TableRow[] = [];
  for (const row of [...sheet.rows.keys()].sort((a, b) => a - b)) {
    if (row <= headerRow) continue;
    const line = sheet.rows.get(row) as SheetCell[];
    const cells: TableRow['cells'] = {};
    let filled = false;
    for (const [key, column] of positions) {
      const cell = line[column] ?? { text: '', isNumber: false };
      cells[key] = cell;
      if (cell.text.trim() !== '') filled = true;
    }
    if (filled && !isNotes(cells, definition)) rows.push({ row, cells });
  }
  const headings = new Map(definition.columns.map(({ key, zh }) => [key, zh]));
  return { definition, name: sheet.name, rows, heading: (key) => headings.get(key) ?? key };
}

/** A heading without marks of duty, blanks and remarks in brackets: `* 姓名（必填）` is 姓名. */
const bare = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/\([^)]*\)|[*\s:]/g, '')
    .toLowerCase();

const headingsOf = ({ zh, en, aliases }: SheetColumn) => [zh, en, ...aliases].map(bare);

function findHeader(sheet: Sheet) {
  let best:
    | { definition: SheetDefinition; row: number; positions: Map<string, number>; repeated?: string }
    | undefined;
  for (const row of [...sheet.rows.keys()].sort((a, b) => a - b).slice(0, headerWithin)) {
    const texts = (sheet.rows.get(row) as SheetCell[]).map((cell) => bare(cell?.text ?? ''));
    for (const definition of SHEETS) {
      const positions = new Map<string, number>();
      let repeated: string | undefined;
      for (const column of definition.columns) {
        const names = headingsOf(column);
        const at = [...texts.keys()].filter((i) => texts[i] && names.includes(texts[i] as string));
        if (at.length > 1) repeated ??= column.zh;
        if (at[0] !== undefined) positions.set(column.key, at[0]);
      }
      if (positions.size >= leastHeadings && positions.size > (best?.positions.size ?? 0)) {
        best = { definition, row, positions, ...(repeated && { repeated }) };
      }
    }
  }
  if (best?.repeated) {
    throw unreadable(
      `工作表“${sheet.name}”第 ${best.row} 行有两列都是“${best.repeated}”`,
      `the sheet "${sheet.name}" has two columns "${best.repeated}" in row ${best.row}`,
    );
  }
  return best;
}

function spreadMerges(sheet: Sheet, headerRow: number, issues: IssueList): void {
  for (const { top, left, bottom, right } of sheet.merges) {
    if (top <= headerRow || bottom - top > 10_000 || right - left > 500) continue;
    const value = sheet.rows.get(top)?.[left];
    if (!value || value.text.trim() === '') continue;
    for (let row = top; row <= bottom; row++) {
      const line = sheet.rows.get(row) ?? [];
      sheet.rows.set(row, line);
      for (let column = left; column <= right; column++) line[column] = value;
    }
    rowIssues(issues, { file: sheet.name, row: top }).repaired('', '', 'cell.merged', {
      zh: `合并单元格已展开到第 ${top} 至 ${bottom} 行`,
      en: `a merged cell was spread over rows ${top} to ${bottom}`,
    });
  }
}

/** The row of the template that tells what to fill in. */
function isNotes(cells: TableRow['cells'], { columns }: SheetDefinition): boolean {
  let same = 0;
  for (const { key, noteZh, noteEn } of columns) {
    const text = cells[key]?.text.trim();
    if (text && ((noteZh && text.includes(noteZh)) || (noteEn && text.includes(noteEn)))) same++;
  }
  return same >= 3;
}
