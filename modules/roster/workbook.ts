import type { Readable } from 'node:stream';
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { unreadable, type ZipEntry } from './zip.ts';

/** A cell as text. Numbers come as they are written; days as `YYYY-MM-DD`. */
export type SheetCell = { text: string; isNumber: boolean };
/** One sheet with its cells by row and column from 0; merged cells tell their extent. */
export type Sheet = { name: string; rows: Map<number, SheetCell[]>; merges: Merge[] };
export type Merge = { top: number; left: number; bottom: number; right: number };

const largestPart = 512 * 1024 * 1024;
const mostCells = 4_000_000;
const mostStrings = 2_000_000;
const longestText = 32_768;

/**
 * Reads the visible sheets of a workbook (ECMA-376, SpreadsheetML): values only, no formulas, no pictures.
 * @throws roster.unreadable-file for what is damaged or out of bounds
 */
export async function readSheets(entries: ReadonlyMap<string, ZipEntry>): Promise<Sheet[]> {
  try {
    const targets = await relations(entries);
    const dates = await dateStyles(entries);
    const strings = await sharedStrings(entries);
    const { sheets, from1904 } = await sheetList(entries);
    const found: Sheet[] = [];
    for (const { name, relation } of sheets) {
      const entry = entries.get(targets.get(relation) ?? '');
      if (entry) found.push(await readSheet(name, entry, { strings, dates, from1904 }));
    }
    return found;
  } catch (error) {
    if ((error as { code?: string }).code === 'roster.unreadable-file') throw error;
    throw unreadable(
      '工作簿已损坏，请重新保存后上传',
      'the workbook is damaged: save it again and upload that',
      error,
    );
  }
}

type Handlers = {
  open?: (tag: SaxesTagPlain) => void;
  text?: (text: string) => void;
  close?: (name: string) => void;
};

/** Local names without their namespace prefix: writers differ. */
const local = (name: string) => name.slice(name.indexOf(':') + 1);

async function parse(entry: ZipEntry | undefined, handlers: Handlers): Promise<void> {
  if (!entry) return;
  if (entry.size > largestPart) throw unreadable(`“${entry.name}”过大`, `"${entry.name}" is too large`);
  const parser = new SaxesParser();
  let failure: Error | undefined;
  parser.on('error', (error) => {
    failure ??= error;
  });
  parser.on('opentag', (tag) => handlers.open?.(tag));
  parser.on('text', (text) => handlers.text?.(text));
  parser.on('closetag', (tag) => handlers.close?.(local(tag.name)));
  const stream: Readable = await entry.open();
  stream.setEncoding('utf8');
  for await (const chunk of stream) {
    parser.write(chunk as string);
    if (failure) throw failure;
  }
  parser.close();
  if (failure) throw failure;
}

