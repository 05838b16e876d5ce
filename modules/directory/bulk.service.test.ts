import assert from 'node:assert/strict';
import { test } from 'node:test';
import { modules } from '#modules';
import { makeResidentId } from '#platform/codes/resident-id.ts';
import { uuidv7 } from '#platform/codes/uuid.ts';
import { createTestApp } from '#platform/testing/app.ts';
import type { RosterBatch } from './bulk.schema.ts';
import {
  applyRoster,
  childrenOf,
  findPersonByIdentifier,
  getOrganisation,
  grantFor,
  matchOrganisations,
  matchPeople,
  peopleByIds,
  revertRoster,
  rolesOf,
  rosterOf,
} from './index.ts';
import { buildClass, buildSchool, buildTenant } from './organisation.factory.ts';
import { buildGuardian, buildPupil, buildTeacher } from './person.factory.ts';

const app = await createTestApp(modules);

let serial = 100;
const residentId = () => makeResidentId({ region: '622921', birthDate: '2018-01-02', sequence: serial++ });

/** Every row of a tenant and the people and claims that it knows, in one comparable text. */
async function everything(tenantId: string): Promise<string> {
  const db = app.system(tenantId).db;
  const tables = [
    'organisation',
    'enrolment',
    'posting',
    'teaching',
    'guardianship',
    'role_assignment',
    'term',
    'affiliation',
  ] as const;
  const rows = [];
  for (const table of tables)
    rows.push([table, await db.selectFrom(`directory.${table}`).selectAll().execute()]);
  const people = await db.selectFrom('directory.person').selectAll().execute();
  const known = people.filter((row) => row.tenants.includes(tenantId));
  rows.push(['person', known]);
  const claims = await db.selectFrom('directory.identifier').selectAll().execute();
  rows.push(['identifier', claims.filter((row) => known.some((person) => person.id === row.person_id))]);
  const sorted = rows.map(([table, list]) => [
    table,
    (list as object[]).map((row) => JSON.stringify({ ...row, version: 0, claimed_at: 0 })).sort(),
  ]);
  return JSON.stringify(sorted);
}

