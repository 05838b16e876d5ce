import assert from 'node:assert/strict';
import { test } from 'node:test';
import { modules } from '#modules';
import { actorOf } from '#modules/directory/actor.factory.ts';
import {
  enrolmentsOfPeople,
  type Organisation,
  organisationsBelow,
  rolesOf,
} from '#modules/directory/index.ts';
import { buildClass, buildSchool, buildTenant } from '#modules/directory/organisation.factory.ts';
import { buildPupil, buildTeacher } from '#modules/directory/person.factory.ts';
import { createTestApp, personActor } from '#platform/testing/app.ts';
import type { Promotion } from './promotion.schema.ts';
import { applyPromotion } from './promotion-apply.service.ts';
import { undoPromotion } from './promotion-undo.service.ts';

let now = new Date('2027-07-20T02:00:00Z');
const app = await createTestApp(modules, { now: () => now });
const tenant = await buildTenant(app);
const quiet = { progress: async () => undefined };

/** A school with one class of each of these cohorts, two pupils in each. */
async function schoolOf(schoolType: string, cohorts: readonly [stage: string, entryYear: number][]) {
  const school = await buildSchool(app, { tenant, schoolType });
  const registrar = await actorOf(app, await buildTeacher(app, { at: school, post: 'registrar' }));
  const rooms = new Map<string, Organisation>();
  const pupils = new Map<string, string[]>();
  for (const [stage, entryYear] of cohorts) {
    const room = await buildClass(app, {
      school,
      stage,
      entryYear,
      classNumber: 1,
      validFrom: `${entryYear}-09-01`,
    });
    const ids: string[] = [];
    for (let n = 0; n < 2; n++) ids.push((await buildPupil(app, { inClass: room })).id);
    rooms.set(`${stage}-${entryYear}`, room);
    pupils.set(`${stage}-${entryYear}`, ids);
  }
  const ask = (
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    path: string,
    payload?: object,
    version?: number,
  ) =>
    app.request({
      method,
      url: `/api/register/promotions${path}`,
      ...(payload && { payload }),
      ...(version && { headers: { 'if-match': `"${version}"` } }),
      as: registrar,
    });
  const plan = async (schoolYear = 2027) =>
    (await ask('POST', '', { schoolId: school.id, schoolYear })).json() as Promotion;
  const apply = async (id: string) => {
    const answer = await ask('POST', `/${id}/application`, {});
    assert.equal(answer.status, 202, answer.body);
    return applyPromotion(app.system(tenant.id), tenant.id, id, quiet);
  };
  const get = async (id: string) => (await ask('GET', `/${id}`)).json() as Promotion;
  const room = (key: string) => rooms.get(key) as Organisation;
  const of = (key: string) => pupils.get(key) as string[];
  return { school, registrar, room, of, ask, plan, apply, get };
}

const standing = async (personId: string) => (await enrolmentsOfPeople(app.system(), [personId])).at(-1);
const openClasses = async (school: Organisation) =>
  (await organisationsBelow(app.system(tenant.id), [tenant.id], school.path)).filter(
    (node) => node.kind === 'class' && !node.validTo,
  );

