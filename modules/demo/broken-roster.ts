import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parse } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import { ZipFile } from 'yazl';
import { csvLine } from '#modules/roster/index.ts';

/** A file's bytes, or a maker of them when they are too many to hold. */
export type Content = Buffer | (() => Generator<Buffer>);

/** What an import has to do: take everything, refuse some rows and take the rest, or refuse the whole. */
export type Outcome = 'accept' | 'reject-rows' | 'reject-file';

export type BrokenRoster = {
  fault: string;
  en: string;
  outcome: Outcome;
  files: ReadonlyMap<string, Content>;
};

type Files = ReadonlyMap<string, Buffer>;

type Table = { header: string[]; rows: string[][] };

const HUGE_ROW = 50 * 1024 * 1024;

/**
 * Broken and unusual variants of a good OneRoster set, one fault each.
 * @param good the files of a small set by name (`users.csv` …): users, orgs, classes, enrollments and manifest are needed
 */
export function* brokenRosters(good: Files): Generator<BrokenRoster> {
  const variant = (
    fault: string,
    outcome: Outcome,
    en: string,
    files: ReadonlyMap<string, Content>,
  ): BrokenRoster => ({ fault, outcome, en, files });
  const users = (change: (table: Table) => void) => changed(good, 'users.csv', change);

  yield variant(
    'wrong-check-digit',
    'reject-rows',
    'the last character of a resident ID is another one',
    users((table) => {
      const row = firstWith(table, 'metadata.cn.residentId');
      set(table, row, 'metadata.cn.residentId', wrongCheck(get(table, row, 'metadata.cn.residentId')));
    }),
  );
  yield variant(
    'duplicate-sourced-id',
    'reject-rows',
    'two users have one sourcedId',
    users(({ rows }) => {
      rows.push([...(rows[0] as string[])]);
    }),
  );
  yield variant(
    'duplicate-student-number',
    'reject-rows',
    'two pupils have one student number',
    users((table) => {
      const [one, other] = table.rows.filter(
        (row) => get(table, row, 'metadata.cn.studentNumber') !== '',
      ) as [string[], string[]];
      for (const column of ['metadata.cn.studentNumber', 'metadata.cn.residentId', 'identifier'])
        set(table, other, column, get(table, one, column));
    }),
  );
  yield variant(
    'full-width-digits',
    'accept',
    'a phone in full-width digits is repaired',
    users((table) => {
      const row = firstWith(table, 'phone');
      set(table, row, 'phone', fullWidth(get(table, row, 'phone')));
    }),
  );
  yield variant(
    'trailing-spaces',
    'accept',
    'blanks around names and numbers are repaired',
    users((table) => {
      for (const column of ['familyName', 'metadata.cn.name', 'phone'])
        for (const row of table.rows.slice(0, 3))
          set(table, row, column, ` ${get(table, row, column)}\u3000 `);
    }),
  );
  yield variant(
    'formula-name',
    'reject-rows',
    'a name begins like a formula',
    users((table) => {
      const row = table.rows[0] as string[];
      set(table, row, 'metadata.cn.name', '=HYPERLINK("http://example.invalid","x")');
      set(table, row, 'familyName', '=');
    }),
  );
  yield variant(
    'date-as-text',
    'reject-rows',
    'a birth date is no date at all',
    changed(good, 'demographics.csv', (table) => {
      set(table, table.rows[0] as string[], 'birthDate', '二〇一五年春');
    }),
  );
  yield variant(
    'unknown-class',
    'reject-rows',
    'an enrollment names a class that no file has',
    changed(good, 'enrollments.csv', (table) => {
      set(table, table.rows.at(-1) as string[], 'classSourcedId', '00000000-0000-7000-8000-000000000000');
    }),
  );
  yield variant(
    'org-cycle',
    'reject-file',
    'the first org has its own child as its parent',
    changed(good, 'orgs.csv', (table) => {
      const root = table.rows[0] as string[];
      const id = get(table, root, 'sourcedId');
      const child = table.rows.find((row) => get(table, row, 'parentSourcedId') === id) as string[];
      set(table, root, 'parentSourcedId', get(table, child, 'sourcedId'));
    }),
  );
  yield variant(
    'missing-heading',
    'reject-file',
    'users.csv has no heading enabledUser',
    users((table) => {
      const at = table.header.indexOf('enabledUser');
      for (const row of [table.header, ...table.rows]) row.splice(at, 1);
    }),
  );
  yield variant(
    'misordered-headings',
    'accept',
    'two columns of users.csv have changed places; their headings tell',
    users((table) => {
      const [given, family] = [table.header.indexOf('givenName'), table.header.indexOf('familyName')];
      for (const row of [table.header, ...table.rows])
        [row[given], row[family]] = [row[family] as string, row[given] as string];
    }),
  );
  yield variant(
    'missing-file',
    'reject-file',
    'the manifest promises users.csv, the zip has none',
    new Map([...good].filter(([name]) => name !== 'users.csv')),
  );
  yield* encodings(good);
  yield* malformed(good);
}

