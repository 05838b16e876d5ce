import { type CsvBatch, CsvError, readCsv } from './csv.ts';
import type { IssueList } from './issues.ts';
import { type OneRosterFile, oneRosterColumns, requiredColumns } from './oneroster-columns.ts';
import type { Manifest } from './oneroster-manifest.ts';
import { unreadable, type ZipEntry } from './zip.ts';

/** A csv of the set whose header was read: where its columns stand, and its rows, each with every cell. */
export type OpenTable = { at: (column: string) => number; batches: () => AsyncGenerator<CsvBatch> };

/** Where a column stands before the header was read. */
const nowhere = -1;

/**
 * Opens one data file. Columns may stand in any order; a missing required one refuses the file, an unknown one is told.
 * @returns undefined for a file that the manifest declares absent
 */
export async function openTable(
  files: ReadonlyMap<string, ZipEntry>,
  manifest: Manifest,
  name: OneRosterFile,
  issues: IssueList,
): Promise<OpenTable | undefined> {
  if (manifest.modes[name] === 'absent') return undefined;
  const entry = files.get(`${name}.csv`) as ZipEntry;
  const rows = readCsv(await entry.open());
  const first = await next(name, rows);
  const header = (first?.rows[0] ?? []).map((cell) => cell.trim());
  checkHeader(name, header, issues);
  const positions = new Map(header.map((column, position) => [column, position]));
  return {
    at: (column) => positions.get(column) ?? nowhere,
    async *batches() {
      let batch: CsvBatch | undefined = first && {
        ...first,
        rows: first.rows.slice(1),
        lines: first.lines.slice(1),
      };
      for (; batch; batch = await next(name, rows)) yield whole(name, batch, header.length, issues);
    },
  };
}

async function next(name: string, rows: AsyncGenerator<CsvBatch>): Promise<CsvBatch | undefined> {
  try {
    const { value, done } = await rows.next();
    return done ? undefined : value;
  } catch (error) {
    throw csvFailure(`${name}.csv`, error);
  }
}

/** A row that cannot be split, or a zip that cannot be inflated, as the error that names file and line. */
export function csvFailure(file: string, error: unknown): unknown {
  if (error instanceof CsvError) {
    const { line, reason } = error;
    return unreadable(`${file} 第 ${line} 行：${reason.zh}`, `${file}, line ${line}: ${reason.en}`, error);
  }
  const { code, message } = error as { code?: string; message?: string };
  if (
    code?.startsWith('Z_') ||
    /uncompressed|compressed data|too many bytes|not enough bytes/i.test(message ?? '')
  ) {
    return unreadable(`${file} 的压缩内容已损坏`, `the compressed content of ${file} is damaged`, error);
  }
  return error;
}

function checkHeader(name: OneRosterFile, header: readonly string[], issues: IssueList): void {
  const missing = requiredColumns[name].filter((column) => !header.includes(column));
  if (missing.length > 0) {
    throw unreadable(
      `${name}.csv 缺少列：${missing.join('、')}`,
      `${name}.csv lacks the columns ${missing.join(', ')}`,
    );
  }
  const repeated = header.find((column, position) => column !== '' && header.indexOf(column) !== position);
  if (repeated)
    throw unreadable(`${name}.csv 的列 ${repeated} 重复`, `${name}.csv has the column ${repeated} twice`);
  const known: readonly string[] = oneRosterColumns[name];
  for (const column of header) {
    if (known.includes(column) || column.startsWith('metadata.')) continue;
    issues.add({
      severity: 'warning',
      file: `${name}.csv`,
      row: 1,
      column,
      value: '',
      code: 'column.unknown',
      reason: { zh: '不是 OneRoster 1.2 的列，未读取', en: 'not a column of OneRoster 1.2; it was not read' },
    });
  }
}

/** Rows with more or fewer cells than the header are told and left out. */
function whole(name: string, batch: CsvBatch, width: number, issues: IssueList): CsvBatch {
  for (const { line, reason } of batch.bad) {
    issues.add({
      severity: 'error',
      file: `${name}.csv`,
      row: line,
      column: '',
      value: '',
      code: 'row.unreadable',
      reason,
    });
  }
  if (batch.rows.every((row) => row.length === width)) return batch;
  const kept: CsvBatch = { rows: [], lines: [], bad: [] };
  for (const [i, row] of batch.rows.entries()) {
    const line = batch.lines[i] as number;
    if (row.length === width) {
      kept.rows.push(row);
      kept.lines.push(line);
      continue;
    }
    issues.add({
      severity: 'error',
      file: `${name}.csv`,
      row: line,
      column: '',
      value: '',
      code: 'row.width',
      reason: {
        zh: `此行有 ${row.length} 列，表头有 ${width} 列`,
        en: `this row has ${row.length} cells, the header ${width}`,
      },
      suggestion: { zh: '内容中含逗号时请加引号', en: 'quote a cell that holds a comma' },
    });
  }
  return kept;
}
