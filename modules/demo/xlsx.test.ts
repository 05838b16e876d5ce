import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import ExcelJS from 'exceljs';
import { PUPILS_SHEET, SHEETS } from '#modules/roster/index.ts';
import { brokenSheets } from './broken-sheet.ts';
import { generateRegion } from './region.ts';
import { pupilSheetRow, staffSheetRows } from './sheet-rows.ts';
import { type SheetCounts, schoolsByBureau, writeXlsx } from './xlsx.ts';

const region = generateRegion({ size: 'small' });
const known = new Map(region.organisations.map((organisation) => [organisation.id, organisation]));
let folder: string;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tongxue-xlsx-'));
});

after(() => rm(folder, { recursive: true, force: true }));

function texts(sheet: ExcelJS.Worksheet | undefined, row: number): string[] {
  return ((sheet?.getRow(row).values ?? []) as string[]).slice(1);
}

describe('the workbook of a county', () => {
  const { schools } = schoolsByBureau(region)[1] as ReturnType<typeof schoolsByBureau>[number];
  let counts: SheetCounts;
  const workbook = new ExcelJS.Workbook();

  before(async () => {
    counts = await writeXlsx(region, schools, join(folder, 'county.xlsx'));
    await workbook.xlsx.readFile(join(folder, 'county.xlsx'));
  });

  test('has the three sheets with the national headings and a row of notes', () => {
    for (const definition of SHEETS) {
      const sheet = workbook.getWorksheet(definition.zh);
      assert.deepEqual(
        texts(sheet, 1),
        definition.columns.map((column) => column.zh),
      );
      for (const [index, note] of texts(sheet, 2).entries()) {
        assert.ok(note.startsWith(definition.columns[index]?.required ? '必填' : '选填'), note);
      }
      assert.equal(sheet?.rowCount, 2 + counts[definition.key]);
    }
  });

  test('holds everybody: as many rows as the region has people there', () => {
    const records = schools.flatMap((school) => [...school.people()]);
    assert.equal(counts.schools, schools.length);
    assert.equal(counts.pupils, records.filter((record) => record.kind === 'pupil').length);
    const staff = records.filter((record) => record.kind === 'staff');
    // Travelling teachers have a row at each of their schools.
    assert.ok(counts.staff > staff.length);
    assert.equal(counts.staff, staff.flatMap((record) => [...staffSheetRows(record, known)]).length);
  });

  test('keeps codes as text and fills every required cell', () => {
    for (const definition of SHEETS) {
      const sheet = workbook.getWorksheet(definition.zh) as ExcelJS.Worksheet;
      for (let row = 3; row <= sheet.rowCount; row++) {
        for (const [index, column] of definition.columns.entries()) {
          const { value } = sheet.getRow(row).getCell(index + 1);
          assert.ok(
            value === null ? !column.required : typeof value === 'string',
            `${definition.zh} ${row} ${column.zh}: ${value}`,
          );
          if (value !== null && column.kind === 'choice')
            assert.ok(column.choices.includes(String(value)), `${column.zh}: ${value}`);
        }
      }
    }
  });

  test('offers the choices, long lists from a hidden sheet', () => {
    const sheet = workbook.getWorksheet('学生');
    const at = (key: string) => PUPILS_SHEET.columns.findIndex((column) => column.key === key) + 1;
    assert.deepEqual(sheet?.getCell(3, at('sex')).dataValidation?.formulae, ['"男,女"']);
    const [formula] = sheet?.getCell(3, at('ethnicity')).dataValidation?.formulae ?? [];
    assert.match(formula, /^选项!\$A\$1:\$A\$58$/);
    assert.equal(workbook.getWorksheet('选项')?.getCell('A3').value, '回族');
    assert.equal(workbook.getWorksheet('选项')?.state, 'veryHidden');
  });
});

describe('the broken workbooks', () => {
  const rows = [...(region.schools[2]?.people() ?? [])]
    .filter((record) => record.kind === 'pupil')
    .slice(0, 12)
    .map((record) => pupilSheetRow(record, known));

  test('show one fault each', async () => {
    const found = new Map<string, Buffer>();
    for await (const broken of brokenSheets(PUPILS_SHEET, rows)) found.set(broken.fault, broken.bytes);
    const open = async (fault: string) => {
      const book = new ExcelJS.Workbook();
      await book.xlsx.load(found.get(fault) as unknown as ArrayBuffer);
      return book.worksheets[0] as ExcelJS.Worksheet;
    };
    const column = (key: string) => PUPILS_SHEET.columns.findIndex((candidate) => candidate.key === key) + 1;
    assert.notEqual(
      (await open('wrong-check-digit')).getCell(3, column('residentId')).value,
      rows[0]?.residentId,
    );
    assert.equal((await open('duplicate-id')).getCell(4, column('residentId')).value, rows[0]?.residentId);
    assert.equal((await open('merged-cells')).getCell(4, 1).isMerged, true);
    assert.equal((await open('title-above')).getCell(3, 1).value, '学校标识码');
    assert.ok((await open('date-cells')).getCell(3, column('birthDate')).value instanceof Date);
    assert.equal(typeof (await open('number-as-id')).getCell(3, column('residentId')).value, 'number');
    assert.match(
      String((await open('full-width-digits')).getCell(3, column('residentId')).value),
      /^[０-９Ｘ]{18}$/,
    );
    assert.match(
      String((await open('text-dates')).getCell(3, column('birthDate')).value),
      /^\d{4}年\d+月\d+日$/,
    );
    assert.equal((await open('unknown-class')).getCell(3, column('className')).value, '99班');
    assert.match(new TextDecoder('gb18030').decode(found.get('gbk-csv')), /^学校标识码,/);
    await assert.rejects(open('truncated'));
    await assert.rejects(open('not-a-workbook'));
  });
});
