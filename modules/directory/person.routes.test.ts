import assert from 'node:assert/strict';
import { test } from 'node:test';
import { modules } from '#modules';
import { makeResidentId } from '#platform/codes/resident-id.ts';
import type { PersonActor } from '#platform/ctx.ts';
import { createTestApp, personActor } from '#platform/testing/app.ts';
import { findPersonByIdentifier, getOrganisation, type Organisation, rolesOf, type Tenant } from './index.ts';
import { buildClass, buildSchool, buildTenant } from './organisation.factory.ts';
import { buildPupil, buildTeacher } from './person.factory.ts';

const app = await createTestApp(modules);

const at = (node: Organisation, role: string, personId?: string) =>
  personActor({
    role,
    tenantId: node.tenantId,
    organisationId: node.id,
    path: node.path,
    ...(personId && { personId }),
  });
const officerOf = (tenant: Tenant) =>
  personActor({
    role: 'bureau-officer',
    tenantId: tenant.id,
    organisationId: tenant.organisationId,
    path: tenant.path,
  });
const post = (url: string, payload: object, as: PersonActor) =>
  app.request({ method: 'POST', url: `/api/directory${url}`, payload, as });
const patch = (url: string, payload: object, as: PersonActor, version: number) =>
  app.request({
    method: 'PATCH',
    url: `/api/directory${url}`,
    payload,
    as,
    headers: { 'if-match': String(version) },
  });
const get = (url: string, as: PersonActor) => app.request({ method: 'GET', url: `/api/directory${url}`, as });
const trail = async (tenantId: string, action: string) =>
  app
    .system(tenantId)
    .db.selectFrom('platform.audit_entry')
    .selectAll()
    .where('action', '=', action)
    .execute();

test('people are found by every form of the name and by whole numbers, in one’s own part of the tree', async () => {
  const school = await buildSchool(app);
  const node = await buildClass(app, { school });
  const pupil = await buildPupil(app, { inClass: node, name: '单雄信' });
  await buildPupil(app, { name: '单雄信' });
  const registrar = at(school, 'school-registrar');
  const id = pupil.input.identifiers?.[0]?.value as string;
  for (const q of ['单', '雄信', 'shanxiong', 'SXX', pupil.number, id]) {
    const found = await get(`/people?q=${encodeURIComponent(q)}`, registrar);
    assert.deepEqual(
      found.json().items.map((item: { id: string }) => item.id),
      [pupil.id],
      `${q}: ${found.body}`,
    );
  }
  assert.equal(
    (await get(`/people?q=${encodeURIComponent('单雄')}`, registrar)).json().items[0].affiliations[0]
      .organisation.name,
    school.name,
  );
  assert.deepEqual(
    (await get(`/people?q=${encodeURIComponent('单')}&kind=staff`, registrar)).json().items,
    [],
  );
  const head = at(node, 'head-teacher');
  assert.equal((await get(`/people?q=${encodeURIComponent('雄信')}`, head)).json().items.length, 1);
  assert.equal((await get(`/people?q=dan`, head)).json().items.length, 0);
  const otherClass = at(await buildClass(app, { school }), 'head-teacher');
  assert.deepEqual((await get(`/people?q=${encodeURIComponent('单')}`, otherClass)).json().items, []);
  assert.deepEqual((await get(`/people?q=${id}`, otherClass)).json().items, []);
});

test('pages of a search go through names, then given names, and meet everybody once', async () => {
  const school = await buildSchool(app);
  const node = await buildClass(app, { school });
  const ids = new Set<string>();
  for (const name of ['文天', '文地', '王文', '李文', '文文', '张文人'])
    ids.add((await buildPupil(app, { inClass: node, name })).id);
  const registrar = at(school, 'school-registrar');
  for (const limit of [1, 2, 3, 6, 7]) {
    const met: string[] = [];
    let cursor = '';
    for (let page = 0; page < 20; page++) {
      const body = (
        await get(
          `/people?q=${encodeURIComponent('文')}&limit=${limit}${cursor && `&cursor=${cursor}`}`,
          registrar,
        )
      ).json();
      met.push(...body.items.map((item: { id: string }) => item.id));
      if (body.nextCursor === null) break;
      cursor = body.nextCursor;
    }
    assert.deepEqual(new Set(met), ids, `limit ${limit}`);
  }
});

