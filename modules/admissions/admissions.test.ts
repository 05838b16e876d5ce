import assert from 'node:assert/strict';
import { test } from 'node:test';
import { modules } from '#modules';
import { actorOf } from '#modules/directory/actor.factory.ts';
import { buildClass, buildSchool, buildTenant } from '#modules/directory/organisation.factory.ts';
import { buildGuardian, buildPupil, buildTeacher } from '#modules/directory/person.factory.ts';
import { makeResidentId } from '#platform/codes/resident-id.ts';
import type { Actor } from '#platform/ctx.ts';
import { createTestApp, personActor } from '#platform/testing/app.ts';
import { drawLots } from './lot.policy.ts';
import { recordDecision } from './review.service.ts';

let clock = new Date('2026-11-21T02:00:00Z');
const app = await createTestApp(modules, { now: () => clock });
const at = (time: string) => {
  clock = new Date(time);
};

const send =
  (method: 'POST' | 'PUT' | 'GET') =>
  (path: string, as: Actor | undefined, payload?: object, headers: Record<string, string> = {}) =>
    app.request({
      method,
      url: `/api/admissions${path}`,
      headers,
      ...(as && { as }),
      ...(payload && { payload }),
    });
const post = send('POST');
const put = send('PUT');
const get = send('GET');

const planInput = {
  name: '2027年秋季小学招生',
  schoolYear: 2027,
  stage: 'primary',
  bornFrom: '2020-09-01',
  bornTo: '2021-08-31',
  mostChoices: 2,
  opensAt: '2026-11-22T09:00:00+08:00',
  closesAt: '2026-11-30T18:00:00+08:00',
  confirmUntil: '2026-12-10T18:00:00+08:00',
};
const [before, open, closed] = ['2026-11-21T02:00:00Z', '2026-11-23T02:00:00Z', '2026-12-01T02:00:00Z'];

/** A county with two schools and its officers; its plan is published and open. */
async function county(seats: [number, number] = [2, 10]) {
  at(before as string);
  const tenant = await buildTenant(app);
  const schools = [await buildSchool(app, { tenant }), await buildSchool(app, { tenant })] as const;
  const bureau = { id: tenant.organisationId, tenantId: tenant.id } as (typeof schools)[0];
  const officer = await actorOf(app, await buildTeacher(app, { at: bureau, post: 'officer' }));
  const other = await actorOf(app, await buildTeacher(app, { at: bureau, post: 'officer' }));
  const made = (await post('/plans', officer, planInput)).json();
  await put(`/plans/${made.id}/offers`, officer, {
    offers: [
      { schoolId: schools[0].id, seats: seats[0], areas: [{ code: '622922100', name: '附城镇' }] },
      { schoolId: schools[1].id, seats: seats[1], areas: [{ code: '622922101', name: '苏集镇' }] },
    ],
  });
  const plan = (await post(`/plans/${made.id}/publication`, officer)).json();
  assert.equal(plan.phase, 'announced');
  at(open as string);
  return { tenant, schools, officer, other, plan, path: `/tenants/${tenant.id}/plans/${plan.id}` };
}

let serial = 0;
const residentId = (birthDate = '2021-01-05') =>
  makeResidentId({ region: '622922', birthDate, sequence: ++serial });

const wish = (schools: readonly { id: string }[], child?: object) => ({
  child: child ?? { name: '马小禾', residentId: residentId(), relation: 'mother' },
  householdArea: '622922100',
  homeArea: '622922100',
  homeKind: 'owned',
  choices: schools.map(({ id }) => id),
});

test('a child of the directory with household and home in the district passes the automatic check at once', async () => {
  const { schools, path } = await county();
  const nursery = await buildClass(app, {
    school: schools[1],
    stage: 'kindergarten',
    validFrom: '2026-09-01',
  });
  const pupil = await buildPupil(app, { inClass: nursery, birthDate: '2021-01-05' });
  const guardian = await actorOf(app, await buildGuardian(app, { of: pupil }));
  const answer = await post(`${path}/applications`, guardian, wish(schools, { personId: pupil.id }));
  assert.equal(answer.status, 201);
  assert.equal(answer.json().state, 'eligible');
  assert.equal(answer.json().category, 1);
  const again = await post(`${path}/applications`, guardian, wish(schools, { personId: pupil.id }));
  assert.equal(again.json().id, answer.json().id, 'a double click answers the first');
  const mine = (await get('/applications/mine', guardian)).json().items;
  assert.deepEqual(
    mine.map((one: { number: string }) => one.number),
    [answer.json().number],
  );
});