test('a primary school goes up: the oldest leave, the others stay in their classes, new classes open', async () => {
  const { school, room, of, plan, apply, get } = await schoolOf('primary', [
    ['primary', 2021],
    ['primary', 2022],
    ['primary', 2026],
  ]);
  const planned = await plan();
  assert.deepEqual(
    planned.plan.cohorts.map((cohort) => [
      cohort.key,
      cohort.fromLevel,
      cohort.toLevel,
      cohort.action,
      cohort.active,
    ]),
    [
      ['primary-2026', 1, 2, 'promote', 2],
      ['primary-2022', 5, 6, 'promote', 2],
      ['primary-2021', 6, null, 'graduate', 2],
    ],
  );
  assert.deepEqual(
    planned.plan.newCohorts.map(({ name, classes }) => [name, classes]),
    [['小学2027级', 1]],
  );
  assert.ok(planned.plan.problems.some(({ code, count }) => code === 'without-head' && count === 3));
  assert.equal(
    (await standing(of('primary-2021')[0] as string))?.validTo,
    undefined,
    'a plan changes nothing',
  );

  const result = await apply(planned.id);
  assert.deepEqual(result, {
    promoted: 4,
    graduated: 2,
    continued: 0,
    repeated: 0,
    opened: 1,
    closed: 1,
    kept: 0,
  });
  const [leaver] = of('primary-2021');
  const left = await standing(leaver as string);
  assert.deepEqual([left?.status, left?.validTo], ['graduated', '2027-09-01']);
  assert.equal((await rolesOf(app.system(), leaver as string)).length, 1, 'a pupil until the last day');
  const stays = await standing(of('primary-2022')[0] as string);
  assert.deepEqual([stays?.classId, stays?.validTo], [room('primary-2022').id, undefined]);
  const open = await openClasses(school);
  assert.deepEqual(
    open.map((one) => one.name).filter((name) => name.includes('2027')),
    ['小学2027级1班'],
  );
  assert.ok(!open.some((one) => one.id === room('primary-2021').id));
  assert.equal((await get(planned.id)).state, 'applied');

  now = new Date('2027-09-02T02:00:00Z');
  assert.deepEqual(await rolesOf(app.system(), leaver as string), []);
  now = new Date('2027-07-20T02:00:00Z');
});

test('a school goes up once: not twice a year, and not in a year that is not at hand', async () => {
  const { plan, apply, ask, school } = await schoolOf('primary', [['primary', 2024]]);
  const { id } = await plan();
  assert.equal((await plan()).id, id, 'an open plan is given back');
  await apply(id);
  const twice = await ask('POST', '', { schoolId: school.id, schoolYear: 2027 });
  assert.equal(twice.json().code, 'register.promoted-already');
  assert.equal((await ask('POST', `/${id}/application`, {})).json().code, 'register.promotion-state');
  assert.equal((await ask('PATCH', `/${id}`, { choices: {} }, 2)).json().code, 'register.promotion-state');
  assert.equal(
    (await ask('POST', '', { schoolId: school.id, schoolYear: 2031 })).json().code,
    'register.school-year',
  );
});

test('in a nine-year school leavers of the primary stage go on, but who leaves and who repeats is chosen', async () => {
  const { school, room, of, plan, apply, ask } = await schoolOf('nine-year', [
    ['primary', 2021],
    ['primary', 2022],
    ['junior', 2024],
  ]);
  const planned = await plan();
  const [one, two] = of('primary-2021') as [string, string];
  const [three] = of('primary-2022') as [string];
  const young = await buildClass(app, { school, stage: 'primary', entryYear: 2023, validFrom: '2023-09-01' });
  const wrong = await ask(
    'PATCH',
    `/${planned.id}`,
    { choices: { exceptions: [{ personId: three, choice: 'repeat', classId: room('junior-2024').id }] } },
    planned.version,
  );
  assert.equal(wrong.json().errors[0].pointer, '/choices/exceptions/0/classId');
  const exceptions = [
    { personId: one, choice: 'leave' },
    { personId: three, choice: 'repeat', classId: young.id },
  ];
  const adjusted = await ask(
    'PATCH',
    `/${planned.id}`,
    {
      choices: {
        exceptions,
        newCohorts: [
          { stage: 'junior', classes: 2 },
          { stage: 'primary', classes: 0 },
        ],
      },
    },
    planned.version,
  );
  assert.equal(adjusted.status, 200, adjusted.body);
  const { totals } = adjusted.json().plan;
  assert.deepEqual(
    [totals.continued, totals.graduated, totals.repeated, totals.promoted, totals.opened],
    [1, 3, 1, 1, 2],
  );
  assert.equal((await ask('PATCH', `/${planned.id}`, { choices: {} }, planned.version)).status, 412);
  assert.deepEqual(await apply(planned.id), {
    promoted: 1,
    graduated: 3,
    continued: 1,
    repeated: 1,
    opened: 2,
    closed: 2,
    kept: 0,
  });
  assert.equal((await standing(one))?.status, 'graduated');
  const goesOn = await standing(two);
  assert.deepEqual([goesOn?.status, goesOn?.validFrom, goesOn?.entryYear], ['active', '2027-09-01', 2027]);
  const repeats = await standing(three);
  assert.deepEqual(
    [repeats?.classId, repeats?.entryYear, repeats?.validFrom],
    [young.id, 2023, '2027-09-01'],
  );
});