test('a roster lands, is found, and is taken back without a trace', async () => {
  const tenant = await buildTenant(app);
  const ctx = app.system(tenant.id);
  const before = await everything(tenant.id);
  const ids = { school: uuidv7(), class: uuidv7(), pupil: uuidv7(), guardian: uuidv7(), teacher: uuidv7() };
  const pupilId = residentId();
  const batch: RosterBatch = {
    // Children before parents on purpose.
    organisations: [
      {
        id: ids.class,
        parentId: ids.school,
        kind: 'class',
        name: '三年级1班',
        validFrom: '2024-09-01',
        externalId: 'c-1',
      },
      {
        id: ids.school,
        parentId: tenant.organisationId,
        kind: 'school',
        name: '附城小学',
        validFrom: '2000-09-01',
        codes: [{ type: 'school-code', value: '2162009999' }],
      },
    ],
    people: [
      {
        id: ids.pupil,
        name: '马小丰',
        sex: 'male',
        identifiers: [
          { type: 'resident-id', value: pupilId },
          { type: 'external', value: `t:${tenant.id}:p-1` },
        ],
      },
      {
        id: ids.guardian,
        name: '马建国',
        sex: 'male',
        identifiers: [{ type: 'phone', value: '13800138000' }],
      },
      { id: ids.teacher, name: '单雄', sex: 'male', identifiers: [{ type: 'phone', value: '13800138001' }] },
    ],
    enrolments: [
      {
        id: uuidv7(),
        personId: ids.pupil,
        schoolId: ids.school,
        classId: ids.class,
        status: 'active',
        validFrom: '2024-09-01',
      },
    ],
    postings: [
      {
        id: uuidv7(),
        personId: ids.teacher,
        organisationId: ids.school,
        post: 'teacher',
        subjects: ['chinese', 'arts'],
        validFrom: '2020-09-01',
      },
      {
        id: uuidv7(),
        personId: ids.teacher,
        organisationId: ids.class,
        post: 'head-teacher',
        validFrom: '2020-09-01',
      },
    ],
    teachings: [
      {
        id: uuidv7(),
        personId: ids.teacher,
        classId: ids.class,
        subject: 'chinese',
        validFrom: '2024-09-01',
      },
    ],
    guardianships: [
      {
        id: uuidv7(),
        guardianId: ids.guardian,
        childId: ids.pupil,
        relation: 'father',
        kind: 'legal',
        validFrom: '2024-09-01',
      },
    ],
    roleAssignments: [
      {
        id: uuidv7(),
        personId: ids.teacher,
        role: 'school-technician',
        organisationId: ids.school,
        validFrom: '2024-09-01',
      },
    ],
  };
  const changes = await applyRoster(ctx, tenant.id, batch);
  assert.deepEqual(changes.conflicts, []);
  assert.equal(changes.created.people.length, 3);

  const school = await getOrganisation(ctx, ids.school);
  assert.equal((await getOrganisation(ctx, ids.class)).path, `${school.path}${ids.class.slice(-12)}.`);
  assert.equal(await findPersonByIdentifier(app.system(), 'phone', '+86 138 0013 8000'), ids.guardian);
  assert.equal(await findPersonByIdentifier(app.system(), 'phone', '13800138009'), undefined);
  const matches = await matchPeople(ctx, [
    { key: 'row 1', identifiers: [{ type: 'resident-id', value: pupilId.toLowerCase() }] },
    { key: 'row 2', identifiers: [{ type: 'external', value: `t:${tenant.id}:p-1` }] },
    { key: 'row 3', identifiers: [{ type: 'external', value: 'nobody' }] },
  ]);
  assert.deepEqual(
    [...matches],
    [
      ['row 1', ids.pupil],
      ['row 2', ids.pupil],
    ],
  );
  const found = await matchOrganisations(ctx, tenant.id, {
    externalIds: ['c-1'],
    codes: [{ type: 'school-code', value: '2162009999' }],
  });
  assert.equal(found.byExternalId.get('c-1'), ids.class);
  assert.equal(found.byCode.get('school-code:2162009999'), ids.school);

  const roster = await rosterOf(ctx, ids.class);
  assert.deepEqual(
    roster.pupils.map((row) => row.person.name),
    ['马小丰'],
  );
  assert.deepEqual(
    roster.teachers.map((row) => [row.person.name, row.subjects, row.isHead]),
    [['单雄', ['chinese'], true]],
  );
  assert.equal(roster.teachers[0]?.person.pinyin, 'shanxiong');
  const affiliations = await ctx.db
    .selectFrom('directory.affiliation')
    .select(['kind', 'name', 'organisation_id'])
    .orderBy('kind')
    .execute();
  assert.deepEqual(
    affiliations.map((row) => [row.kind, row.name, row.organisation_id === ids.school]),
    [
      ['guardian', '马建国', true],
      ['pupil', '马小丰', true],
      ['staff', '单雄', true],
    ],
  );
  assert.deepEqual(
    (await rolesOf(app.system(), ids.teacher)).map((role) => role.role),
    ['school-technician', 'head-teacher', 'teacher'],
  );
  assert.equal((await childrenOf(app.system(), ids.guardian))[0]?.enrolments[0]?.class?.name, '三年级1班');

  const again = await applyRoster(ctx, tenant.id, batch);
  for (const rows of [...Object.values(again.created), ...Object.values(again.updated)])
    assert.deepEqual(rows, []);

  const report = await revertRoster(ctx, tenant.id, changes);
  assert.equal(Object.values(report.kept).flat().length, 0);
  assert.equal(await everything(tenant.id), before);
});

