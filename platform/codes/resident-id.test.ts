import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isCalendarDay } from './dates.ts';
import { makeResidentId, parseResidentId, residentIdCheck } from './resident-id.ts';
import { between, seededRandom } from './seeded.ts';

const TODAY = '2026-11-21';

// The worked examples of GB 11643-1999, appendix A.
test('the examples of the standard pass', () => {
  for (const number of ['11010519491231002X', '440524188001010014'])
    assert.equal(residentIdCheck(number), number.charAt(17));
  const parsed = parseResidentId('11010519491231002x', TODAY);
  assert.ok(parsed.ok);
  assert.deepEqual(parsed.value, {
    number: '11010519491231002X',
    kind: 'citizen',
    region: '110105',
    birthDate: '1949-12-31',
    sequence: '002',
    sex: 'female',
    upgraded: false,
  });
  assert.deepEqual(parsed.warnings, []);
});

test('a 15-digit number is upgraded', () => {
  const parsed = parseResidentId('110105491231002', TODAY);
  assert.ok(parsed.ok && parsed.value.upgraded && parsed.value.number === '11010519491231002X');
});

test('what is made is read back, and every wrong digit and swap of neighbours is seen', () => {
  const random = seededRandom(11643);
  for (let i = 0; i < 300; i++) {
    const parts = {
      region: ['622922', '622901', '110101', '441900'][between(random, 0, 3)] as string,
      birthDate: `${between(random, 1950, 2025)}-${String(between(random, 1, 12)).padStart(2, '0')}-${String(between(random, 1, 28)).padStart(2, '0')}`,
      sequence: between(random, 0, 999),
    };
    const number = makeResidentId(parts);
    const parsed = parseResidentId(number, TODAY);
    assert.ok(parsed.ok, number);
    assert.deepEqual(
      [parsed.value.region, parsed.value.birthDate, Number(parsed.value.sequence)],
      Object.values(parts),
    );
    assert.equal(parsed.value.sex, parts.sequence % 2 ? 'male' : 'female');
    const at = between(random, 0, 16);
    const wrong =
      number.slice(0, at) + ((Number(number[at]) + between(random, 1, 9)) % 10) + number.slice(at + 1);
    assert.ok(!parseResidentId(wrong, TODAY).ok, `${number} → ${wrong}`);
    const swapped = number.slice(0, at) + number.charAt(at + 1) + number.charAt(at) + number.slice(at + 2);
    if (swapped !== number) assert.ok(!parseResidentId(swapped, TODAY).ok, `${number} → ${swapped}`);
  }
});

const refused: [string, string, number?][] = [
  ['62292220100315', 'resident_id.length'],
  ['6229222010O3151234', 'resident_id.character', 11],
  ['002922201003151234', 'resident_id.region', 1],
  ['999922201003151234', 'resident_id.region', 2],
  ['622922201002301234', 'resident_id.birth_date', 7],
  ['622922189912311234', 'resident_id.birth_range', 7],
  ['622922202611221234', 'resident_id.birth_range', 7],
  ['11010519491231002Y', 'resident_id.check', 18],
  ['1'.repeat(1_000_000), 'resident_id.length'],
  ['', 'resident_id.length'],
];
for (const [number, code, position] of refused) {
  test(`${code}: ${number.slice(0, 20)}`, () => {
    const parsed = parseResidentId(number, TODAY);
    assert.ok(!parsed.ok);
    assert.deepEqual([parsed.code, parsed.position], [code, position]);
    assert.ok(/\p{Script=Han}/u.test(parsed.zh) && /[a-z]/.test(parsed.en));
  });
}

const warned = (region: string, birthDate: string) => {
  const parsed = parseResidentId(makeResidentId({ region, birthDate, sequence: 1 }), TODAY);
  assert.ok(parsed.ok);
  return parsed.warnings.map((w) => w.code);
};

test('regions are judged at birth: an old prefix survives its merger, a later child cannot have it', () => {
  assert.deepEqual(warned('110103', '2000-01-01'), []);
  assert.deepEqual(warned('110103', '2015-01-01'), ['division.not_in_force']);
  assert.deepEqual(warned('330114', '1980-01-01'), []);
  assert.deepEqual(warned('330114', '2010-01-01'), ['division.not_in_force']);
  assert.deepEqual(warned('622998', '2010-01-01'), ['division.unknown']);
});

test('permits of Hong Kong, Macao, Taiwan people and foreigners are told apart', () => {
  for (const [region, kind] of [
    ['810000', 'permit'],
    ['830000', 'permit'],
    ['911840', 'foreigner'],
  ] as const) {
    const parsed = parseResidentId(makeResidentId({ region, birthDate: '2001-02-03', sequence: 7 }), TODAY);
    assert.ok(parsed.ok && parsed.value.kind === kind && parsed.warnings.length === 0);
  }
});

test('impossible parts are refused', () => {
  assert.throws(() => makeResidentId({ region: '62', birthDate: '2010-01-01', sequence: 1 }), RangeError);
  assert.throws(() => makeResidentId({ region: '622922', birthDate: '2010-02-29', sequence: 1 }), RangeError);
  assert.throws(
    () => makeResidentId({ region: '622922', birthDate: '2010-02-01', sequence: 1000 }),
    RangeError,
  );
});

test('leap days follow the Gregorian rule', () => {
  assert.deepEqual(
    ['2000-02-29', '1900-02-29', '2024-02-29', '2023-02-29', '2023-04-31', '2023-13-01'].map(isCalendarDay),
    [true, false, true, false, false, false],
  );
});
