import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { before, describe, test } from 'node:test';
import { parseCreditCode } from '#platform/codes/credit-code.ts';
import { parseName } from '#platform/codes/name.ts';
import { parsePersonNumber } from '#platform/codes/person-number.ts';
import { parseMobilePhone } from '#platform/codes/phone.ts';
import { parseResidentId } from '#platform/codes/resident-id.ts';
import { parseSchoolCode } from '#platform/codes/school-code.ts';
import { parseStudentNumber } from '#platform/codes/student-number.ts';
import { COUNTIES } from './places.ts';
import { generateRegion } from './region.ts';
import type { IdentifierType, PersonRecord, Region } from './types.ts';

const READERS: Record<IdentifierType, (text: string) => { ok: boolean; warnings?: readonly unknown[] }> = {
  'resident-id': (text) => parseResidentId(text, '2026-11-21'),
  'student-number': (text) => parseStudentNumber(text, '2026-11-21'),
  phone: parseMobilePhone,
  'staff-number': (text) => ({ ok: /^[TB]62\d+$/.test(text) }),
};

/** 31 August of the year in which a child on `level` should have been this old. */
function ageAtStart(birthDate: string, level: number): number {
  const startYear = 2026 - level + 1;
  return startYear - Number(birthDate.slice(0, 4)) - (birthDate.slice(5) > '08-31' ? 1 : 0);
}

function digest(region: Region): string {
  const hash = createHash('sha256').update(
    JSON.stringify([region.organisations, region.terms, region.accounts, region.totals]),
  );
  for (const record of region.people()) hash.update(JSON.stringify(record));
  return hash.digest('hex');
}

