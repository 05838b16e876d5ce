import assert from 'node:assert/strict';
import { test } from 'node:test';
import { creditCodeCheck, makeCreditCode, organisationCodeCheck, parseCreditCode } from './credit-code.ts';
import { formatPersonNumber, makePersonNumber, newPersonNumber, parsePersonNumber } from './person-number.ts';
import { makeMobilePhone, parseMobilePhone } from './phone.ts';
import { makeResidentId } from './resident-id.ts';
import { makeSchoolCode, parseSchoolCode } from './school-code.ts';
import { between, seededRandom } from './seeded.ts';
import { makeStatisticsCode, parseStatisticsCode } from './statistics-code.ts';
import { makeStudentNumber, parseStudentNumber } from './student-number.ts';

const TODAY = '2026-11-21';
const issue = (parsed: { ok: boolean; code?: string; position?: number }) => [
  parsed.ok,
  parsed.code,
  parsed.position,
];

test('credit code: published codes pass', () => {
  // Two widely published registrations and the organisation code of GB 11714's example (D2143569-X).
  for (const code of ['91350100M000100Y43', '91110000600037341L']) {
    const parsed = parseCreditCode(code);
    assert.ok(parsed.ok && parsed.warnings.length === 0, code);
  }
  assert.equal(organisationCodeCheck('D2143569'), 'X');
});

test('credit code: made codes pass, a changed sign warns and never blocks', () => {
  const random = seededRandom(32100);
  const sign = () => '0123456789ABCDEFGHJKLMNPQRTUWXY'.charAt(between(random, 0, 30));
  for (let i = 0; i < 300; i++) {
    const organisation = Array.from({ length: 8 }, sign).join('');
    const code = makeCreditCode({ authority: '1', category: '2', region: '622922', organisation });
    const parsed = parseCreditCode(code);
    assert.ok(parsed.ok && parsed.warnings.length === 0, code);
    assert.equal(creditCodeCheck(code), code.charAt(17));
    const at = between(random, 8, 15);
    const other = sign();
    if (other === code.charAt(at)) continue;
    const wrong = parseCreditCode(code.slice(0, at) + other + code.slice(at + 1));
    assert.ok(wrong.ok && wrong.warnings[0]?.code === 'credit_code.check');
  }
});

test('credit code: signs that are not in the alphabet are named', () => {
  assert.deepEqual(issue(parseCreditCode('9I350100M000100Y43')), [false, 'credit_code.character', 2]);
  assert.deepEqual(issue(parseCreditCode('91350A00M000100Y43')), [false, 'credit_code.region', 6]);
  assert.deepEqual(issue(parseCreditCode('91350100M000100Y4')), [false, 'credit_code.length', undefined]);
});

test('student number: three forms are made and read', () => {
  const residentId = makeResidentId({ region: '622922', birthDate: '2015-03-08', sequence: 12 });
  const g = parseStudentNumber(makeStudentNumber({ form: 'G', residentId }).toLowerCase(), TODAY);
  assert.ok(g.ok);
  assert.deepEqual(g.value, {
    number: `G${residentId}`,
    form: 'G',
    region: '622922',
    birthDate: '2015-03-08',
    residentId,
  });
  for (const form of ['J', 'L'] as const) {
    for (let serial = 0; serial < 1000; serial += 37) {
      const parsed = parseStudentNumber(
        makeStudentNumber({ form, region: '622922', birthDate: '2015-03-08', serial }),
        TODAY,
      );
      assert.ok(
        parsed.ok &&
          parsed.value.form === form &&
          parsed.value.birthDate === '2015-03-08' &&
          parsed.warnings.length === 0,
      );
    }
  }
});

test('student number: errors point into the whole number', () => {
  assert.deepEqual(issue(parseStudentNumber('X622922201503080123', TODAY)), [
    false,
    'student_number.form',
    1,
  ]);
  assert.deepEqual(issue(parseStudentNumber('G62292220150308012', TODAY)), [
    false,
    'student_number.length',
    undefined,
  ]);
  assert.deepEqual(issue(parseStudentNumber('G622922201502300123', TODAY)), [
    false,
    'student_number.resident_id',
    8,
  ]);
  assert.deepEqual(issue(parseStudentNumber('L6229222015O3080123', TODAY)), [
    false,
    'student_number.character',
    12,
  ]);
  assert.deepEqual(issue(parseStudentNumber('L622922201513080123', TODAY)), [
    false,
    'student_number.birth_date',
    8,
  ]);
  assert.deepEqual(issue(parseStudentNumber('L992922201503080123', TODAY)), [
    false,
    'student_number.region',
    2,
  ]);
  const made = makeStudentNumber({ form: 'J', region: '622922', birthDate: '2015-03-08', serial: 5 });
  const check = made.endsWith('0') ? '1' : '0';
  const warned = parseStudentNumber(made.slice(0, 18) + check, TODAY);
  assert.ok(warned.ok && warned.warnings[0]?.code === 'student_number.check');
});