test('a prefecture finds people in all its counties, in one order', async () => {
  const prefecture = await buildTenant(app, { kind: 'prefecture' });
  const counties = [
    await buildTenant(app, { parentId: prefecture.id }),
    await buildTenant(app, { parentId: prefecture.id }),
  ];
  const expected = [];
  for (const [i, name] of ['祁一', '祁二', '祁三', '祁四'].entries()) {
    const inClass = await buildClass(app, {
      school: await buildSchool(app, { tenant: counties[i % 2] as Tenant }),
    });
    expected.push(await buildPupil(app, { inClass, name }));
  }
  const officer = personActor({
    role: 'bureau-officer',
    tenantId: prefecture.id,
    organisationId: prefecture.organisationId,
    path: prefecture.path,
    tenants: [prefecture.id, ...counties.map((county) => county.id)],
  });
  const first = (await get('/people?q=qi&limit=3', officer)).json();
  const second = (await get(`/people?q=qi&limit=3&cursor=${first.nextCursor}`, officer)).json();
  const names = [...first.items, ...second.items].map((item) => item.name);
  assert.deepEqual(names, ['祁二', '祁三', '祁四', '祁一']);
});

test('sensitive fields are masked; clear ones need a right and leave a trail', async () => {
  const pupil = await buildPupil(app);
  const school = await getOrganisation(app.system(pupil.inClass.tenantId), pupil.inClass.parentId as string);
  const id = pupil.input.identifiers?.[0]?.value as string;
  const masked = (await get(`/people/${pupil.id}`, at(school, 'teacher'))).json();
  assert.equal(masked.masked, true);
  assert.match(masked.identifiers[0].value, /^622\*{11}\d{3}[\dX]$/);
  assert.ok(!JSON.stringify(masked).includes(id));
  assert.equal((await get(`/people/${pupil.id}?unmasked=true`, at(school, 'teacher'))).status, 403);
  assert.equal((await trail(school.tenantId, 'directory.person.read-sensitive')).length, 0);
  const clear = (await get(`/people/${pupil.id}?unmasked=true`, at(school, 'school-registrar'))).json();
  assert.equal(clear.identifiers[0].value, id);
  const [entry] = await trail(school.tenantId, 'directory.person.read-sensitive');
  assert.equal(entry?.subject_id, pupil.id);
  assert.equal(
    (await get(`/people/${pupil.id}`, at(await buildSchool(app), 'school-registrar'))).status,
    404,
  );
  assert.equal((await get(`/people/${pupil.id}`, at(pupil.inClass, 'pupil', pupil.id))).status, 403);
  const own = (await get('/people/me', at(pupil.inClass, 'pupil', pupil.id))).json();
  assert.equal(own.identifiers[0].value, id);
});

test('who was where on a day', async () => {
  const teacher = await buildTeacher(app);
  const registrar = at(teacher.at, 'school-registrar');
  assert.equal(
    (await post(`/postings/${teacher.postingId}/end`, { on: '2025-07-01' }, registrar)).status,
    200,
  );
  assert.equal(
    (await post(`/postings/${teacher.postingId}/end`, {}, registrar)).json().code,
    'directory.already-ended',
  );
  const list = async (on: string) =>
    (await get(`/organisations/${teacher.at.id}/people?kind=staff${on}`, registrar))
      .json()
      .items.map((item: { id: string }) => item.id);
  assert.deepEqual(await list('&on=2024-01-01'), [teacher.id]);
  assert.deepEqual(await list('&on=2025-07-01'), []);
  assert.deepEqual(await list(''), []);
  assert.equal((await get(`/people/${teacher.id}?on=2021-01-01`, registrar)).json().postings.length, 1);
  assert.equal((await get(`/people/${teacher.id}?on=2019-01-01`, registrar)).json().postings.length, 0);
  assert.deepEqual(await rolesOf(app.system(), teacher.id), []);
});