describe('the small region', () => {
  const region = generateRegion({ size: 'small' });
  const people = [...region.people()];
  const byId = new Map(region.organisations.map((organisation) => [organisation.id, organisation]));

  test('is the same for the same seed and another for another', () => {
    const first = digest(region);
    assert.equal(digest(generateRegion({ size: 'small' })), first);
    assert.notEqual(digest(generateRegion({ size: 'small', seed: 'another' })), first);
  });

  test('makes the same people whichever school is asked first', () => {
    const [early, late] = [region.schools[2], region.schools[20]];
    const lateFirst = JSON.stringify([...(late?.people() ?? [])]);
    JSON.stringify([...(early?.people() ?? [])]);
    assert.equal(JSON.stringify([...(late?.people() ?? [])]), lateFirst);
  });

  test('has about 24 schools and 2,500 people in all counties, as its totals say', () => {
    assert.equal(region.totals.schools, 24);
    assert.ok(Math.abs(region.totals.people - 2500) < 150, String(region.totals.people));
    assert.equal(people.length, region.totals.people);
    const regions = new Set(region.schools.map((school) => school.organisation.regionCode));
    assert.deepEqual(
      [...regions].sort(),
      COUNTIES.map((county) => county.code),
    );
    for (const home of [...region.bureaus, ...region.schools]) {
      const count = (kind: PersonRecord['kind']) =>
        [...home.people()].filter((record) => record.kind === kind).length;
      assert.deepEqual(
        { staff: count('staff'), pupils: count('pupil'), guardians: count('guardian') },
        home.totals,
        home.organisation.name,
      );
    }
  });

  test('has a tree: parents first, one root, tenants that are bureaus', () => {
    const seen = new Set<string>();
    for (const organisation of region.organisations) {
      assert.ok(
        organisation.parentId === undefined ? seen.size === 0 : seen.has(organisation.parentId),
        organisation.name,
      );
      assert.equal(byId.get(organisation.tenantId)?.kind, 'bureau');
      seen.add(organisation.id);
    }
    assert.equal(seen.size, region.organisations.length);
  });

  test('refers only to what exists, in the right tenant', () => {
    const known = new Set(people.map((record) => record.person.id));
    const terms = new Set(region.terms.map((term) => term.id));
    for (const record of people) {
      for (const row of [...record.postings, ...record.roles])
        assert.equal(byId.get(row.organisationId)?.tenantId, row.tenantId);
      for (const row of record.roles) assert.ok(known.has(row.personId));
      for (const row of record.teachings)
        assert.ok(byId.get(row.classId)?.kind === 'class' && terms.has(row.termId));
      for (const row of record.enrolments) {
        assert.equal(byId.get(row.classId)?.tenantId, row.tenantId);
        assert.ok(byId.get(row.classId)?.levels.includes(row.level) || row.validTo);
        if (row.gradeId) assert.equal(byId.get(row.gradeId)?.kind, 'grade');
      }
      for (const [place, row] of record.guardianships.entries()) {
        assert.ok(known.has(row.guardianId));
        assert.equal(record.guardians[place]?.person.id, row.guardianId);
      }
      if (record.kind === 'pupil')
        assert.ok(record.guardianships.length >= 1 && record.guardianships.length <= 2);
    }
  });

  test('fills its classes as planned, gives each a head teacher and every subject a teacher', () => {
    const classes = region.organisations.filter((organisation) => organisation.kind === 'class');
    const taught = Map.groupBy(
      people.flatMap((record) => record.teachings),
      (teaching) => teaching.classId,
    );
    const heads = new Set(
      people
        .flatMap((record) => record.roles)
        .filter((role) => role.role === 'head-teacher')
        .map((role) => role.organisationId),
    );
    const pupils = Map.groupBy(
      people.flatMap((record) => record.enrolments).filter((row) => !row.validTo),
      (row) => row.classId,
    );
    for (const group of classes) {
      assert.ok(heads.has(group.id), group.name);
      assert.ok((pupils.get(group.id)?.length ?? 0) > 0, group.name);
      const subjects = (taught.get(group.id) ?? []).map((teaching) => teaching.subject);
      assert.ok(
        subjects.length >= 5 && new Set(subjects).size === subjects.length,
        `${group.name}: ${subjects}`,
      );
    }
    const sizes = classes.map((group) => pupils.get(group.id)?.length ?? 0);
    assert.ok(
      Math.max(...sizes) >= 60 && Math.min(...sizes) <= 4,
      `${Math.min(...sizes)}–${Math.max(...sizes)}`,
    );
    assert.ok(classes.some((group) => group.mixedGrades && group.levels.length > 1));
  });

  test('has teachers in two schools, teachers who are guardians, siblings, grandparents, guardians at two schools', () => {
    const staff = new Map(
      people.filter((record) => record.kind === 'staff').map((record) => [record.person.id, record]),
    );
    const guardianships = people.flatMap((record) => record.guardianships);
    assert.ok(
      [...staff.values()].some(
        (record) =>
          new Set(record.postings.map((posting) => posting.organisationId)).size > 1 &&
          record.teachings.length > 0,
      ),
    );
    assert.ok(guardianships.some((row) => staff.has(row.guardianId)));
    assert.ok(guardianships.some((row) => row.relation === 'grandmother' && row.kind === 'delegated'));
    const children = Map.groupBy(guardianships, (row) => row.guardianId);
    assert.ok([...children.values()].some((rows) => rows.length > 1));
    const schools = Map.groupBy(
      people.flatMap((record) => record.roles).filter((role) => role.role === 'guardian'),
      (role) => role.personId,
    );
    assert.ok(
      [...schools.values()].some((roles) => new Set(roles.map((role) => role.organisationId)).size > 1),
    );
  });

  test('offers one account for each role, none of them twice', () => {
    const shown = region.accounts.map((account) => account.shows);
    for (const wanted of [
      'system-admin',
      'security-admin',
      'audit-admin',
      'prefecture-officer',
      'county-officer',
      'principal',
      'school-registrar',
      'school-technician',
      'head-teacher',
      'teacher',
      'pupil',
      'guardian',
      'several-roles',
      'vendor',
    ] as const) {
      assert.ok(shown.includes(wanted), wanted);
    }
    assert.equal(new Set(region.accounts.map((account) => account.personId)).size, region.accounts.length);
    const several = region.accounts.find((account) => account.shows === 'several-roles');
    const roles = new Set(
      people
        .flatMap((record) => record.roles)
        .filter((role) => role.personId === several?.personId)
        .map((role) => role.role),
    );
    assert.ok(roles.has('guardian') && roles.has('teacher') && roles.has('head-teacher'));
  });
});