test('a child of wrong age is refused with the days, one enrolled at this stage already too', async () => {
  const { schools, path } = await county();
  const guardian = personActor();
  const old = await post(`${path}/applications`, guardian, {
    ...wish(schools, { name: '马小禾', residentId: residentId('2019-01-05'), relation: 'father' }),
  });
  assert.equal(old.json().state, 'refused');
  assert.match(old.json().reason, /2020-09-01至2021-08-31/);
  const pupil = await buildPupil(app, {
    inClass: await buildClass(app, { school: schools[1], validFrom: '2026-09-01' }),
    birthDate: '2021-01-05',
  });
  const parent = await actorOf(app, await buildGuardian(app, { of: pupil }));
  const twice = await post(`${path}/applications`, parent, wish(schools, { personId: pupil.id }));
  assert.equal(twice.json().state, 'refused');
  assert.match(twice.json().reason, /转学/);
});

test('a child applies once, whoever sends it; ten children a guardian; foreign children are refused', async () => {
  const { schools, path } = await county();
  const [father, mother] = [personActor(), personActor()];
  const child = { name: '马小禾', residentId: residentId(), relation: 'father' };
  assert.equal((await post(`${path}/applications`, father, wish(schools, child))).status, 201);
  const second = await post(`${path}/applications`, mother, wish(schools, child));
  assert.equal(second.json().code, 'admissions.child-applied');
  for (let n = 2; n <= 10; n++)
    assert.equal((await post(`${path}/applications`, father, wish(schools))).status, 201);
  assert.equal(
    (await post(`${path}/applications`, father, wish(schools))).json().code,
    'admissions.too-many-children',
  );
  const pupil = await buildPupil(app);
  const foreign = await post(`${path}/applications`, mother, wish(schools, { personId: pupil.id }));
  assert.equal(foreign.json().code, 'admissions.not-your-child');
});

test('two clicks in the same moment make one application', async () => {
  const { schools, path, tenant } = await county();
  const guardian = personActor();
  const body = wish(schools);
  const answers = await Promise.all(
    Array.from({ length: 6 }, () => post(`${path}/applications`, guardian, body)),
  );
  assert.equal(new Set(answers.map((one) => one.json().number)).size, 1);
  assert.equal((await get('/applications/mine', guardian)).json().items[0].tenantId, tenant.id);
});

test('bad input names the place: unknown school, too many wishes, a false resident ID, closed hours', async () => {
  const { schools, path, tenant } = await county();
  const foreign = await buildSchool(app);
  const guardian = personActor();
  const wrong = await post(`${path}/applications`, guardian, {
    ...wish([schools[0], foreign, schools[1]]),
  });
  assert.deepEqual(
    wrong.json().errors.map((one: { pointer: string }) => one.pointer),
    ['/choices', '/choices/1'],
  );
  const child = { name: '马小禾', residentId: '622922202101050018', relation: 'mother' };
  const id = await post(`${path}/applications`, guardian, wish(schools, child));
  assert.equal(id.json().errors[0].pointer, '/child/residentId');
  at(closed as string);
  const late = await post(`${path}/applications`, guardian, wish(schools));
  assert.equal(late.json().code, 'admissions.not-open');
  assert.match(late.json().detail ?? late.json().title, /2026-11-30 18:00/);
  assert.equal((await get(`/tenants/${tenant.id}/plans`, undefined)).json().items.length, 1);
});