test('no school makes officers, heads or oneself', async () => {
  const school = await buildSchool(app);
  const teacher = await buildTeacher(app, { at: school });
  const registrar = at(school, 'school-registrar');
  const posting = (post: string, personId = teacher.id) => ({ personId, organisationId: school.id, post });
  assert.equal((await post('/postings', posting('officer'), registrar)).json().errors[0].pointer, '/post');
  assert.equal((await post('/postings', posting('principal'), registrar)).status, 403);
  const self = at(school, 'school-registrar', teacher.id);
  assert.equal(
    (await post('/postings', posting('technician'), self)).json().code,
    'directory.not-to-oneself',
  );
  const tenant = { id: school.tenantId, path: school.path.slice(0, 13), organisationId: school.parentId };
  assert.equal((await post('/postings', posting('principal'), officerOf(tenant as Tenant))).status, 201);
});

test('a class roster is for those who answer for the class', async () => {
  const pupil = await buildPupil(app);
  const roster = await get(`/classes/${pupil.inClass.id}/roster`, at(pupil.inClass, 'head-teacher'));
  assert.equal(roster.json().pupils[0].person.id, pupil.id);
  assert.ok(!roster.body.includes('identifiers'));
  assert.equal(
    (await get(`/classes/${pupil.inClass.id}/roster`, at(await buildClass(app), 'head-teacher'))).status,
    404,
  );
  const beside = await buildClass(app, {
    school: await getOrganisation(app.system(pupil.inClass.tenantId), pupil.inClass.parentId as string),
  });
  assert.equal((await get(`/classes/${pupil.inClass.id}/roster`, at(beside, 'head-teacher'))).status, 403);
  assert.equal(
    (await get(`/classes/${pupil.inClass.id}/roster?on=2020-01-01`, at(pupil.inClass, 'head-teacher'))).json()
      .pupils.length,
    0,
  );
});

test('registering tells every wrong field at once, and whom a number belongs to', async () => {
  const school = await buildSchool(app);
  const registrar = at(school, 'school-registrar');
  const residentId = makeResidentId({ region: '622922', birthDate: '2016-02-29', sequence: 123 });
  const wrong = await post(
    '/people',
    {
      organisationId: school.id,
      name: '马?',
      sex: 'female',
      birthDate: '2016-02-28',
      identifiers: [
        { type: 'resident-id', value: residentId },
        { type: 'phone', value: '123' },
      ],
    },
    registrar,
  );
  assert.equal(wrong.status, 400);
  assert.deepEqual(
    wrong.json().errors.map((error: { pointer: string }) => error.pointer),
    ['/name', '/sex', '/birthDate', '/identifiers/1/value'],
  );
  const body = {
    organisationId: school.id,
    name: '马 小丰',
    sex: 'male',
    identifiers: [{ type: 'resident-id', value: residentId }],
    contact: { address: '甘肃省临夏州康乐县附城镇1号' },
  };
  const made = await post('/people', body, registrar);
  assert.equal(made.status, 201, made.body);
  assert.equal(made.json().name, '马小丰');
  assert.equal(made.json().birthDate, '2016-02-29');

  const twice = await post('/people', body, registrar);
  assert.equal(twice.status, 409);
  assert.equal(twice.json().code, 'directory.identifier-taken');
  // Registered, and not yet at the school: the registrar of the bureau sees the person, the school's does not.
  assert.equal(twice.json().person, undefined);
  const tenant = {
    id: school.tenantId,
    path: school.path.slice(0, 13),
    organisationId: school.parentId as string,
  } as Tenant;
  const seen = await post('/people', body, officerOf(tenant));
  assert.equal(seen.json().person.id, made.json().id);
  const elsewhere = await buildSchool(app);
  const foreign = await post(
    '/people',
    { ...body, organisationId: elsewhere.id },
    at(elsewhere, 'school-registrar'),
  );
  assert.equal(foreign.json().person, undefined);
  assert.ok(!foreign.body.includes('马小丰'));

  const found = await post(
    '/people/lookup',
    { type: 'resident-id', value: residentId },
    at(elsewhere, 'school-registrar'),
  );
  assert.deepEqual(found.json().person, { id: made.json().id, name: '马小丰' });
  assert.equal((await trail(elsewhere.tenantId, 'directory.person.lookup')).length, 1);
  assert.equal((await post('/people', { ...body, identifiers: [], sex: 'x' }, registrar)).status, 400);
});

