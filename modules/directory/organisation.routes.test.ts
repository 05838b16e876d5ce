import assert from 'node:assert/strict';
import { test } from 'node:test';
import { modules } from '#modules';
import { makeSchoolCode } from '#platform/codes/school-code.ts';
import { createTestApp, personActor } from '#platform/testing/app.ts';
import { getOrganisation, type Organisation, rosterOf, type Tenant } from './index.ts';
import { buildClass, buildSchool, buildTenant } from './organisation.factory.ts';
import { buildGuardian, buildPupil, buildTeacher } from './person.factory.ts';

const app = await createTestApp(modules);

const officerOf = (tenant: Tenant, role = 'bureau-officer') =>
  personActor({ role, tenantId: tenant.id, organisationId: tenant.organisationId, path: tenant.path });
const at = (node: Organisation, role: string) =>
  personActor({ role, tenantId: node.tenantId, organisationId: node.id, path: node.path });
const post = (url: string, payload: object, as: ReturnType<typeof personActor>, version?: number) =>
  app.request({
    method: 'POST',
    url: `/api/directory${url}`,
    payload,
    as,
    ...(version && { headers: { 'if-match': `"${version}"` } }),
  });
const patch = (url: string, payload: object, as: ReturnType<typeof personActor>, version: number) =>
  app.request({
    method: 'PATCH',
    url: `/api/directory${url}`,
    payload,
    as,
    headers: { 'if-match': `"${version}"` },
  });
const get = (url: string, as?: ReturnType<typeof personActor>) =>
  app.request({ method: 'GET', url: `/api/directory${url}`, ...(as && { as }) });

test('a bureau founds, edits, and sees a school with its way and its history', async () => {
  const tenant = await buildTenant(app);
  const officer = officerOf(tenant);
  const code = makeSchoolCode({ type: '21', province: '62', serial: 700001 });
  const made = await post(
    '/organisations',
    {
      parentId: tenant.organisationId,
      kind: 'school',
      schoolType: 'primary',
      name: '附城 镇  中心小学',
      regionCode: '622922',
      codes: [{ type: 'school-code', value: code }],
    },
    officer,
  );
  assert.equal(made.status, 201, made.body);
  const school = made.json();
  assert.equal(school.name, '附城 镇 中心小学');

  const edited = await patch(
    `/organisations/${school.id}`,
    { name: '附城中心小学' },
    officer,
    school.version,
  );
  assert.equal(edited.status, 200, edited.body);
  assert.equal(edited.json().version, school.version + 1);
  const stale = await patch(`/organisations/${school.id}`, { name: '别名' }, officer, school.version);
  assert.equal(stale.status, 412);
  assert.equal(stale.json().version, school.version + 1);

  const detail = (await get(`/organisations/${school.id}`, officer)).json();
  assert.deepEqual(
    detail.breadcrumb.map((crumb: { name: string }) => crumb.name),
    [tenant.name, '附城中心小学'],
  );
  assert.deepEqual(
    detail.history.map((row: { name: string }) => row.name),
    ['附城 镇 中心小学'],
  );
  assert.deepEqual(
    detail.codes.map((row: { value: string }) => row.value),
    [code],
  );

  const again = await post(
    '/organisations',
    {
      parentId: tenant.organisationId,
      kind: 'school',
      name: '冒名小学',
      codes: [{ type: 'school-code', value: code }],
    },
    officer,
  );
  assert.equal(again.status, 409);
  assert.equal(again.json().code, 'directory.code-taken');
  assert.equal(again.json().errors[0].pointer, '/codes/0/value');
  const wrong = await post(
    '/organisations',
    {
      parentId: tenant.organisationId,
      kind: 'school',
      name: '错码小学',
      codes: [{ type: 'school-code', value: '2162' }],
    },
    officer,
  );
  assert.equal(wrong.status, 400);
  assert.equal(wrong.json().errors[0].pointer, '/codes/0/value');
  const nested = await post('/organisations', { parentId: school.id, kind: 'bureau', name: '局' }, officer);
  assert.equal(nested.json().code, 'directory.wrong-nesting');
});