test('an update is undone row by row, and what changed since stays', async () => {
  const pupil = await buildPupil(app);
  const { tenantId } = pupil.inClass;
  const other = await buildClass(app, {
    school: await getOrganisation(app.system(tenantId), pupil.inClass.parentId as string),
  });
  const ctx = app.system(tenantId);
  const before = await everything(tenantId);
  const enrolment = {
    id: pupil.enrolmentId,
    personId: pupil.id,
    schoolId: other.parentId as string,
    status: 'active' as const,
    entryYear: 2026,
    validFrom: '2026-09-01',
  };
  const changes = await applyRoster(ctx, tenantId, {
    organisations: [
      {
        id: other.id,
        parentId: other.parentId,
        kind: 'class',
        name: '改名班',
        stage: 'primary',
        entryYear: 2026,
        classNumber: other.classNumber,
        validFrom: other.validFrom,
      },
    ],
    people: [
      {
        id: pupil.id,
        name: '马小峰',
        sex: 'male',
        identifiers: [{ type: 'student-number', value: `G${pupil.input.identifiers?.[0]?.value}` }],
      },
    ],
    enrolments: [{ ...enrolment, classId: other.id }],
  });
  assert.equal((await peopleByIds(ctx, [pupil.id])).get(pupil.id)?.name, '马小峰');
  assert.equal((await rosterOf(ctx, other.id)).pupils.length, 1);
  assert.equal(
    (
      await ctx.db
        .selectFrom('directory.affiliation')
        .select('name')
        .where('person_id', '=', pupil.id)
        .executeTakeFirst()
    )?.name,
    '马小峰',
  );
  await revertRoster(ctx, tenantId, changes);
  assert.equal(await everything(tenantId), before);

  const second = await applyRoster(ctx, tenantId, { enrolments: [{ ...enrolment, classId: other.id }] });
  await applyRoster({ ...ctx, now: () => new Date(Date.now() + 5) }, tenantId, {
    enrolments: [{ ...enrolment, classId: other.id, status: 'suspended' }],
  });
  const report = await revertRoster(ctx, tenantId, second);
  assert.deepEqual(report.kept.enrolments, [pupil.enrolmentId]);
});

test('an identifier or a school code that somebody holds is left out and told', async () => {
  const holder = await buildTeacher(app);
  const school = await buildSchool(app);
  const ctx = app.system(school.tenantId);
  const phone = holder.input.identifiers?.[0]?.value as string;
  const id = uuidv7();
  const twin = uuidv7();
  const changes = await applyRoster(ctx, school.tenantId, {
    organisations: [
      {
        id: twin,
        parentId: school.parentId,
        kind: 'school',
        name: '冒名小学',
        validFrom: '2020-01-01',
        codes: [{ type: 'credit-code', value: '12622922438040217C' }],
      },
    ],
    people: [{ id, name: '李四', sex: 'female', identifiers: [{ type: 'phone', value: phone }] }],
  });
  assert.deepEqual(changes.conflicts, [
    { kind: 'identifier', personId: id, type: 'phone', holderId: holder.id },
  ]);
  assert.equal(await findPersonByIdentifier(ctx, 'phone', phone), holder.id);
  const claimed = await ctx.db
    .selectFrom('directory.code_claim')
    .select('value')
    .where('organisation_id', '=', school.id)
    .executeTakeFirst();
  const second = await applyRoster(ctx, school.tenantId, {
    organisations: [
      {
        id: twin,
        parentId: school.parentId,
        kind: 'school',
        name: '冒名小学',
        validFrom: '2020-01-01',
        codes: [{ type: 'school-code', value: claimed?.value as string }],
      },
    ],
  });
  assert.deepEqual(
    second.conflicts.map((conflict) => [conflict.kind, conflict.holderId]),
    [['code', school.id]],
  );
});

