import { type FileHandle, open } from 'node:fs/promises';
import { csvLine } from '#modules/roster/index.ts';

const CHUNK = 256 * 1024;

export type CsvFile = {
  /** Rows written, without the header. */
  rows: () => number;
  /** Keeps a row; await `drain` now and then. Cells stand in the order of the header. */
  write: (cells: readonly string[]) => void;
  /** Hands what has gathered to the file system once it is a good piece. */
  drain: () => Promise<void>;
  close: () => Promise<void>;
};

/** Opens a new CSV file, UTF-8 without a byte order mark, and writes its header. */
export async function openCsv(path: string, header: readonly string[]): Promise<CsvFile> {
  const file: FileHandle = await open(path, 'w');
  let pending = csvLine(header);
  let count = 0;
  const flush = async () => {
    const text = pending;
    pending = '';
    await file.writeFile(text);
  };
  return {
    rows: () => count,
    write(cells) {
      if (cells.length !== header.length)
        throw new RangeError(`${cells.length} cells under ${header.length} headings`);
      pending += csvLine(cells);
      count++;
    },
    async drain() {
      if (pending.length >= CHUNK) await flush();
    },
    async close() {
      await flush();
      await file.close();
    },
  };
}
