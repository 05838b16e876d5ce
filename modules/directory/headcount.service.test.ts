import assert from 'node:assert/strict';
import { test } from 'node:test';
import { modules } from '#modules';
import { makeResidentId } from '#platform/codes/resident-id.ts';
import { createTestApp } from '#platform/testing/app.ts';
import { headcountsOf, type Organisation, recount, tenantsOf } from './index.ts';
import { buildClass, buildSchool, buildTenant } from './organisation.factory.ts';
import { closeOrganisation } from './organisation-close.service.ts';
import { createOrganisation, moveOrganisation } from './organisation-edit.service.ts';
import { buildPupil } from './person.factory.ts';
import { endPosting, startPosting } from './posting.service.ts';
import { registerPerson, type Standing } from './registration.service.ts';

const app = await createTestApp(modules);

let registered = 0;
const register = (school: Organisation, standing: Standing) =>
  registerPerson(app.system(school.tenantId), {
    organisationId: school.id,
    name: '马小丰',
    sex: 'male',
    identifiers: [
      {
        type: 'resident-id',
        value: makeResidentId({ region: '622922', birthDate: '2018-03-02', sequence: 2 * ++registered + 1 }),
      },
    ],
    standing,
  });

/** What a school and its bureau are told to have, without the moment of counting. */
async function told(school: Organisation) {
  const ctx = app.system(school.tenantId);
  const tenant = (await tenantsOf(ctx)).find(({ id }) => id === school.tenantId);
  const found = await headcountsOf(ctx, [school.id, tenant?.organisationId as string]);
  const of = (id: string) => {
    const { countedAt: _, ...counts } = { countedAt: '', ...found.get(id) };
    return counts;
  };
  return { school: of(school.id), bureau: of(tenant?.organisationId as string) };
}

/** The same, counted from scratch. */
async function counted(school: Organisation) {
  await recount(app.system(school.tenantId), school.tenantId);
  return told(school);
}

test('each registration, posting and its end counts at once, at the school and at its bureau', async () => {
  const tenant = await buildTenant(app);
  const school = await buildSchool(app, { tenant });
  const other = await buildSchool(app, { tenant });
  const room = await buildClass(app, { school });
  await buildPupil(app, { inClass: await buildClass(app, { school: other }) });
  const ctx = app.system(tenant.id);
  await recount(ctx, tenant.id);

  const pupil = await register(school, { kind: 'pupil', classId: room.id });
  await register(school, { kind: 'guardian', childId: pupil.id, relation: 'mother' });
  const teacher = await register(school, { kind: 'staff', post: 'teacher' });
  const expected = { schools: 1, classes: 1, pupils: 1, staff: 1, guardians: 1 };
  assert.deepEqual(await told(school), {
    school: expected,
    bureau: { schools: 2, classes: 2, pupils: 2, staff: 1, guardians: 1 },
  });
  assert.deepEqual(await told(school), await counted(school));

  const { id } = await startPosting(ctx, { personId: teacher.id, organisationId: other.id, post: 'teacher' });
  assert.equal((await told(other)).school.staff, 1);
  await endPosting(ctx, id);
  assert.equal((await told(other)).school.staff, 0);
  assert.deepEqual(await told(other), await counted(other));
});

test('classes and schools that come, move and close count at once', async () => {
  const tenant = await buildTenant(app);
  const school = await buildSchool(app, { tenant });
  const other = await buildSchool(app, { tenant });
  const ctx = app.system(tenant.id);
  await recount(ctx, tenant.id);
  const made = await createOrganisation(ctx, {
    parentId: school.id,
    kind: 'class',
    name: '一班',
    stage: 'primary',
  });
  assert.equal((await told(school)).school.classes, 1);
  await moveOrganisation(ctx, made.id, made.version, other.id);
  assert.equal((await told(school)).school.classes, 0);
  assert.equal((await told(other)).school.classes, 1);
  assert.deepEqual(await told(other), await counted(other));
  await closeOrganisation(ctx, other.id, other.version, { kind: 'close-all' });
  assert.deepEqual(await told(other), {
    school: {},
    bureau: { schools: 1, classes: 0, pupils: 0, staff: 0, guardians: 0 },
  });
  const third = await createOrganisation(ctx, {
    parentId: tenant.organisationId,
    kind: 'school',
    schoolType: 'primary',
    name: '新小学',
  });
  assert.equal((await told(third)).bureau.schools, 2);
  assert.deepEqual(await told(third), await counted(third));
});

test('of changes at the same time none is left out', async () => {
  const room = await buildClass(app);
  const ctx = app.system(room.tenantId);
  const [school] = [{ ...room, id: room.parentId as string }];
  await recount(ctx, room.tenantId);
  await Promise.all(Array.from({ length: 5 }, () => register(school, { kind: 'pupil', classId: room.id })));
  assert.equal((await told(school)).school.pupils, 5);
  assert.deepEqual(await told(school), await counted(school));
});