test('a cycle, an unknown parent and a wrong identifier are refused with the place, and nothing is written', async () => {
  const tenant = await buildTenant(app);
  const ctx = app.system(tenant.id);
  const [a, b] = [uuidv7(), uuidv7()];
  const before = await everything(tenant.id);
  const group = (id: string, parentId: string) => ({
    id,
    parentId,
    kind: 'group' as const,
    name: '组',
    validFrom: '2026-01-01',
  });
  await assert.rejects(applyRoster(ctx, tenant.id, { organisations: [group(a, b), group(b, a)] }), {
    code: 'directory.cycle',
  });
  await assert.rejects(
    applyRoster(ctx, tenant.id, { organisations: [group(a, uuidv7())] }),
    (error: { fields: { pointer: string }[]; code: string }) => {
      assert.equal(error.code, 'directory.parent-unknown');
      assert.equal(error.fields[0]?.pointer, '/organisations/0/parentId');
      return true;
    },
  );
  await assert.rejects(
    applyRoster(ctx, tenant.id, {
      organisations: [group(a, tenant.organisationId)],
      people: [
        {
          id: b,
          name: '王五',
          sex: 'male',
          identifiers: [{ type: 'resident-id', value: '622922201001011235' }],
        },
      ],
    }),
    (error: { fields: { pointer: string }[] }) =>
      error.fields[0]?.pointer === '/people/0/identifiers/0/value',
  );
  assert.equal(await everything(tenant.id), before);
});

test('a moved branch takes its whole subtree along, and goes back', async () => {
  const tenant = await buildTenant(app);
  const [from, to] = [await buildSchool(app, { tenant }), await buildSchool(app, { tenant })];
  const node = await buildClass(app, { school: from });
  const ctx = app.system(tenant.id);
  const school = {
    id: from.id,
    kind: 'school' as const,
    name: from.name,
    schoolType: 'primary',
    regionCode: '622922',
    validFrom: from.validFrom,
  };
  const changes = await applyRoster(ctx, tenant.id, { organisations: [{ ...school, parentId: to.id }] });
  assert.equal(
    (await getOrganisation(ctx, node.id)).path,
    `${to.path}${from.id.slice(-12)}.${node.id.slice(-12)}.`,
  );
  await assert.rejects(
    applyRoster(ctx, tenant.id, {
      organisations: [{ ...school, id: to.id, name: to.name, parentId: node.id }],
    }),
    { code: 'directory.cycle' },
  );
  await revertRoster(ctx, tenant.id, changes);
  assert.equal((await getOrganisation(ctx, node.id)).path, node.path);
});

test('roles follow from registers and are read afresh', async () => {
  const guardian = await buildGuardian(app);
  const [role] = await rolesOf(app.system(), guardian.id);
  assert.equal(role?.role, 'guardian');
  assert.equal(role?.path, '#');
  const grant = await grantFor(app.system(), guardian.id, role?.assignmentId as string);
  assert.ok(grant?.permissions.has('guardians.consent.give'));
  assert.equal(await grantFor(app.system(), uuidv7(), role?.assignmentId as string), undefined);
  assert.equal(await grantFor(app.system(), guardian.id, 'role:x'), undefined);

  const head = await buildTeacher(app, { post: 'principal' });
  const [principal] = await rolesOf(app.system(), head.id);
  assert.equal(principal?.path, head.at.path);
  const ctx = app.system(head.at.tenantId);
  await applyRoster(ctx, head.at.tenantId, {
    postings: [
      {
        id: head.postingId,
        personId: head.id,
        organisationId: head.at.id,
        post: 'principal',
        subjects: [],
        validFrom: '2020-09-01',
        validTo: '2026-01-01',
      },
    ],
  });
  assert.equal(await grantFor(app.system(), head.id, principal?.assignmentId as string), undefined);
  assert.deepEqual(await rolesOf(app.system(), head.id), []);
});

test('a prefecture reaches the counties below it, a county nothing beside it', async () => {
  const prefecture = await buildTenant(app, { kind: 'prefecture', regionCode: '622900' });
  const county = await buildTenant(app, { parentId: prefecture.id });
  const officer = await buildTeacher(app, {
    at: await getOrganisation(app.system(prefecture.id), prefecture.organisationId),
    post: 'officer',
  });
  const [role] = await rolesOf(app.system(), officer.id);
  assert.equal(role?.role, 'bureau-officer');
  assert.deepEqual(role?.tenants, [prefecture.id, county.id]);
  const pupil = await buildPupil(app);
  assert.deepEqual((await rosterOf(app.system(county.id), pupil.inClass.id)).pupils, []);
});
