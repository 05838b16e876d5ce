import type { Bilingual } from '#platform/errors.ts';
import {
  detectEncoding,
  encodingMark,
  isAscii,
  lineDecoder,
  type TextEncoding,
  utf8From,
} from './encoding.ts';

/**
 * Rows with the line (from 1) on which each begins; a quoted cell may span lines. Lines that are no row on their own,
 * while the next one surely begins after them, are told in `bad`.
 */
export type CsvBatch = { rows: string[][]; lines: number[]; bad: { line: number; reason: Bilingual }[] };

/** The file cannot be split into rows from this line on, so nothing of it is taken. */
export class CsvError extends Error {
  readonly line: number;
  readonly reason: Bilingual;

  constructor(line: number, zh: string, en: string) {
    super(`line ${line}: ${en}`);
    this.name = 'CsvError';
    this.line = line;
    this.reason = { zh, en };
  }
}

type CsvOptions = {
  /** Longest row in bytes; 1 MiB unless told. */
  longestRow?: number;
  /** Called once, when the encoding is known. */
  onEncoding?: (encoding: TextEncoding) => void;
};

const COMMA = 44;
const QUOTE = 34;
const NEWLINE = 10;
const RETURN = 13;
const MIB = 1024 * 1024;

/**
 * Splits a CSV file (RFC 4180) while it streams in, in memory bounded by the longest row. UTF-8, UTF-16 and GB 18030
 * are recognised; lines end in LF or CRLF; empty lines are passed over. Bytes are split before they are decoded:
 * none of the marks `,` `"` LF is ever part of a character in UTF-8 or GB 18030.
 * @throws CsvError with the line of a row that is too long, badly quoted or in no known encoding
 */
export async function* readCsv(
  bytes: AsyncIterable<Buffer>,
  options: CsvOptions = {},
): AsyncGenerator<CsvBatch> {
  const { longestRow = MIB, onEncoding = () => undefined } = options;
  const { chunks, encoding } = await opening(bytes);
  if (encoding) onEncoding(encoding);
  const splitter = rowSplitter(longestRow, encoding ? 'utf-8' : undefined, onEncoding);
  for await (const chunk of chunks) {
    const batch = splitter.push(chunk);
    if (batch.rows.length + batch.bad.length > 0) yield batch;
  }
  const batch = splitter.end();
  if (batch.rows.length + batch.bad.length > 0) yield batch;
}

/** Looks at the first bytes, and gives back all of them as something that ASCII marks can be found in. */
async function opening(
  bytes: AsyncIterable<Buffer>,
): Promise<{ chunks: AsyncIterable<Buffer>; encoding: TextEncoding | undefined }> {
  const iterator = bytes[Symbol.asyncIterator]();
  const first = await iterator.next();
  const head: Buffer = first.done ? Buffer.alloc(0) : first.value;
  const mark = encodingMark(head);
  const all = (async function* () {
    yield mark ? head.subarray(mark.length) : head;
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
  })();
  if (mark && mark.encoding !== 'utf-8') {
    return { chunks: utf8From(all, mark.encoding as 'utf-16le'), encoding: mark.encoding };
  }
  return { chunks: all, encoding: mark?.encoding };
}