describe('the full region', () => {
  const region = generateRegion({ size: 'full' });
  const seen: Record<IdentifierType | 'id' | 'number' | 'row', Set<string>> = {
    'resident-id': new Set(),
    'student-number': new Set(),
    phone: new Set(),
    'staff-number': new Set(),
    id: new Set(),
    number: new Set(),
    row: new Set(),
  };
  const counts = { staff: 0, pupil: 0, guardian: 0 };
  const twice: string[] = [];
  const invalid: string[] = [];
  const strangeAges: string[] = [];
  const forms = new Map<string, number>();
  const ethnicities = new Map<string, number>();
  let rare = 0;
  let interpunct = 0;
  let longest = 0;
  const names = new Map<string, number>();

  function claim(kind: keyof typeof seen, value: string): void {
    if (seen[kind].has(value)) twice.push(`${kind} ${value}`);
    seen[kind].add(value);
  }

  function checkCodes(record: PersonRecord): void {
    const bad = (what: string, parsed: { ok: boolean; warnings?: readonly unknown[] }) => {
      if (!parsed.ok || (parsed.warnings?.length ?? 0) > 0) invalid.push(what);
    };
    for (const { type, value } of record.identifiers) bad(`${type} ${value}`, READERS[type](value));
    bad(record.person.number, parsePersonNumber(record.person.number));
    const name = parseName(record.person.name);
    if (!name.ok || name.value !== record.person.name) invalid.push(record.person.name);
    const residentId = record.identifiers.find(({ type }) => type === 'resident-id')?.value;
    if (
      residentId &&
      (residentId.slice(6, 14) !== record.person.birthDate.replaceAll('-', '') ||
        Number(residentId[16]) % 2 !== (record.person.sex === 'male' ? 1 : 0))
    )
      invalid.push(`${residentId} of another birth or sex`);
  }

  function checkAge(record: PersonRecord): void {
    const { birthDate } = record.person;
    const now = record.enrolments.at(-1);
    if (now) {
      const age = ageAtStart(birthDate, now.level);
      if (age < 6 || age > 7) strangeAges.push(`${birthDate} on level ${now.level}`);
      for (const { person } of record.guardians) {
        const gap = Number(birthDate.slice(0, 4)) - Number(person.birthDate.slice(0, 4));
        if (gap < 17 || gap > 75) strangeAges.push(`guardian ${person.birthDate} of ${birthDate}`);
      }
    } else if (birthDate < '1935' || birthDate > '2004') strangeAges.push(birthDate);
  }

  before(() => {
    let index = 0;
    for (const record of region.people()) {
      counts[record.kind]++;
      for (const { type, value } of record.identifiers) claim(type, value);
      claim('id', record.person.id);
      claim('number', record.person.number);
      for (const rows of [
        record.postings,
        record.teachings,
        record.enrolments,
        record.guardianships,
        record.roles,
      ]) {
        // Ids of rows are unique by construction; a tenth of them shows it.
        if (index % 10 === 0) for (const row of rows) claim('row', row.id);
      }
      if (index++ % 23 === 0) checkCodes(record);
      checkAge(record);
      if (record.kind === 'pupil') {
        const number = record.identifiers.find(({ type }) => type === 'student-number')?.value ?? '?';
        forms.set(number.charAt(0), (forms.get(number.charAt(0)) ?? 0) + 1);
        ethnicities.set(record.person.ethnicity, (ethnicities.get(record.person.ethnicity) ?? 0) + 1);
        names.set(record.person.name, (names.get(record.person.name) ?? 0) + 1);
        if (/[\u{10000}-\u{10ffff}]/u.test(record.person.name)) rare++;
        if (record.person.name.includes('·')) interpunct++;
        longest = Math.max(longest, [...record.person.name].length);
      }
    }
  });

  test('has exactly the figures of the plan of Linxia', () => {
    assert.deepEqual(
      {
        schools: region.schools.length,
        teachers: counts.staff - region.totals.otherStaff,
        pupils: counts.pupil,
      },
      { schools: 1193, teachers: 22_005, pupils: 215_530 },
    );
    assert.equal(counts.guardian, region.totals.guardians);
    assert.equal(counts.staff + counts.pupil + counts.guardian, region.totals.people);
  });

  test('gives no identifier, person number or id twice', () => {
    assert.deepEqual(twice.slice(0, 5), []);
    assert.ok(seen['resident-id'].size > 500_000);
  });

  test('makes codes that all readers accept without a warning', () => {
    assert.deepEqual(invalid.slice(0, 5), []);
    for (const { codes, name } of region.organisations) {
      for (const { type, value } of codes) {
        const parsed = type === 'school-code' ? parseSchoolCode(value) : parseCreditCode(value);
        assert.ok(parsed.ok && parsed.warnings.length === 0, `${name}: ${value}`);
      }
    }
    const codes = region.organisations.flatMap((organisation) =>
      organisation.codes.map((code) => code.value),
    );
    assert.equal(new Set(codes).size, codes.length);
    const names = region.schools.map((school) => school.organisation.name);
    assert.equal(new Set(names).size, names.length);
  });

  test('has pupils and guardians of plausible ages', () => {
    assert.deepEqual(strangeAges.slice(0, 5), []);
  });

  test('has every kind of school, and pupils without resident ID', () => {
    assert.equal(new Set(region.schools.map((school) => school.organisation.schoolType)).size, 9);
    assert.ok(region.organisations.some((organisation) => organisation.kind === 'campus'));
    const share = (form: string) => (forms.get(form) ?? 0) / counts.pupil;
    assert.ok(share('J') > 0.003 && share('J') < 0.01 && share('L') > 0.001 && share('G') > 0.98);
  });

  test('has the peoples and the names of Linxia, rare characters and long names too', () => {
    for (const code of ['01', '03', '04', '26', '30', '35', '47'])
      assert.ok((ethnicities.get(code) ?? 0) > 100, code);
    assert.ok(rare > 50, `${rare} with a rare character`);
    assert.ok(interpunct > 500, `${interpunct} with an interpunct`);
    assert.ok(longest > 20 && longest <= 50, `longest: ${longest}`);
    assert.ok(Math.max(...names.values()) > 50, 'many people of one name');
  });
});