test('corrections replace and free identifiers, rename in every list, and refuse stale versions', async () => {
  const pupil = await buildPupil(app);
  const school = await getOrganisation(app.system(pupil.inClass.tenantId), pupil.inClass.parentId as string);
  const registrar = at(school, 'school-registrar');
  const changed = await patch(
    `/people/${pupil.id}`,
    {
      name: '马晓峰',
      identifiers: [{ type: 'phone', value: '13912340000' }],
      contact: { telephone: '09304321000' },
    },
    registrar,
    1,
  );
  assert.equal(changed.status, 200, changed.body);
  assert.equal(
    (await get(`/people?q=${encodeURIComponent('晓峰')}`, registrar)).json().items[0].id,
    pupil.id,
  );
  const detail = (await get(`/people/${pupil.id}`, registrar)).json();
  assert.deepEqual(
    detail.identifiers.map((row: { type: string }) => row.type),
    ['phone', 'resident-id'],
  );
  assert.equal(detail.contact.telephone, '*********00');
  assert.equal((await patch(`/people/${pupil.id}`, { name: '马' }, registrar, 1)).status, 412);
  assert.equal(
    (await patch(`/people/${pupil.id}`, { identifiers: [{ type: 'phone', value: null }] }, registrar, 2))
      .status,
    200,
  );
  assert.equal(await findPersonByIdentifier(app.system(), 'phone', '13912340000'), undefined);
  const bad = await app.request({
    method: 'PATCH',
    url: `/api/directory/people/${pupil.id}`,
    payload: { name: '马' },
    as: registrar,
  });
  assert.equal(bad.status, 428);
});

test('a teacher of one county is posted in another and works in both', async () => {
  const teacher = await buildTeacher(app);
  const second = await buildSchool(app);
  const registrar = at(second, 'school-registrar');
  const posted = await post(
    '/postings',
    {
      personId: teacher.id,
      organisationId: second.id,
      post: 'teacher',
      subjects: ['音乐'],
      isPrimary: false,
    },
    registrar,
  );
  assert.equal(posted.status, 201, posted.body);
  assert.deepEqual(
    (await rolesOf(app.system(), teacher.id)).map((role) => role.tenantId).sort(),
    [teacher.at.tenantId, second.tenantId].sort(),
  );
  const node = await buildClass(app, { school: second });
  const teaching = await post(
    '/teachings',
    { personId: teacher.id, classId: node.id, subject: '音乐' },
    registrar,
  );
  assert.equal(teaching.status, 201);
  assert.equal((await get(`/classes/${node.id}/roster`, registrar)).json().teachers[0].subjects[0], '音乐');
  assert.equal(
    (
      await post('/postings', { personId: teacher.id, organisationId: second.id, post: 'emperor' }, registrar)
    ).json().errors[0].pointer,
    '/post',
  );
  assert.equal(
    (await post(`/teachings/${teaching.json().id}/end`, { on: '2001-01-01' }, registrar)).json().errors[0]
      .pointer,
    '/on',
  );
  assert.equal(
    (
      await post(
        '/postings',
        { personId: teacher.id, organisationId: teacher.at.id, post: 'principal' },
        registrar,
      )
    ).status,
    404,
  );
});