function rowSplitter(
  longestRow: number,
  known: 'utf-8' | undefined,
  onEncoding: (encoding: TextEncoding) => void,
) {
  let rest: Buffer = Buffer.alloc(0);
  let line = 1;
  let decode = known && lineDecoder(known);

  const textOf = (data: Buffer, start: number, end: number): string => {
    if (!decode) {
      const row = data.subarray(start, end);
      if (isAscii(row)) return data.toString('latin1', start, end);
      // The first character that is not ASCII: all lines at hand decide.
      const last = data.lastIndexOf(NEWLINE);
      const encoding = detectEncoding(data.subarray(start, Math.max(end, last)));
      if (!encoding) {
        throw new CsvError(
          line,
          '文字编码无法识别，请另存为 UTF-8 或 GB 18030 的 CSV',
          'the text is neither UTF-8 nor GB 18030: save the CSV as one of them',
        );
      }
      onEncoding(encoding);
      decode = lineDecoder(encoding);
    }
    const text = decode(data, start, end);
    if (text === undefined) {
      throw new CsvError(
        line,
        '此行的文字编码与前面不一致',
        'this line is in another encoding than the lines before',
      );
    }
    return text;
  };

  const tooLong = () =>
    new CsvError(
      line,
      `此行超过 ${longestRow} 字节，可能缺少右引号`,
      `the row is longer than ${longestRow} bytes: a closing quote may be missing`,
    );

  const split = (data: Buffer, final: boolean): CsvBatch => {
    const batch: CsvBatch = { rows: [], lines: [], bad: [] };
    let position = 0;
    let quote = data.indexOf(QUOTE);
    let nul = data.indexOf(0);
    while (position < data.length) {
      let end = data.indexOf(NEWLINE, position);
      if (end < 0) {
        if (!final) break;
        end = data.length;
      }
      if (quote >= 0 && quote < position) quote = data.indexOf(QUOTE, position);
      let lines = 1;
      const quoted = quote >= 0 && quote < end;
      if (quoted) {
        const found = endOfQuoted(data, position, quote);
        if (found.end < 0 && !final) break;
        if (found.open) throw new CsvError(line, unclosed.zh, unclosed.en);
        end = found.end < 0 ? data.length : found.end;
        lines = found.lines;
      }
      if (end - position > longestRow) throw tooLong();
      const stop = end > position && data[end - 1] === RETURN ? end - 1 : end;
      if (nul >= 0 && nul < position) nul = data.indexOf(0, position);
      if (nul >= 0 && nul < stop) batch.bad.push({ line, reason: noText });
      else if (stop > position) {
        const text = textOf(data, position, stop);
        const cells = quoted ? quotedCells(text) : text.split(',');
        if (Array.isArray(cells)) {
          batch.rows.push(cells);
          batch.lines.push(line);
        } else {
          // Over several lines nobody can tell which quote is the wrong one, nor where the next row begins.
          if (lines > 1) throw new CsvError(line, cells.zh, cells.en);
          batch.bad.push({ line, reason: cells });
        }
      }
      line += lines;
      position = end + 1;
    }
    rest = position < data.length ? data.subarray(position) : Buffer.alloc(0);
    if (rest.length > longestRow) throw tooLong();
    return batch;
  };

  return {
    push: (chunk: Buffer) => split(rest.length === 0 ? chunk : Buffer.concat([rest, chunk]), false),
    end: () => split(rest, true),
  };
}

/** The newline that ends a row with quotes: the first one that no quotes enclose. */
function endOfQuoted(
  data: Buffer,
  start: number,
  firstQuote: number,
): { end: number; lines: number; open: boolean } {
  let inside = false;
  let lines = 1;
  let quote = firstQuote;
  let newline = data.indexOf(NEWLINE, start);
  for (;;) {
    if (newline >= 0 && (quote < 0 || newline < quote)) {
      if (!inside) return { end: newline, lines, open: false };
      lines++;
      newline = data.indexOf(NEWLINE, newline + 1);
    } else if (quote >= 0) {
      inside = !inside;
      quote = data.indexOf(QUOTE, quote + 1);
    } else {
      return { end: -1, lines, open: inside };
    }
  }
}

/** The cells of a row that holds quotes, or what is wrong with them. */
function quotedCells(text: string): string[] | Bilingual {
  const cells: string[] = [];
  let position = 0;
  for (;;) {
    if (text.charCodeAt(position) !== QUOTE) {
      const comma = text.indexOf(',', position);
      const cell = comma < 0 ? text.slice(position) : text.slice(position, comma);
      if (cell.includes('"')) return stray(cells.length + 1);
      cells.push(cell);
      if (comma < 0) return cells;
      position = comma + 1;
      continue;
    }
    let cell = '';
    let from = position + 1;
    for (;;) {
      const quote = text.indexOf('"', from);
      if (quote < 0) return unclosed;
      cell += text.slice(from, quote);
      if (text.charCodeAt(quote + 1) !== QUOTE) {
        position = quote + 1;
        break;
      }
      cell += '"';
      from = quote + 2;
    }
    cells.push(cell);
    if (position >= text.length) return cells;
    if (text.charCodeAt(position) !== COMMA) return stray(cells.length);
    position++;
  }
}

const unclosed: Bilingual = { zh: '引号没有成对', en: 'a quote is not closed' };
const noText: Bilingual = {
  zh: '此行含有空字符（NUL），不是文本',
  en: 'the line holds a NUL character: it is not text',
};
const stray = (column: number): Bilingual => ({
  zh: `第 ${column} 列的引号用法有误：含引号的内容应整体加引号，其中的引号写两次`,
  en: `a quote is misplaced in column ${column}: quote the whole cell and write inner quotes twice`,
});

/** One row as CSV text, quoted where it must be. */
export function csvLine(cells: readonly string[]): string {
  let line = '';
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i] as string;
    if (i > 0) line += ',';
    line += /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
  }
  return `${line}\r\n`;
}
