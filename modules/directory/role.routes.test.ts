import assert from 'node:assert/strict';
import { test } from 'node:test';
import { modules } from '#modules';
import { permissionsOf } from '#platform/auth/permissions.ts';
import type { PersonActor } from '#platform/ctx.ts';
import { createTestApp, personActor } from '#platform/testing/app.ts';
import { getOrganisation, grantFor, rolesOf, separatedAdministrators, type Tenant } from './index.ts';
import { buildSchool, buildTenant } from './organisation.factory.ts';
import { buildTeacher } from './person.factory.ts';

const app = await createTestApp(modules);

const actorOf = (tenant: Tenant, role: string, personId?: string) =>
  personActor({
    role,
    tenantId: tenant.id,
    organisationId: tenant.organisationId,
    path: tenant.path,
    ...(personId && { personId }),
  });
const grant = (body: object, as: PersonActor) =>
  app.request({ method: 'POST', url: '/api/directory/role-assignments', payload: body, as });
const revoke = (id: string, as: PersonActor) =>
  app.request({ method: 'POST', url: `/api/directory/role-assignments/${id}/revoke`, as });

test('the security administrator grants and revokes, and the very next request knows', async () => {
  const tenant = await buildTenant(app);
  const school = await buildSchool(app, { tenant });
  const teacher = await buildTeacher(app, { at: school });
  const security = actorOf(tenant, 'security-admin');
  const made = await grant(
    { personId: teacher.id, role: 'school-technician', organisationId: school.id },
    security,
  );
  assert.equal(made.status, 201, made.body);
  const [held] = await rolesOf(app.system(), teacher.id);
  assert.equal(held?.role, 'school-technician');
  assert.ok(await grantFor(app.system(), teacher.id, held?.assignmentId as string));
  const listed = await app.request({
    method: 'GET',
    url: '/api/directory/role-assignments',
    as: actorOf(tenant, 'audit-admin'),
  });
  assert.deepEqual(
    listed.json().items.map((item: { person: { id: string }; role: string }) => [item.person.id, item.role]),
    [[teacher.id, 'school-technician']],
  );
  assert.equal((await revoke(made.json().id, security)).status, 200);
  assert.equal(await grantFor(app.system(), teacher.id, held?.assignmentId as string), undefined);
  assert.equal((await revoke(made.json().id, security)).json().code, 'directory.already-ended');
  const trail = await app
    .system(tenant.id)
    .db.selectFrom('platform.audit_entry')
    .select('action')
    .where('subject_id', '=', teacher.id)
    .orderBy('id')
    .execute();
  assert.deepEqual(
    trail.map((row) => row.action),
    ['directory.role.grant', 'directory.role.revoke'],
  );
});

test('the three administrators cannot do each other’s work', async () => {
  const tenant = await buildTenant(app);
  const teacher = await buildTeacher(app, { at: await buildSchool(app, { tenant }) });
  for (const role of ['system-admin', 'audit-admin', 'bureau-officer', 'principal']) {
    const answer = await grant(
      { personId: teacher.id, role: 'researcher', organisationId: tenant.organisationId },
      actorOf(tenant, role),
    );
    assert.equal(answer.status, 403, role);
  }
  const writes = /\.(create|update|move|close|merge|grant|issue|give)$/;
  assert.deepEqual(
    [...permissionsOf('audit-admin')].filter((name) => name.startsWith('directory.') && writes.test(name)),
    [],
  );
  assert.deepEqual(
    [...permissionsOf('system-admin')].filter((name) => name.startsWith('directory.') && writes.test(name)),
    [],
  );
  assert.deepEqual(
    [...permissionsOf('security-admin')].filter((name) => name.startsWith('directory.') && writes.test(name)),
    ['directory.role.grant'],
  );
});

test('nobody holds two of the three, in whatever tenant, nor two at once', async () => {
  const tenant = await buildTenant(app);
  const person = await buildTeacher(app, { at: await buildSchool(app, { tenant }) });
  const security = actorOf(tenant, 'security-admin');
  const two = await Promise.all(
    ['system-admin', 'audit-admin'].map((role) =>
      grant({ personId: person.id, role, organisationId: tenant.organisationId }, security),
    ),
  );
  assert.deepEqual(two.map((answer) => answer.status).sort(), [201, 409]);
  const other = await buildTenant(app);
  const third = await grant(
    { personId: person.id, role: 'security-admin', organisationId: other.organisationId },
    actorOf(other, 'security-admin'),
  );
  assert.equal(third.json().code, 'directory.separated-roles');
  const held = (await rolesOf(app.system(), person.id)).filter((role) =>
    separatedAdministrators.includes(role.role),
  );
  assert.equal(held.length, 1);
});

test('roles are refused to oneself, at the wrong node, and where a register decides', async () => {
  const tenant = await buildTenant(app);
  const school = await buildSchool(app, { tenant });
  const person = await buildTeacher(app, { at: school });
  const self = actorOf(tenant, 'security-admin', person.id);
  assert.equal(
    (await grant({ personId: person.id, role: 'principal', organisationId: school.id }, self)).json().code,
    'directory.not-to-oneself',
  );
  const security = actorOf(tenant, 'security-admin');
  assert.equal(
    (await grant({ personId: person.id, role: 'system-admin', organisationId: school.id }, security)).json()
      .code,
    'directory.role-unfit',
  );
  assert.equal(
    (await grant({ personId: person.id, role: 'pupil', organisationId: school.id }, security)).json().code,
    'directory.role-unfit',
  );
  assert.equal(
    (await grant({ personId: person.id, role: 'king', organisationId: school.id }, security)).json().errors[0]
      .pointer,
    '/role',
  );
  const past = {
    personId: person.id,
    role: 'principal',
    organisationId: school.id,
    validFrom: '2026-02-01',
    validTo: '2026-02-01',
  };
  assert.equal((await grant(past, security)).json().errors[0].pointer, '/validTo');
  const elsewhere = await buildTenant(app);
  assert.equal(
    (
      await grant(
        { personId: person.id, role: 'researcher', organisationId: elsewhere.organisationId },
        security,
      )
    ).status,
    404,
  );
});

test('a bureau above grants below, and a moved school keeps who may what', async () => {
  const prefecture = await buildTenant(app, { kind: 'prefecture' });
  const county = await buildTenant(app, { parentId: prefecture.id });
  const [school, to] = [
    await buildSchool(app, { tenant: county }),
    await buildSchool(app, { tenant: county }),
  ];
  const person = await buildTeacher(app, { at: school });
  const security = personActor({
    role: 'security-admin',
    tenantId: prefecture.id,
    organisationId: prefecture.organisationId,
    path: prefecture.path,
    tenants: [prefecture.id, county.id],
  });
  assert.equal(
    (await grant({ personId: person.id, role: 'principal', organisationId: school.id }, security)).status,
    201,
  );
  const officer = actorOf(county, 'bureau-officer');
  const moved = await app.request({
    method: 'POST',
    url: `/api/directory/organisations/${school.id}/move`,
    payload: { parentId: to.id },
    as: officer,
    headers: { 'if-match': '1' },
  });
  assert.equal(moved.status, 200, moved.body);
  const [principal] = await rolesOf(app.system(), person.id);
  assert.equal(principal?.path, (await getOrganisation(app.system(county.id), school.id)).path);
});