test('a new school type voids the code, which nobody ever gets again', async () => {
  const school = await buildSchool(app);
  const officer = personActor({
    role: 'bureau-officer',
    tenantId: school.tenantId,
    path: school.path.slice(0, 13),
  });
  const code = (await get(`/organisations/${school.id}`, officer)).json().codes[0].value;
  const edited = await patch(
    `/organisations/${school.id}`,
    { schoolType: 'nine-year' },
    officer,
    school.version,
  );
  assert.equal(edited.status, 200);
  const back = await patch(
    `/organisations/${school.id}`,
    { codes: [{ type: 'school-code', value: code }] },
    officer,
    school.version + 1,
  );
  assert.equal(back.json().code, 'directory.code-taken');
});

test('one level of the tree, page by page, closed ones on demand, and as it was on a day', async () => {
  const tenant = await buildTenant(app);
  const officer = officerOf(tenant);
  const schools = [];
  for (const name of ['甲小学', '乙小学', '丙小学']) schools.push(await buildSchool(app, { tenant, name }));
  const first = (await get(`/organisations/${tenant.organisationId}/children?limit=2`, officer)).json();
  const second = (
    await get(`/organisations/${tenant.organisationId}/children?limit=2&cursor=${first.nextCursor}`, officer)
  ).json();
  // By pinyin: bing, jia, yi.
  assert.deepEqual(
    [...first.items, ...second.items].map((item) => item.name),
    ['丙小学', '甲小学', '乙小学'],
  );
  assert.equal(second.nextCursor, null);
  assert.equal(first.items[0].hasChildren, false);
  const closed = await post(`/organisations/${schools[0]?.id}/close`, {}, officer, 1);
  assert.equal(closed.status, 200, closed.body);
  const open = (await get(`/organisations/${tenant.organisationId}/children`, officer)).json();
  assert.equal(open.items.length, 2);
  const all = (await get(`/organisations/${tenant.organisationId}/children?closed=true`, officer)).json();
  assert.equal(all.items.length, 3);
  const then = (await get(`/organisations/${tenant.organisationId}/children?on=2010-01-01`, officer)).json();
  assert.equal(then.items.length, 3);
  const tooEarly = (
    await get(`/organisations/${tenant.organisationId}/children?on=1990-01-01`, officer)
  ).json();
  assert.equal(tooEarly.items.length, 0);
});

test('search finds by part of the name, pinyin, initials and code, below one’s node only', async () => {
  const tenant = await buildTenant(app);
  const school = await buildSchool(app, { tenant, name: '康乐县附城镇单家小学' });
  await buildSchool(app, { name: '康乐县附城镇单家小学' });
  const officer = officerOf(tenant);
  const code = (await get(`/organisations/${school.id}`, officer)).json().codes[0].value;
  for (const q of ['附城', '康乐', 'kangle', 'KLX', code]) {
    const found = (await get(`/organisations?q=${encodeURIComponent(q)}`, officer)).json();
    assert.deepEqual(
      found.items.map((item: { id: string }) => item.id),
      [school.id],
      q,
    );
  }
  const node = await buildClass(app, { school, name: '三年级2班' });
  const teacher = at(school, 'teacher');
  assert.equal(
    (await get(`/organisations?q=${encodeURIComponent('三年级')}&kind=class`, teacher)).json().items[0].id,
    node.id,
  );
  assert.deepEqual((await get(`/organisations?q=${encodeURIComponent('测试县')}`, teacher)).json().items, []);
  assert.equal((await get(`/organisations?q=x&under=${tenant.organisationId}`, teacher)).status, 403);
  assert.equal(
    (await get(`/organisations?q=${encodeURIComponent('100%_')}`, officer)).json().items.length,
    0,
  );
});

test('a move takes the subtree along; cycles, foreign places and the own node are refused', async () => {
  const tenant = await buildTenant(app);
  const officer = officerOf(tenant);
  const [centre, branch] = [await buildSchool(app, { tenant }), await buildSchool(app, { tenant })];
  const node = await buildClass(app, { school: branch });
  const moved = await post(`/organisations/${branch.id}/move`, { parentId: centre.id }, officer, 1);
  assert.equal(moved.status, 200, moved.body);
  assert.ok((await getOrganisation(app.system(tenant.id), node.id)).path.startsWith(moved.json().path));
  const history = (await get(`/organisations/${branch.id}`, officer)).json().history;
  assert.equal(history[0].parentId, tenant.organisationId);
  const cycle = await post(`/organisations/${centre.id}/move`, { parentId: branch.id }, officer, 1);
  assert.equal(cycle.json().code, 'directory.cycle');
  const elsewhere = await buildTenant(app);
  assert.equal(
    (await post(`/organisations/${centre.id}/move`, { parentId: elsewhere.organisationId }, officer, 1))
      .status,
    404,
  );
  const principal = at(await getOrganisation(app.system(tenant.id), branch.id), 'principal');
  assert.equal(
    (await post(`/organisations/${branch.id}/move`, { parentId: tenant.organisationId }, principal, 2))
      .status,
    403,
  );
  assert.equal((await post(`/organisations/${branch.id}/close`, {}, principal, 2)).status, 403);
});