test('leavers cannot go on when no class is opened for them', async () => {
  const { plan, ask } = await schoolOf('nine-year', [['primary', 2021]]);
  const planned = await plan();
  const adjusted = (
    await ask(
      'PATCH',
      `/${planned.id}`,
      { choices: { newCohorts: [{ stage: 'junior', classes: 0 }] } },
      planned.version,
    )
  ).json() as Promotion;
  assert.ok(adjusted.plan.problems.some(({ code, blocking }) => code === 'no-class-to-continue' && blocking));
  assert.equal(adjusted.mayApply, false);
  assert.equal(
    (await ask('POST', `/${planned.id}/application`, {})).json().code,
    'register.promotion-blocked',
  );
});

test('五四制: a primary cohort ends after its fifth year', async () => {
  const { school, ask } = await schoolOf('primary', [['primary', 2022]]);
  const made = (
    await ask('POST', '', { schoolId: school.id, schoolYear: 2027, system: 'five-four' })
  ).json() as Promotion;
  assert.deepEqual(
    made.plan.cohorts.map(({ fromLevel, action }) => [fromLevel, action]),
    [[5, 'graduate']],
  );
});

test('a mixed-grade class keeps its pupils; levels shift, and who ends the stage leaves', async () => {
  const { school, plan, apply } = await schoolOf('teaching-point', []);
  const room = await buildClass(app, {
    school,
    stage: 'primary',
    entryYear: undefined,
    mixedGrades: true,
    name: '复式1班',
    validFrom: '2020-09-01',
  });
  const young = await buildPupil(app, { inClass: room });
  const old = await buildPupil(app, { inClass: room });
  // The factory enrols first-years: this one came five years before.
  const row = await standing(old.id);
  await app
    .system(tenant.id)
    .db.updateTable('directory.enrolment')
    .set({ entry_year: 2021 })
    .where('tenant_id', '=', tenant.id)
    .where('id', '=', row?.id as string)
    .execute();
  const planned = await plan();
  assert.deepEqual(
    planned.plan.mixed.map(({ levels, leavers }) => [
      levels.map((level) => [level.fromLevel, level.toLevel]),
      leavers,
    ]),
    [
      [
        [
          [1, 2],
          [6, null],
        ],
        1,
      ],
    ],
  );
  assert.deepEqual(planned.plan.newCohorts, [], 'first-years join the class that is there');
  assert.equal((await apply(planned.id)).graduated, 1);
  assert.equal((await standing(old.id))?.status, 'graduated');
  assert.deepEqual([(await standing(young.id))?.validTo, (await openClasses(school)).length], [undefined, 1]);
});

test('a suspended pupil stays suspended when its class leaves', async () => {
  const { school, registrar, of, plan, apply } = await schoolOf('primary', [['primary', 2021]]);
  const [rests] = of('primary-2021') as [string];
  const payload = { schoolId: school.id, personId: rests, until: '2028-06-30', reason: '因病' };
  assert.equal(
    (await app.request({ method: 'POST', url: '/api/register/suspensions', payload, as: registrar })).status,
    201,
  );
  const planned = await plan();
  assert.equal(planned.plan.totals.suspended, 1);
  assert.equal((await apply(planned.id)).graduated, 1);
  assert.equal((await standing(rests))?.status, 'suspended');
});

