import { PassThrough, type Readable } from 'node:stream';
import ExcelJS from 'exceljs';
import { audit } from '#platform/audit.ts';
import { type Ctx, grantOf } from '#platform/ctx.ts';
import type { IssueRow } from './import.queries.ts';
import { selectIssues } from './import.queries.ts';
import { getRow } from './import.service.ts';
import { openSheets, type SheetLanguage } from './sheet-book.ts';
import { SHEETS } from './sheets.ts';
import { sheetsOf } from './source.ts';
import type { Sheet } from './workbook.ts';

const mostIssues = 15_000;
const words = {
  zh: {
    list: '检查结果',
    heads: ['级别', '工作表', '行', '列', '内容', '原因', '建议'],
    problems: '问题',
    error: '错误',
    warning: '提醒',
    repair: '已修正',
  },
  en: {
    list: 'Report',
    heads: ['Severity', 'Sheet', 'Row', 'Column', 'Value', 'Reason', 'Suggestion'],
    problems: 'Problems',
    error: 'Error',
    warning: 'Warning',
    repair: 'Repaired',
  },
} as const;
const colours = { error: 'FFF8D7D0', warning: 'FFFCEBD3', repair: 'FFDDEFE7' } as const;

/**
 * The report of an import as a workbook: the list of what was found, and for sheets a copy of the file with the bad cells
 * coloured and explained. The copy is the uploader's own file in clear, so reading it is audited.
 */
export async function annotatedReport(ctx: Ctx, id: string): Promise<Readable> {
  const row = await getRow(ctx, id, 'roster.import.read');
  const issues = await selectIssues(ctx.db, grantOf(ctx).tenantId, id, { limit: mostIssues });
  await audit(ctx, {
    action: 'roster.import.report',
    tenantId: row.tenant_id,
    subject: { type: 'import', id },
  });
  const upload = { sha256: row.file_sha256, size: Number(row.file_size), name: row.file_name };
  const sheets =
    row.format === 'oneroster' ? [] : await sheetsOf(ctx.ports.files, row.format as 'xlsx', upload);
  const stream = new PassThrough();
  write(stream, ctx.locale, issues, sheets).catch((error) => stream.destroy(error));
  return stream;
}

async function write(
  stream: PassThrough,
  language: SheetLanguage,
  issues: readonly IssueRow[],
  sheets: readonly Sheet[],
): Promise<void> {
  const text = words[language];
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: false });
  const list = book.addWorksheet(text.list, { views: [{ state: 'frozen', ySplit: 1 }] });
  list.columns = [8, 16, 8, 18, 24, 48, 32].map((width) => ({ width, style: { numFmt: '@' } }));
  list.addRow([...text.heads]).commit();
  for (const issue of issues) {
    const { severity, file, row, column, value, reason, suggestion } = issue;
    const line = list.addRow([
      text[severity as 'error'],
      file,
      row,
      column,
      value,
      say(reason, language),
      say(suggestion, language),
    ]);
    line.getCell(1).fill = fillOf(severity);
    line.commit();
  }
  list.commit();
  const byPlace = Map.groupBy(issues, ({ file, row }) => `${file}\n${row}`);
  for (const sheet of sheets) writeSheet(book, sheet, byPlace, language);
  await book.commit();
}

function writeSheet(
  book: ExcelJS.stream.xlsx.WorkbookWriter,
  sheet: Sheet,
  byPlace: ReadonlyMap<string, IssueRow[]>,
  language: SheetLanguage,
): void {
  const target = book.addWorksheet(sheet.name.replace(/[*?:\\/[\]]/g, '').slice(0, 31) || 'CSV');
  const width = Math.max(1, ...[...sheet.rows.values()].map((cells) => cells.length));
  target.columns = Array.from({ length: width + 1 }, () => ({ width: 16, style: { numFmt: '@' } }));
  // Whichever row holds the headings, the column of an issue is found by its heading anywhere above.
  const columns = new Map<string, number>();
  const last = Math.max(0, ...sheet.rows.keys());
  for (let row = 1; row <= last; row++) {
    const cells = sheet.rows.get(row) ?? [];
    const texts = Array.from({ length: width }, (_, i) => cells[i]?.text ?? '');
    const found = byPlace.get(`${sheet.name}\n${row}`) ?? [];
    const line = target.addRow([
      ...texts,
      found.map(({ column, reason }) => `${column ? `${column}：` : ''}${say(reason, language)}`).join('\n'),
    ]);
    for (const { column, severity, reason, suggestion } of found) {
      const at = columns.get(column);
      if (at === undefined) continue;
      const cell = line.getCell(at + 1);
      cell.fill = fillOf(severity);
      cell.note = [say(reason, language), say(suggestion, language)].filter(Boolean).join('\n');
    }
    if (found.length > 0)
      line.getCell(width + 1).fill = fillOf(
        found.some(({ severity }) => severity === 'error') ? 'error' : 'warning',
      );
    for (const [i, text] of texts.entries()) if (text && !columns.has(text)) columns.set(text, i);
    line.commit();
  }
  target.commit();
}

const fillOf = (severity: string): ExcelJS.Fill => ({
  type: 'pattern',
  pattern: 'solid',
  fgColor: { argb: colours[severity as 'error'] ?? colours.warning },
});
const say = (text: unknown, language: SheetLanguage) =>
  (text as Record<SheetLanguage, string> | null)?.[language] ?? '';

/** An empty template: one of our sheets, or all three in one workbook. */
export function templateBook(
  kind: 'schools' | 'staff' | 'pupils' | 'all',
  language: SheetLanguage,
): Readable {
  const stream = new PassThrough();
  const definitions = SHEETS.filter(({ key }) => kind === 'all' || key === kind);
  const fill = async () => {
    const book = await openSheets({ stream }, definitions, language);
    for (const definition of definitions) book.sheet(definition).close();
    await book.close();
  };
  fill().catch((error) => stream.destroy(error));
  return stream;
}