test('closing asks what becomes of what remains', async () => {
  const tenant = await buildTenant(app);
  const officer = officerOf(tenant);
  const [from, to] = [await buildSchool(app, { tenant }), await buildSchool(app, { tenant })];
  const node = await buildClass(app, { school: from });
  const pupil = await buildPupil(app, { inClass: node });
  const guardian = await buildGuardian(app, { of: pupil });
  const teacher = await buildTeacher(app, { at: from });
  const refused = await post(`/organisations/${from.id}/close`, {}, officer, 1);
  assert.equal(refused.json().code, 'directory.not-empty');
  assert.deepEqual(refused.json().remains, { children: 1, pupils: 1, staff: 1 });
  const all = await post(`/organisations/${from.id}/close`, { remaining: { kind: 'close-all' } }, officer, 1);
  assert.equal(all.json().code, 'directory.pupils-remain');
  const merged = await post(
    `/organisations/${from.id}/close`,
    { remaining: { kind: 'merge-into', organisationId: to.id } },
    officer,
    1,
  );
  assert.equal(merged.status, 200, merged.body);
  const ctx = app.system(tenant.id);
  assert.equal((await getOrganisation(ctx, node.id)).parentId, to.id);
  assert.equal((await rosterOf(ctx, node.id)).pupils[0]?.person.id, pupil.id);
  const now = await ctx.db
    .selectFrom('directory.affiliation')
    .select(['person_id', 'organisation_id'])
    .execute();
  for (const person of [pupil, guardian, teacher]) {
    assert.deepEqual(
      now.filter((row) => row.person_id === person.id).map((row) => row.organisation_id),
      [to.id],
    );
  }
  const closedAgain = await post(`/organisations/${from.id}/close`, {}, officer, 2);
  assert.equal(closedAgain.json().code, 'directory.closed');
});

test('a closed organisation opens again from its day on, and the gap stays in its history', async () => {
  const tenant = await buildTenant(app);
  const officer = officerOf(tenant);
  const school = await buildSchool(app, { tenant, name: '河滩小学' });
  const room = await buildClass(app, { school });
  const teacher = await buildTeacher(app, { at: school });
  const ctx = app.system(tenant.id);
  const reopen = (id: string, version: number, as = officer) =>
    post(`/organisations/${id}/reopen`, {}, as, version);
  assert.equal((await reopen(school.id, 1)).json().code, 'directory.not-closed');
  const closed = await post(
    `/organisations/${school.id}/close`,
    { remaining: { kind: 'close-all' } },
    officer,
    1,
  );
  assert.equal(closed.status, 200, closed.body);
  // As if that had been in the year 2020.
  await ctx.db
    .updateTable('directory.organisation')
    .set({ valid_from: '2001-09-01', valid_to: '2020-07-01' })
    .where('tenant_id', '=', tenant.id)
    .where('id', '=', school.id)
    .execute();
  const { version } = closed.json();

  assert.equal((await reopen(room.id, 2)).json().code, 'directory.parent-closed');
  assert.equal((await reopen(school.id, version + 5)).status, 412);
  assert.equal((await reopen(school.id, version, at(school, 'principal'))).status, 403);
  assert.equal((await reopen(school.id, version, officerOf(await buildTenant(app)))).status, 404);
  const opened = await reopen(school.id, version);
  assert.equal(opened.status, 200, opened.body);
  assert.equal(opened.json().validTo, undefined);

  const detail = (await get(`/organisations/${school.id}`, officer)).json();
  assert.deepEqual(detail.history, [
    { name: '河滩小学', parentId: tenant.organisationId, validFrom: '2001-09-01', validTo: '2020-07-01' },
  ]);
  const childrenOn = async (day: string) => {
    const level = (await get(`/organisations/${tenant.organisationId}/children?on=${day}`, officer)).json();
    return [...level.items, ...level.before].map((one: { id: string }) => one.id);
  };
  assert.deepEqual(await childrenOn('2010-01-01'), [school.id]);
  assert.deepEqual(await childrenOn('2022-01-01'), []);
  assert.deepEqual(await childrenOn(opened.json().validFrom), [school.id]);

  // A later change is remembered from the reopening on, and what ended with the school stays ended.
  const renamed = await patch(`/organisations/${school.id}`, { name: '新河滩小学' }, officer, version + 1);
  assert.equal(renamed.status, 200, renamed.body);
  const { history } = (await get(`/organisations/${school.id}`, officer)).json();
  assert.equal(history[1].validFrom, opened.json().validFrom);
  const posts = await ctx.db
    .selectFrom('directory.posting')
    .select('valid_to')
    .where('person_id', '=', teacher.id)
    .execute();
  assert.ok(posts.every((row) => row.valid_to !== null));
  assert.equal((await reopen(room.id, 2)).status, 200);
  const recorded = await ctx.db
    .selectFrom('platform.audit_entry')
    .select('subject_id')
    .where('action', '=', 'directory.organisation.reopen')
    .execute();
  assert.deepEqual(recorded.map((row) => row.subject_id).sort(), [school.id, room.id].sort());
});