test('an application that is killed half-way goes on where it stopped, and does nothing twice', async () => {
  const { of, plan, ask, get } = await schoolOf('primary', [
    ['primary', 2021],
    ['primary', 2022],
    ['primary', 2023],
    ['primary', 2024],
  ]);
  const { id } = await plan();
  assert.equal((await ask('POST', `/${id}/application`, {})).status, 202);
  const ctx = app.system(tenant.id);
  for (const stop of [1, 2, 4]) {
    const dies = {
      progress: async (done: number) => (done === stop ? Promise.reject(new Error('killed')) : undefined),
    };
    await assert.rejects(applyPromotion(ctx, tenant.id, id, dies), /killed/);
    const half = await get(id);
    assert.deepEqual([half.state, half.done], ['applying', stop]);
  }
  assert.equal((await ask('POST', `/${id}/application`, {})).status, 202, 'it can be started again');
  const results = await Promise.all([
    applyPromotion(ctx, tenant.id, id, quiet),
    applyPromotion(ctx, tenant.id, id, quiet),
  ]);
  assert.deepEqual(results[0], results[1]);
  assert.deepEqual([results[0]?.graduated, results[0]?.promoted, results[0]?.opened], [2, 6, 1]);
  for (const personId of of('primary-2021'))
    assert.equal((await enrolmentsOfPeople(app.system(), [personId])).length, 1);
  const events = await ctx.db
    .selectFrom('platform.event')
    .select('payload')
    .where('type', '=', 'register.pupils.promoted')
    .execute();
  const told = events
    .map(({ payload }) => payload as unknown as { promotionId: string; personIds: string[] })
    .filter((payload) => payload.promotionId === id);
  assert.equal(told.length, 3, 'one for each cohort');
  assert.equal(new Set(told.flatMap((payload) => payload.personIds)).size, 6);
});

test('it is undone whole until the term starts; who changed meanwhile keeps the later change', async () => {
  const { school, registrar, room, of, plan, apply, ask, get } = await schoolOf('nine-year', [
    ['primary', 2021],
    ['junior', 2024],
  ]);
  await buildTeacher(app, { at: room('junior-2024'), post: 'head-teacher' });
  const before = await enrolmentsOfPeople(app.system(), [...of('primary-2021'), ...of('junior-2024')]);
  const { id } = await plan();
  await apply(id);
  const removed = (await ask('DELETE', `/${id}`)).json();
  assert.equal(removed.state, 'undoing');
  const ctx = app.system(tenant.id);
  const dies = {
    progress: async (done: number) => (done === 1 ? Promise.reject(new Error('killed')) : undefined),
  };
  await assert.rejects(undoPromotion(ctx, tenant.id, id, dies), /killed/);
  assert.equal((await undoPromotion(ctx, tenant.id, id, quiet)).kept, 0);
  assert.equal((await get(id)).state, 'undone');
  const plain = (rows: typeof before) => rows.map(({ version: _version, ...row }) => row);
  assert.deepEqual(
    plain(await enrolmentsOfPeople(app.system(), [...of('primary-2021'), ...of('junior-2024')])),
    plain(before),
  );
  assert.equal((await openClasses(school)).length, 2, 'closed classes are open again, opened ones are gone');

  const again = await plan();
  assert.notEqual(again.id, id);
  await apply(again.id);
  const [moved] = of('primary-2021') as [string];
  const other = await buildClass(app, { school, stage: 'junior', entryYear: 2027, validFrom: '2027-09-01' });
  const payload = { schoolId: school.id, classId: other.id, personIds: [moved], on: '2027-09-01' };
  assert.equal(
    (await app.request({ method: 'POST', url: '/api/register/placements', payload, as: registrar })).status,
    201,
  );
  await ask('DELETE', `/${again.id}`);
  assert.equal((await undoPromotion(ctx, tenant.id, again.id, quiet)).kept, 1);
  assert.equal((await standing(moved))?.classId, other.id);

  const third = await plan();
  await apply(third.id);
  now = new Date('2027-09-01T02:00:00Z');
  assert.equal((await ask('DELETE', `/${third.id}`)).json().code, 'register.term-started');
  now = new Date('2027-07-20T02:00:00Z');
});

test('a plan is thrown away without a trace; another school’s registrar sees none of it', async () => {
  const { plan, ask, school } = await schoolOf('primary', [['primary', 2021]]);
  const { id } = await plan();
  const foreign = await buildSchool(app);
  const outsider = personActor({ role: 'school-registrar', tenantId: foreign.tenantId, path: foreign.path });
  const neighbour = personActor({
    role: 'school-registrar',
    tenantId: tenant.id,
    path: (await buildSchool(app, { tenant })).path,
  });
  assert.equal((await app.request({ url: `/api/register/promotions/${id}`, as: outsider })).status, 404);
  assert.equal((await app.request({ url: `/api/register/promotions/${id}`, as: neighbour })).status, 403);
  assert.deepEqual((await ask('DELETE', `/${id}`)).json(), { state: 'discarded', jobId: null });
  assert.deepEqual((await ask('GET', `?schoolId=${school.id}`)).json().items, []);
});
