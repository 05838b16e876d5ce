import assert from 'node:assert/strict';
import { test } from 'node:test';
import { modules } from '#modules';
import { makeResidentId } from '#platform/codes/resident-id.ts';
import { createTestApp, personActor } from '#platform/testing/app.ts';
import { type Organisation, recount } from './index.ts';
import { buildClass, buildSchool } from './organisation.factory.ts';
import { buildPupil, buildTeacher } from './person.factory.ts';

const app = await createTestApp(modules);

const at = (node: Organisation, role: string) =>
  personActor({ role, tenantId: node.tenantId, organisationId: node.id, path: node.path });
const post = (url: string, payload: object, as: ReturnType<typeof personActor>) =>
  app.request({ method: 'POST', url: `/api/directory${url}`, payload, as });
const get = (url: string, as: ReturnType<typeof personActor>) =>
  app.request({ method: 'GET', url: `/api/directory${url}`, as });

const birthDate = '2019-03-02';
const residentId = (sequence: number) => ({
  type: 'resident-id',
  value: makeResidentId({ region: '622922', birthDate, sequence }),
});

test('a registrar registers a pupil, a teacher and a guardian, each with a place', async () => {
  const room = await buildClass(app);
  const { parentId } = room;
  const registrar = personActor({
    role: 'school-registrar',
    tenantId: room.tenantId,
    organisationId: parentId as string,
    path: room.path.slice(0, -13),
  });
  const pupil = await post(
    '/registrations',
    {
      organisationId: parentId,
      name: '马小燕',
      sex: 'female',
      identifiers: [residentId(802)],
      standing: { kind: 'pupil', classId: room.id },
    },
    registrar,
  );
  assert.equal(pupil.status, 201, pupil.body);
  assert.equal(pupil.json().birthDate, birthDate);
  const roster = (await get(`/classes/${room.id}/roster`, registrar)).json();
  assert.deepEqual(
    roster.pupils.map((one: { person: { name: string } }) => one.person.name),
    ['马小燕'],
  );
  const guardian = await post(
    '/registrations',
    {
      organisationId: parentId,
      name: '马玉梅',
      sex: 'female',
      standing: { kind: 'guardian', childId: pupil.json().id, relation: 'mother' },
    },
    registrar,
  );
  assert.equal(guardian.status, 201, guardian.body);
  const teacher = await post(
    '/registrations',
    { organisationId: parentId, name: '祁国栋', sex: 'male', standing: { kind: 'staff', post: 'teacher' } },
    registrar,
  );
  assert.equal(teacher.status, 201, teacher.body);
  for (const made of [pupil, guardian, teacher])
    assert.equal((await get(`/people/${made.json().id}`, registrar)).status, 200);
  const csv = await get(`/organisations/${parentId}/people/export?kind=pupil`, registrar);
  assert.equal(csv.status, 200, csv.body);
  assert.match(csv.body, /^\ufeff"人员编号","姓名"/);
  assert.match(csv.body, /"马小燕"/);
  assert.doesNotMatch(csv.body, /622922/);
});

test('a registration that fails half-way leaves nobody behind', async () => {
  const room = await buildClass(app);
  const other = await buildClass(app);
  const registrar = personActor({
    role: 'school-registrar',
    tenantId: room.tenantId,
    organisationId: room.parentId as string,
    path: room.path.slice(0, -13),
  });
  const person = {
    organisationId: room.parentId,
    name: '王半途',
    sex: 'male',
    identifiers: [residentId(805)],
  };
  const refused = await post(
    '/registrations',
    { ...person, standing: { kind: 'pupil', classId: other.id } },
    registrar,
  );
  assert.ok(refused.status >= 400, refused.body);
  const late = await post(
    '/registrations',
    { ...person, standing: { kind: 'pupil', classId: room.id, on: '2999-01-01' } },
    registrar,
  );
  assert.equal(late.status, 400, late.body);
  assert.equal(late.json().errors[0].pointer, '/standing/on');
  const whole = await post('/registrations', { ...person, standing: { kind: 'pupil' } }, registrar);
  assert.equal(whole.status, 201, 'the resident ID is still free');
});

test('headcounts and what stands in the way of closing', async () => {
  const school = await buildSchool(app);
  const room = await buildClass(app, { school });
  await buildPupil(app, { inClass: room });
  await buildTeacher(app, { at: school });
  await recount(app.system(school.tenantId), school.tenantId);
  const officer = personActor({
    role: 'bureau-officer',
    tenantId: school.tenantId,
    path: school.path.slice(0, 13),
  });
  const counts = (await get(`/organisations/${school.id}/headcount`, officer)).json();
  assert.deepEqual([counts.classes, counts.pupils, counts.staff], [1, 1, 1]);
  const inClass = (await get(`/organisations/${room.id}/headcount`, officer)).json();
  assert.deepEqual([inClass.pupils, inClass.staff], [1, 0]);
  const remains = (await get(`/organisations/${school.id}/remains`, officer)).json();
  assert.deepEqual(remains, { children: 1, pupils: 1, staff: 1 });
  const csv = await get(`/organisations/${school.id}/export`, officer);
  assert.equal(csv.body.trim().split('\r\n').length, 3);
  const stranger = at(await buildSchool(app), 'school-registrar');
  for (const path of ['headcount', 'remains', 'export', 'people/export?kind=staff'])
    assert.ok([403, 404].includes((await get(`/organisations/${school.id}/${path}`, stranger)).status), path);
});

test('merges of a person are listed for whoever may undo them', async () => {
  const school = await buildSchool(app);
  const [a, b] = [await buildTeacher(app, { at: school }), await buildTeacher(app, { at: school })];
  const officer = personActor({
    role: 'bureau-officer',
    tenantId: school.tenantId,
    path: school.path.slice(0, 13),
  });
  const { mergeId } = (await post('/people/merge', { keptId: a.id, mergedId: b.id }, officer)).json();
  const list = async () => (await get(`/people/${a.id}/merges`, officer)).json().items;
  const [merge] = await list();
  assert.equal(merge.id, mergeId);
  assert.deepEqual([merge.kept.number, merge.merged.number], [a.number, b.number]);
  assert.equal(merge.undoneAt, null);
  await app.request({ method: 'POST', url: `/api/directory/merges/${mergeId}/undo`, as: officer });
  assert.notEqual((await list())[0].undoneAt, null);
});
