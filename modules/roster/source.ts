import type { Readable } from 'node:stream';
import { PlatformError } from '#platform/errors.ts';
import type { FileStore } from '#platform/files/store.ts';
import { detectEncoding, encodingMark, isAscii } from './encoding.ts';
import type { IssueList } from './issues.ts';
import { openOneRoster } from './oneroster-reader.ts';
import type { RosterSource } from './records.ts';
import { openCsvSheet, openWorkbook, readCsvSheet } from './sheet-reader.ts';
import { readSheets, type Sheet } from './workbook.ts';
import { openZip, unreadable, type ZipEntry } from './zip.ts';

export type Format = RosterSource['format'];
export type StoredUpload = { sha256: Buffer; size: number; name: string };

const headBytes = 4096;

/**
 * What an uploaded file is, by its content: names and media types from outside are never believed.
 * @throws roster.unknown-file, roster.unreadable-file
 */
export async function sniff(files: FileStore, { sha256, size }: StoredUpload): Promise<Format> {
  const head = await readAll(await files.get(sha256, { start: 0, end: Math.min(headBytes, size) - 1 }));
  if (head.subarray(0, 4).equals(Buffer.from('PK\x03\x04', 'latin1'))) {
    const entries = await entriesOf(files, { sha256, size });
    if (entries.has('xl/workbook.xml')) return 'xlsx';
    if ([...entries.keys()].some((name) => /(^|\/)manifest\.csv$/i.test(name))) return 'oneroster';
    throw new PlatformError('roster.unknown-file');
  }
  if (head.subarray(0, 4).toString('hex') === 'd0cf11e0') {
    throw unreadable(
      '这是旧版 Excel（.xls）文件，请另存为 .xlsx 后再上传',
      'this is an old Excel file (.xls): save it as .xlsx and upload that',
    );
  }
  if (head.includes(0) && !encodingMark(head)) throw new PlatformError('roster.unknown-file');
  const line = head.subarray(0, head.lastIndexOf(10) + 1 || head.length);
  const isText = encodingMark(head) !== undefined || isAscii(line) || detectEncoding(line) !== undefined;
  if (!isText || /^\s*</.test(head.toString('latin1'))) throw new PlatformError('roster.unknown-file');
  return 'csv';
}

/** Opens a stored file for reading its roster; can be called again for a second pass. */
export async function openSource(
  files: FileStore,
  format: Format,
  upload: StoredUpload,
  issues: IssueList,
): Promise<RosterSource> {
  if (format === 'csv') return openCsvSheet(await files.get(upload.sha256), upload, issues);
  const entries = await entriesOf(files, upload);
  return format === 'oneroster' ? openOneRoster(entries, issues) : openWorkbook(entries, issues);
}

function entriesOf(
  files: FileStore,
  { sha256, size }: Omit<StoredUpload, 'name'>,
): Promise<Map<string, ZipEntry>> {
  return openZip((start, end) => files.get(sha256, { start, end: end - 1 }), size);
}

async function readAll(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** The sheets of a stored workbook or CSV as they are, for a copy with remarks. */
export async function sheetsOf(
  files: FileStore,
  format: 'xlsx' | 'csv',
  upload: StoredUpload,
): Promise<Sheet[]> {
  if (format === 'csv') return [await readCsvSheet(await files.get(upload.sha256), upload, undefined)];
  return readSheets(await entriesOf(files, upload));
}