test('school code: kind, province and serial', () => {
  const code = makeSchoolCode({ type: '21', province: '62', serial: 123 });
  assert.equal(code, '2162000123');
  const parsed = parseSchoolCode(code);
  assert.ok(parsed.ok && parsed.value.typeName?.zh === '小学' && parsed.value.province === '62');
  const unusual = parseSchoolCode('7762000123');
  assert.ok(unusual.ok && unusual.warnings[0]?.code === 'school_code.type');
  assert.deepEqual(issue(parseSchoolCode('2199000123')), [false, 'school_code.province', 3]);
  assert.deepEqual(issue(parseSchoolCode('2162000000')), [false, 'school_code.serial', 5]);
  assert.deepEqual(issue(parseSchoolCode('216200012')), [false, 'school_code.length', undefined]);
  assert.throws(() => makeSchoolCode({ type: '21', province: '62', serial: 0 }), RangeError);
});

test('statistics code: levels, gaps and cities without counties', () => {
  const level = (code: string) => {
    const parsed = parseStatisticsCode(code);
    return parsed.ok ? parsed.value.level : parsed.code;
  };
  assert.equal(level(makeStatisticsCode({ division: '622922', township: 101, village: 3 })), 'village');
  assert.equal(level('622922101000'), 'township');
  assert.equal(level('622922000000'), 'county');
  assert.equal(level('622900000000'), 'prefecture');
  assert.equal(level('620000000000'), 'province');
  assert.equal(level('441900003000'), 'township');
  assert.equal(level('622900101000'), 'statistics_code.gap');
  assert.equal(level('620000101000'), 'statistics_code.gap');
  assert.equal(level('622922000003'), 'statistics_code.gap');
  assert.equal(level('992922101003'), 'statistics_code.division');
  assert.equal(level('6229221010'), 'statistics_code.length');
  assert.throws(() => makeStatisticsCode({ division: '622922', village: 3 }), RangeError);
});

test('mobile phone: the ways people write it', () => {
  for (const text of [
    '13812345678',
    '+86 138 1234 5678',
    '0086-138-1234-5678',
    '8613812345678',
    '１３８１２３４５６７８',
    "'13812345678",
  ]) {
    const parsed = parseMobilePhone(text);
    assert.ok(
      parsed.ok && parsed.value.number === '13812345678' && parsed.value.e164 === '+8613812345678',
      text,
    );
  }
  assert.equal(makeMobilePhone({ prefix: '199', serial: 42 }), '19900000042');
  assert.deepEqual(issue(parseMobilePhone('12812345678')), [false, 'phone.prefix', 1]);
  assert.deepEqual(issue(parseMobilePhone('1381234567')), [false, 'phone.length', undefined]);
  assert.deepEqual(issue(parseMobilePhone('1381234567A')), [false, 'phone.character', 11]);
  assert.deepEqual(issue(parseMobilePhone('+1 212 555 0100')), [false, 'phone.character', 1]);
});

test('person number: every wrong digit and every swap of neighbours is caught', () => {
  const random = seededRandom(2004);
  for (let i = 0; i < 100; i++) {
    const number = makePersonNumber(Math.floor(random() * 9e14));
    assert.ok(parsePersonNumber(formatPersonNumber(number)).ok);
    for (let at = 0; at < 16; at++) {
      for (let d = 1; d < 10; d++) {
        const wrong = number.slice(0, at) + ((Number(number[at]) + d) % 10) + number.slice(at + 1);
        assert.ok(!parsePersonNumber(wrong).ok, wrong);
      }
      const swapped = number.slice(0, at) + number.charAt(at + 1) + number.charAt(at) + number.slice(at + 2);
      if (swapped !== number) assert.ok(!parsePersonNumber(swapped).ok, swapped);
    }
  }
});

test('person number: bounds, groups and fresh ones', () => {
  assert.equal(formatPersonNumber('1234567890123456'), '1234 5678 9012 3456');
  assert.equal(makePersonNumber(0).length, 16);
  assert.equal(makePersonNumber(9e14 - 1).length, 16);
  assert.throws(() => makePersonNumber(9e14), RangeError);
  const fresh = new Set(Array.from({ length: 1000 }, newPersonNumber));
  assert.equal(fresh.size, 1000);
  for (const number of fresh) assert.ok(parsePersonNumber(number).ok);
  assert.deepEqual(issue(parsePersonNumber('12345678901234567')), [false, 'person_number.length', undefined]);
  assert.deepEqual(issue(parsePersonNumber('0234567890123456')), [false, 'person_number.first', 1]);
});
