import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ABOLISHED, FIRST_VALID } from './divisions.history.ts';
import {
  childDivisions,
  divisionFullName,
  divisionPeriods,
  findDivision,
  parentOf,
  parseDivisionCode,
} from './divisions.ts';

test('Linxia prefecture has its eight counties and cities', () => {
  assert.deepEqual(
    childDivisions('622900').map((d) => d.name),
    [
      '临夏市',
      '临夏县',
      '康乐县',
      '永靖县',
      '广河县',
      '和政县',
      '东乡族自治县',
      '积石山保安族东乡族撒拉族自治县',
    ],
  );
  assert.equal(divisionFullName('622922'), '甘肃省临夏回族自治州康乐县');
});

test('there are 34 provinces, and groupings are silent in full names', () => {
  assert.equal(childDivisions('').length, 34);
  assert.equal(divisionFullName('110101'), '北京市东城区');
  assert.equal(divisionFullName('419001'), '河南省济源市');
  assert.equal(divisionFullName('999999'), '');
});

test('an abolished code is found on the days when it was valid, and leads to its successor', () => {
  assert.equal(findDivision('620824', '2010-05-01')?.name, '华亭县');
  assert.equal(findDivision('620824', '2020-05-01'), undefined);
  const parsed = parseDivisionCode('620824', '2020-05-01');
  assert.ok(parsed.ok);
  assert.equal(parsed.warnings[0]?.code, 'division.not_in_force');
  assert.match(parsed.warnings[0]?.zh ?? '', /620881 甘肃省平凉市华亭市/);
});

test('a code that was given out twice tells its holder by date', () => {
  assert.equal(findDivision('500110', '2005-01-01')?.name, '万盛区');
  assert.equal(findDivision('500110', '2020-01-01')?.name, '綦江区');
  assert.equal(findDivision('500110')?.name, '綦江区');
  assert.deepEqual(
    divisionPeriods('500110').map((d) => d.name),
    ['綦江区', '万盛区'],
  );
});

test('a division is not there before it began', () => {
  assert.equal(findDivision('330114', '2020-12-31'), undefined);
  assert.equal(findDivision('330114', '2021-03-01')?.name, '钱塘区');
});

test('every line of the history leads to known codes, and every first day belongs to one', () => {
  for (const line of ABOLISHED.split('\n')) {
    const [code = '', name = '', until = '', successors = ''] = line.split(' ');
    assert.match(line, /^\d{6} \S+ \d{4}(-\d\d)? \d{6}(,\d{6})*$/);
    assert.ok(
      divisionPeriods(code).some((d) => d.name === name && d.validTo?.startsWith(until)),
      line,
    );
    for (const successor of successors.split(',')) assert.ok(findDivision(successor), line);
  }
  for (const code of Object.keys(FIRST_VALID)) assert.ok(findDivision(code)?.validFrom, code);
});

test('parents chain up to the province', () => {
  assert.deepEqual([parentOf('622922'), parentOf('622900'), parentOf('620000')], ['622900', '620000', '']);
});

test('an unknown county under a known province warns, an unknown province is refused', () => {
  const unknown = parseDivisionCode('622999');
  assert.ok(unknown.ok && unknown.warnings[0]?.code === 'division.unknown');
  const old = parseDivisionCode('620101');
  assert.ok(old.ok && old.value.name === '市辖区' && old.warnings.length === 0);
  const wrong = parseDivisionCode('992999');
  assert.ok(!wrong.ok && wrong.code === 'division.province');
  assert.ok(!parseDivisionCode('62292').ok);
  const letter = parseDivisionCode('6229A2');
  assert.ok(!letter.ok && letter.position === 5);
});

test('full-width digits and blanks are repaired', () => {
  const parsed = parseDivisionCode(' ６２２９ ２２\u200b');
  assert.ok(parsed.ok && parsed.value.code === '622922');
});