function* encodings(good: Files): Generator<BrokenRoster> {
  const all = (encode: (text: string) => Buffer) =>
    new Map([...good].map(([name, bytes]) => [name, encode(bytes.toString('utf8'))]));
  const plain = withoutRare(good);
  const gbk = new Map([...plain].map(([name, bytes]) => [name, iconv.encode(bytes.toString('utf8'), 'gbk')]));
  yield { fault: 'gbk', outcome: 'accept', en: 'files saved by an old spreadsheet in GBK', files: gbk };
  yield {
    fault: 'gb18030',
    outcome: 'accept',
    en: 'the same in GB 18030, rare characters included',
    files: all((text) => iconv.encode(text, 'gb18030')),
  };
  yield {
    fault: 'utf-16',
    outcome: 'accept',
    en: 'UTF-16 little endian with a byte order mark',
    files: all((text) => iconv.encode(text, 'utf-16le', { addBOM: true })),
  };
  yield {
    fault: 'utf-8-mark',
    outcome: 'accept',
    en: 'UTF-8 with a byte order mark',
    files: all((text) => Buffer.from(`\ufeff${text}`)),
  };
  const users = good.get('users.csv') as Buffer;
  // 0xFF occurs in neither UTF-8 nor GB 18030.
  const mixed = Buffer.concat([
    users.subarray(0, users.length - 40),
    Buffer.from([0xff, 0xff, 0xfe]),
    users.subarray(users.length - 40),
  ]);
  yield {
    fault: 'mixed-encoding',
    outcome: 'reject-file',
    en: 'bytes that are text in no encoding',
    files: replaced(good, 'users.csv', mixed),
  };
}

function* malformed(good: Files): Generator<BrokenRoster> {
  const text = (good.get('users.csv') as Buffer).toString('utf8');
  const lines = text.split('\r\n');
  const edit = (change: (lines: string[]) => void) => {
    const edited = [...lines];
    change(edited);
    return replaced(good, 'users.csv', Buffer.from(edited.join('\r\n')));
  };
  yield {
    fault: 'unclosed-quote',
    outcome: 'reject-file',
    en: 'a quotation mark is opened and never closed',
    files: edit((all) => {
      all[2] = `"${all[2]}`;
    }),
  };
  yield {
    fault: 'stray-quote',
    outcome: 'reject-rows',
    en: 'text follows a closing quotation mark',
    files: edit((all) => {
      all[2] = (all[2] as string).replace(/,true,/, ',"true"x,');
    }),
  };
  yield {
    fault: 'ragged-row',
    outcome: 'reject-rows',
    en: 'a row has fewer cells than headings',
    files: edit((all) => {
      all[2] = (all[2] as string).split(',').slice(0, 5).join(',');
    }),
  };
  yield {
    fault: 'null-byte',
    outcome: 'reject-rows',
    en: 'a cell holds a null character',
    files: edit((all) => {
      all[2] = (all[2] as string).replace(',true,', ',true\0,');
    }),
  };
  yield {
    fault: 'line-feeds',
    outcome: 'accept',
    en: 'lines end with LF alone',
    files: replaced(good, 'users.csv', Buffer.from(lines.join('\n'))),
  };
  yield {
    fault: 'empty-file',
    outcome: 'reject-file',
    en: 'users.csv has no byte',
    files: replaced(good, 'users.csv', Buffer.alloc(0)),
  };
  yield {
    fault: 'huge-row',
    outcome: 'reject-file',
    en: 'one cell of 50 MB',
    files: replaced(good, 'users.csv', () => hugeRow(text)),
  };
}

function* hugeRow(text: string): Generator<Buffer> {
  const end = text.indexOf('\r\n') + 2;
  yield Buffer.from(`${text.slice(0, end)}one,,,true,"`);
  const chunk = Buffer.alloc(1024 * 1024, 'x');
  for (let written = 0; written < HUGE_ROW; written += chunk.length) yield chunk;
  yield Buffer.from(`"\r\n${text.slice(end)}`);
}

function replaced(good: Files, name: string, content: Content): ReadonlyMap<string, Content> {
  return new Map<string, Content>([...good, [name, content]]);
}

function changed(good: Files, name: string, change: (table: Table) => void): ReadonlyMap<string, Content> {
  const [header, ...rows] = parse(good.get(name) as Buffer) as [string[], ...string[][]];
  const table = { header, rows };
  change(table);
  return replaced(good, name, Buffer.from([table.header, ...table.rows].map(csvLine).join('')));
}

// What GBK cannot say would become question marks: a different fault.
function withoutRare(good: Files): Files {
  return new Map(
    [...good].map(([name, bytes]) => [
      name,
      Buffer.from(bytes.toString('utf8').replace(/[\u{10000}-\u{10ffff}]/gu, '文')),
    ]),
  );
}

function get({ header }: Table, row: string[], column: string): string {
  return row[header.indexOf(column)] ?? '';
}

function set({ header }: Table, row: string[], column: string, value: string): void {
  row[header.indexOf(column)] = value;
}

function firstWith(table: Table, column: string): string[] {
  return table.rows.find((row) => get(table, row, column) !== '') as string[];
}

/** The code with another, hence wrong, check character. */
export function wrongCheck(code: string): string {
  return code.slice(0, -1) + (code.endsWith('1') ? '2' : '1');
}

/** Digits and letters in their full-width forms. */
export function fullWidth(text: string): string {
  return text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
}

/** Packs files into a zip at `path`. */
export async function writeZip(files: ReadonlyMap<string, Content>, path: string): Promise<void> {
  const zip = new ZipFile();
  const mtime = new Date(Date.UTC(2026, 10, 21));
  for (const [name, content] of files) {
    if (Buffer.isBuffer(content)) zip.addBuffer(content, name, { mtime });
    else zip.addReadStream(Readable.from(content()), name, { mtime });
  }
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(path));
}