test('drawn by lot with a witnessed figure: recomputed by a stranger, confirmed by the guardian', async () => {
  const { schools, path, officer, other, plan, tenant } = await county([2, 1]);
  const families = await Promise.all(
    Array.from({ length: 5 }, async () => {
      const guardian = personActor();
      const made = (await post(`${path}/applications`, guardian, wish(schools))).json();
      return { guardian, id: made.id as string, number: made.number as string, state: made.state };
    }),
  );
  assert.deepEqual(new Set(families.map(({ state }) => state)), new Set(['review']));
  at(closed as string);
  const early = await post(`/plans/${plan.id}/draw`, other, { witness: '03 11 18 22 27 30 + 09' });
  assert.equal(early.json().code, 'admissions.reviews-open');
  for (const { id } of families)
    await recordDecision(app.system(tenant.id), { tenantId: tenant.id, id, state: 'eligible' });
  assert.equal((await get(`${path}/result`, undefined)).status, 404, 'no result before the draw');
  assert.equal((await get(path, undefined)).json().secret, null, 'the secret stays secret');
  const same = await post(`/plans/${plan.id}/draw`, officer, { witness: '03 11 18 22 27 30 + 09' });
  assert.equal(same.json().code, 'admissions.same-person');
  const drawn = await post(`/plans/${plan.id}/draw`, other, { witness: '03 11 18 22 27 30 + 09' });
  assert.equal(drawn.json().phase, 'drawn');
  assert.equal(drawn.json().commitment, plan.commitment);

  const result = (await get(`${path}/result`, undefined)).json();
  const [first] = result.draws;
  assert.equal(first.participants, 5);
  const list = await get(new URL(first.listUrl).pathname.replace('/api/admissions', ''), undefined);
  const numbers = list.body.trim().split('\n');
  assert.deepEqual(numbers, families.map(({ number }) => number).sort());
  assert.deepEqual(drawLots(result.plan.seed, numbers).slice(0, 2), first.winners);
  assert.doesNotMatch(JSON.stringify(result), /马小禾|622922202101/);

  const mine = await Promise.all(
    families.map(async ({ guardian }) => ({
      guardian,
      ...(await get('/applications/mine', guardian)).json().items[0],
    })),
  );
  const counts = Map.groupBy(mine, ({ state }) => state);
  assert.equal(counts.get('placed')?.length, 3);
  assert.equal(counts.get('unplaced')?.length, 2);
  const [lucky] = counts.get('placed') ?? [];
  const seat = await post(`/tenants/${tenant.id}/applications/${lucky.id}/seat`, lucky.guardian, {
    answer: 'confirmed',
  });
  assert.equal(seat.json().state, 'confirmed');
  const stranger = await post(`/tenants/${tenant.id}/applications/${lucky.id}/seat`, personActor(), {
    answer: 'declined',
  });
  assert.equal(stranger.status, 404);
  const again = await post(`/plans/${plan.id}/draw`, other, { witness: 'another figure' });
  assert.equal(again.json().code, 'admissions.plan-state');
});

test('an application may be changed and taken back while open, and made anew', async () => {
  const { schools, path, tenant } = await county();
  const guardian = personActor();
  const body = wish(schools);
  const made = (await post(`${path}/applications`, guardian, body)).json();
  const { child: _child, ...edit } = { ...body, choices: [schools[1].id] };
  const own = `/tenants/${tenant.id}/applications/${made.id}`;
  const changed = await put(own, guardian, edit, { 'if-match': `"${made.version}"` });
  assert.deepEqual(changed.json().choices, [schools[1].id]);
  const stale = await put(own, guardian, edit, { 'if-match': `"${made.version}"` });
  assert.equal(stale.status, 412);
  assert.equal((await post(`${own}/withdrawal`, guardian)).json().state, 'withdrawn');
  const anew = (await post(`${path}/applications`, guardian, body)).json();
  assert.equal(anew.number, made.number);
  assert.equal(anew.state, 'review');
});

test('a plan without seats is not published; another bureau sees no draft and may not change it', async () => {
  at(before as string);
  const tenant = await buildTenant(app);
  const bureau = { id: tenant.organisationId, tenantId: tenant.id } as Awaited<
    ReturnType<typeof buildSchool>
  >;
  const officer = await actorOf(app, await buildTeacher(app, { at: bureau, post: 'officer' }));
  const draft = (await post('/plans', officer, planInput)).json();
  const empty = await post(`/plans/${draft.id}/publication`, officer);
  assert.equal(empty.json().code, 'admissions.plan-incomplete');
  assert.equal(empty.json().errors[0].pointer, '/offers');
  const foreign = await buildSchool(app);
  const wrong = await put(`/plans/${draft.id}/offers`, officer, {
    offers: [{ schoolId: foreign.id, seats: 10, areas: [] }],
  });
  assert.equal(wrong.json().errors[0].pointer, '/offers/0/schoolId');
  assert.equal((await get(`/tenants/${tenant.id}/plans/${draft.id}`, undefined)).status, 404);
  assert.equal((await get(`/tenants/${tenant.id}/plans/${draft.id}`, officer)).status, 200);
});