test('another county sees nothing, whoever asks', async () => {
  const mine = await buildTenant(app);
  const school = await buildSchool(app);
  for (const role of ['bureau-officer', 'bureau-leader', 'security-admin', 'system-admin']) {
    const actor = officerOf(mine, role);
    assert.equal((await get(`/organisations/${school.id}`, actor)).status, 404);
    assert.equal((await get(`/organisations/${school.id}/children`, actor)).status, 404);
  }
  assert.equal((await patch(`/organisations/${school.id}`, { name: '夺' }, officerOf(mine), 1)).status, 404);
  assert.equal(
    (await post('/organisations', { parentId: school.id, kind: 'class', name: '夺' }, officerOf(mine)))
      .status,
    404,
  );
  assert.equal((await get(`/organisations/${school.id}`)).status, 401);
});

test('everybody finds schools, with public fields only', async () => {
  const tenant = await buildTenant(app, { regionCode: '622921' });
  await buildSchool(app, { tenant, name: '枹罕镇江牌小学', regionCode: '622921', address: '枹罕镇' });
  const found = await get(`/public/schools?q=${encodeURIComponent('枹罕')}&region=622900`);
  assert.equal(found.status, 200, found.body);
  assert.deepEqual(Object.keys(found.json().items[0]).sort(), [
    'address',
    'bureau',
    'id',
    'kind',
    'name',
    'regionCode',
    'schoolCode',
    'schoolType',
  ]);
  assert.deepEqual(
    (await get(`/public/schools?q=${encodeURIComponent('枹罕')}&region=622922`)).json().items,
    [],
  );
  assert.equal((await get(`/public/schools?q=`)).status, 400);
});

test('moves in any order never break the prefix of a path', async () => {
  const tenant = await buildTenant(app);
  const ctx = app.system(tenant.id);
  const officer = officerOf(tenant);
  const groups: string[] = [];
  for (let i = 0; i < 12; i++) {
    const parentId = i < 3 ? tenant.organisationId : (groups[(i * 7) % i] as string);
    groups.push(
      (await post('/organisations', { parentId, kind: 'group', name: `组${i}` }, officer)).json().id,
    );
  }
  let seed = Number(process.env.SEED ?? 42);
  const draw = (below: number) => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return seed % below;
  };
  let moves = 0;
  for (let step = 0; step < 60; step++) {
    const id = groups[draw(groups.length)] as string;
    const parentId = draw(5) === 0 ? tenant.organisationId : (groups[draw(groups.length)] as string);
    const { version } = await getOrganisation(ctx, id);
    const { status, body } = await post(`/organisations/${id}/move`, { parentId }, officer, version);
    assert.ok(status === 200 || (status === 409 && body.includes('directory.cycle')), body);
    if (status === 200) moves++;
    const rows = await ctx.db
      .selectFrom('directory.organisation')
      .select(['id', 'parent_id', 'path'])
      .execute();
    const paths = new Map(rows.map((row) => [row.id, row.path]));
    for (const row of rows) {
      const above = row.parent_id ? paths.get(row.parent_id) : '';
      assert.equal(row.path, `${above}${row.id.slice(-12)}.`, `seed ${process.env.SEED ?? 42}, step ${step}`);
    }
  }
  assert.ok(moves > 10);
});
