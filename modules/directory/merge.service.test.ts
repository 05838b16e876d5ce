import assert from 'node:assert/strict';
import { test } from 'node:test';
import { modules } from '#modules';
import type { PersonActor } from '#platform/ctx.ts';
import { createTestApp, personActor } from '#platform/testing/app.ts';
import { findPersonByIdentifier, getOrganisation, type Organisation } from './index.ts';
import { buildClass, buildSchool, buildTenant } from './organisation.factory.ts';
import { buildGuardian, buildPupil, buildTeacher } from './person.factory.ts';

const app = await createTestApp(modules);

const at = (node: Organisation, role: string, personId?: string) =>
  personActor({
    role,
    tenantId: node.tenantId,
    organisationId: node.id,
    path: node.path,
    ...(personId && { personId }),
  });
const post = (url: string, payload: object, as: PersonActor) =>
  app.request({ method: 'POST', url: `/api/directory${url}`, payload, as });
const get = (url: string, as: PersonActor) => app.request({ method: 'GET', url: `/api/directory${url}`, as });

/** All that the directory holds of a tenant and some people, without versions and times. */
async function everything(tenantIds: string[], people: string[]): Promise<string> {
  const { db } = app.system(...tenantIds);
  const rows: unknown[] = [];
  for (const table of [
    'enrolment',
    'posting',
    'teaching',
    'guardianship',
    'role_assignment',
    'affiliation',
  ] as const) {
    rows.push(...(await db.selectFrom(`directory.${table}`).selectAll().execute()));
  }
  rows.push(...(await db.selectFrom('directory.person').selectAll().where('id', 'in', people).execute()));
  rows.push(
    ...(await db.selectFrom('directory.identifier').selectAll().where('person_id', 'in', people).execute()),
  );
  return rows
    .map((row) =>
      JSON.stringify({
        ...(row as object),
        version: 0,
        updated_at: 0,
        tenants: [...((row as { tenants?: string[] }).tenants ?? [])].sort(),
      }),
    )
    .sort()
    .join('\n');
}

test('merging and undoing it leaves everything as it was, whoever is merged into whom', async () => {
  const prefecture = await buildTenant(app, { kind: 'prefecture' });
  const county = await buildTenant(app, { parentId: prefecture.id });
  const school = await buildSchool(app, { tenant: county });
  const node = await buildClass(app, { school });
  const officer = personActor({
    role: 'bureau-officer',
    tenantId: prefecture.id,
    organisationId: prefecture.organisationId,
    path: prefecture.path,
    tenants: [prefecture.id, county.id],
  });
  const pupil = await buildPupil(app, { inClass: node });
  const people = [
    await buildPupil(app, { inClass: node, identifiers: [] }),
    await buildTeacher(app, { at: school, post: 'head-teacher' }),
    await buildGuardian(app, { of: pupil }),
    await buildTeacher(app, {
      at: await getOrganisation(app.system(prefecture.id), prefecture.organisationId),
      post: 'officer',
    }),
  ];
  const ids = [...people.map((person) => person.id), pupil.id];
  const tenants = [prefecture.id, county.id];
  for (const kept of people) {
    for (const merged of people) {
      if (kept === merged) continue;
      const before = await everything(tenants, ids);
      const done = await post('/people/merge', { keptId: kept.id, mergedId: merged.id }, officer);
      assert.equal(done.status, 201, done.body);
      assert.notEqual(await everything(tenants, ids), before);
      const seen = (await get(`/people/${merged.id}`, officer)).json();
      assert.equal(seen.id, kept.id);
      for (const { type, value } of merged.input.identifiers ?? [])
        assert.equal(await findPersonByIdentifier(app.system(), type, value), kept.id);
      assert.equal(await findPersonByIdentifier(app.system(), 'person-number', merged.number), kept.id);
      const undone = await app.request({
        method: 'POST',
        url: `/api/directory/merges/${done.json().mergeId}/undo`,
        as: officer,
      });
      assert.equal(undone.status, 200, undone.body);
      assert.equal(await everything(tenants, ids), before);
    }
  }
});

test('chains of merges come apart in reverse order', async () => {
  const school = await buildSchool(app);
  const [a, b, c] = [
    await buildTeacher(app, { at: school }),
    await buildTeacher(app, { at: school }),
    await buildTeacher(app, { at: school }),
  ];
  const officer = personActor({
    role: 'bureau-officer',
    tenantId: school.tenantId,
    path: school.path.slice(0, 13),
  });
  const ids = [a.id, b.id, c.id];
  const before = await everything([school.tenantId], ids);
  const first = (await post('/people/merge', { keptId: b.id, mergedId: c.id }, officer)).json().mergeId;
  const second = (await post('/people/merge', { keptId: a.id, mergedId: b.id }, officer)).json().mergeId;
  assert.equal((await get(`/people/${c.id}`, officer)).json().id, a.id);
  const undo = (id: string) =>
    app.request({ method: 'POST', url: `/api/directory/merges/${id}/undo`, as: officer });
  assert.equal((await undo(first)).json().code, 'directory.merge-impossible');
  assert.equal((await undo(second)).status, 200);
  assert.equal((await undo(second)).json().code, 'directory.merge-undone');
  assert.equal((await get(`/people/${c.id}`, officer)).json().id, b.id);
  assert.equal((await undo(first)).status, 200);
  assert.equal(await everything([school.tenantId], ids), before);
});

test('a merge is refused for family, other resident IDs, and places out of reach', async () => {
  const pupil = await buildPupil(app);
  const guardian = await buildGuardian(app, { of: pupil });
  const officer = personActor({
    role: 'bureau-officer',
    tenantId: pupil.inClass.tenantId,
    path: pupil.inClass.path.slice(0, 13),
  });
  assert.equal(
    (await post('/people/merge', { keptId: pupil.id, mergedId: guardian.id }, officer)).json().code,
    'directory.merge-impossible',
  );
  const other = await buildPupil(app, { inClass: pupil.inClass });
  assert.equal(
    (await post('/people/merge', { keptId: pupil.id, mergedId: other.id }, officer)).json().code,
    'directory.merge-impossible',
  );
  const teacher = await buildTeacher(app, {
    at: await getOrganisation(app.system(pupil.inClass.tenantId), pupil.inClass.parentId as string),
  });
  const elsewhere = await buildSchool(app);
  await post(
    '/postings',
    { personId: teacher.id, organisationId: elsewhere.id, post: 'teacher' },
    at(elsewhere, 'school-registrar'),
  );
  assert.equal(
    (await post('/people/merge', { keptId: guardian.id, mergedId: teacher.id }, officer)).json().code,
    'directory.merge-elsewhere',
  );
  assert.equal(
    (await post('/people/merge', { keptId: guardian.id, mergedId: guardian.id }, officer)).status,
    400,
  );
});