async function relations(entries: ReadonlyMap<string, ZipEntry>): Promise<Map<string, string>> {
  const targets = new Map<string, string>();
  await parse(entries.get('xl/_rels/workbook.xml.rels'), {
    open({ name, attributes }) {
      if (local(name) !== 'Relationship') return;
      const target = attributes.Target ?? '';
      targets.set(attributes.Id ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target}`);
    },
  });
  return targets;
}

async function sheetList(entries: ReadonlyMap<string, ZipEntry>) {
  const sheets: { name: string; relation: string }[] = [];
  let from1904 = false;
  await parse(entries.get('xl/workbook.xml'), {
    open({ name, attributes }) {
      if (local(name) === 'workbookPr')
        from1904 = attributes.date1904 === '1' || attributes.date1904 === 'true';
      if (local(name) !== 'sheet' || (attributes.state ?? 'visible') !== 'visible') return;
      const relation = Object.entries(attributes).find(
        ([key]) => local(key) === 'id' && key !== 'sheetId',
      )?.[1];
      sheets.push({ name: (attributes.name ?? '').slice(0, 100), relation: relation ?? '' });
    },
  });
  return { sheets, from1904 };
}

// Built-in number formats that show a day (ECMA-376, 18.8.30), those of the Chinese Excel included.
const builtInDates = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58]);

/** Which cell styles show numbers as days. */
async function dateStyles(entries: ReadonlyMap<string, ZipEntry>): Promise<boolean[]> {
  const custom = new Set<number>();
  const styles: boolean[] = [];
  let inCells = false;
  await parse(entries.get('xl/styles.xml'), {
    open({ name, attributes }) {
      const tag = local(name);
      if (tag === 'numFmt') {
        const code = (attributes.formatCode ?? '').replace(/"[^"]*"|\[[^\]]*\]|\\./g, '');
        if (/[yd年]/i.test(code)) custom.add(Number(attributes.numFmtId));
      }
      if (tag === 'cellXfs') inCells = true;
      if (tag === 'xf' && inCells) {
        const id = Number(attributes.numFmtId ?? 0);
        styles.push(builtInDates.has(id) || custom.has(id));
      }
    },
    close(tag) {
      if (tag === 'cellXfs') inCells = false;
    },
  });
  return styles;
}

async function sharedStrings(entries: ReadonlyMap<string, ZipEntry>): Promise<string[]> {
  const strings: string[] = [];
  let current = '';
  let inText = false;
  let inPhonetic = false;
  await parse(entries.get('xl/sharedStrings.xml'), {
    open({ name }) {
      const tag = local(name);
      if (tag === 'si') current = '';
      if (tag === 't') inText = true;
      if (tag === 'rPh') inPhonetic = true;
    },
    text(text) {
      if (inText && !inPhonetic && current.length < longestText) current += text;
    },
    close(tag) {
      if (tag === 't') inText = false;
      if (tag === 'rPh') inPhonetic = false;
      if (tag !== 'si') return;
      strings.push(current);
      if (strings.length > mostStrings)
        throw unreadable('工作簿中的文字过多，请拆分', 'the workbook holds too many texts: split it');
    },
  });
  return strings;
}

type Context = { strings: readonly string[]; dates: readonly boolean[]; from1904: boolean };

async function readSheet(name: string, entry: ZipEntry, context: Context): Promise<Sheet> {
  const sheet: Sheet = { name, rows: new Map(), merges: [] };
  let row = 0;
  let column = -1;
  let type = '';
  let style = 0;
  let value = '';
  let collecting = false;
  let cells = 0;
  await parse(entry, {
    open({ name, attributes }) {
      const tag = local(name);
      if (tag === 'row') {
        row = attributes.r ? Number(attributes.r) : row + 1;
        column = -1;
      } else if (tag === 'c') {
        column = attributes.r ? columnOf(attributes.r) : column + 1;
        type = attributes.t ?? 'n';
        style = Number(attributes.s ?? 0);
        value = '';
      } else if (tag === 'v' || tag === 't') collecting = true;
      else if (tag === 'mergeCell') {
        const merge = mergeOf(attributes.ref ?? '');
        if (merge) sheet.merges.push(merge);
      }
    },
    text(text) {
      if (collecting && value.length < longestText) value += text;
    },
    close(tag) {
      if (tag === 'v' || tag === 't') collecting = false;
      if (tag !== 'c' || value === '' || column > 500) return;
      if (++cells > mostCells)
        throw unreadable(`工作表“${name}”过大，请拆分`, `the sheet "${name}" is too large: split it`);
      const cell = cellOf(type, value, context.dates[style] ?? false, context);
      const line = sheet.rows.get(row);
      if (line) line[column] = cell;
      else {
        const fresh: SheetCell[] = [];
        fresh[column] = cell;
        sheet.rows.set(row, fresh);
      }
    },
  });
  return sheet;
}

function cellOf(type: string, value: string, isDate: boolean, { strings, from1904 }: Context): SheetCell {
  if (type === 's') return { text: strings[Number(value)] ?? '', isNumber: false };
  if (type === 'b') return { text: value === '1' ? '是' : '否', isNumber: false };
  if (type === 'd') return { text: value.slice(0, 10), isNumber: false };
  if (type !== 'n') return { text: type === 'e' ? '' : value, isNumber: false };
  const number = Number(value);
  if (isDate && number > 0) return { text: dayOf(number, from1904), isNumber: false };
  return { text: plainNumber(number, value), isNumber: true };
}

/** A number the way a person would type it: no exponent, no trail of binary fractions. */
function plainNumber(number: number, written: string): string {
  if (!Number.isFinite(number)) return written;
  if (Number.isInteger(number)) return BigInt(number).toString();
  return String(Number(number.toPrecision(15)));
}

/** The day of a serial number. Day 60 of the 1900 system is a 29 February that never was. */
export function dayOf(serial: number, from1904 = false): string {
  const days = Math.floor(serial) + (from1904 ? 1462 : 0);
  const epoch = Date.UTC(1899, 11, days < 60 ? 31 : 30);
  return new Date(epoch + days * 86_400_000).toISOString().slice(0, 10);
}

/** `BC12` → 54: the column from 0. */
function columnOf(reference: string): number {
  let column = 0;
  for (let i = 0; i < reference.length; i++) {
    const code = reference.charCodeAt(i) & 0xdf;
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  return column - 1;
}

function mergeOf(reference: string): Merge | undefined {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(reference);
  if (!match) return undefined;
  const [, left, top, right, bottom] = match as unknown as [string, string, string, string, string];
  return { top: Number(top), left: columnOf(left), bottom: Number(bottom), right: columnOf(right) };
}
