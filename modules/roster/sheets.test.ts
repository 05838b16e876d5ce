import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseCreditCode } from '#platform/codes/credit-code.ts';
import { ETHNICITIES } from '#platform/codes/ethnicities.ts';
import { parseMobilePhone } from '#platform/codes/phone.ts';
import { parseResidentId } from '#platform/codes/resident-id.ts';
import { parseSchoolCode } from '#platform/codes/school-code.ts';
import { parseStudentNumber } from '#platform/codes/student-number.ts';
import { SHEETS } from './sheets.ts';

const READERS: Record<string, (text: string) => { ok: boolean; warnings?: readonly unknown[] }> = {
  'resident-id': (text) => parseResidentId(text),
  'student-number': (text) => parseStudentNumber(text),
  'school-code': parseSchoolCode,
  'credit-code': parseCreditCode,
  phone: parseMobilePhone,
};

test('no two headings of a sheet can be confused', () => {
  for (const sheet of SHEETS) {
    const headings = sheet.columns.flatMap((column) => [column.zh, column.en, ...column.aliases]);
    assert.equal(new Set(headings).size, headings.length, sheet.key);
    assert.equal(new Set(sheet.columns.map((column) => column.key)).size, sheet.columns.length, sheet.key);
  }
});

test('every example is a value that its own column accepts', () => {
  for (const { columns } of SHEETS) {
    for (const { zh, kind, choices, example } of columns) {
      assert.equal(kind === 'choice', choices.length > 0, `${zh}: choices`);
      if (kind === 'choice') assert.ok(choices.includes(example), zh);
      if (kind === 'date') assert.match(example, /^\d{4}-\d\d-\d\d$/, zh);
      const parsed = READERS[kind]?.(example);
      assert.ok(parsed === undefined || (parsed.ok && parsed.warnings?.length === 0), `${zh}: ${example}`);
    }
  }
});

test('the ethnic groups of Linxia have their codes of GB/T 3304', () => {
  const expected = {
    '01': '汉族',
    '03': '回族',
    '04': '藏族',
    '26': '东乡族',
    '30': '土族',
    '35': '撒拉族',
    '47': '保安族',
    '56': '基诺族',
  };
  for (const [code, name] of Object.entries(expected)) assert.equal(ETHNICITIES.get(code), name);
  assert.equal(ETHNICITIES.size, 58);
});
