import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { modules } from '#modules';
import { actorOf } from '#modules/directory/actor.factory.ts';
import { enrolmentsOfPeople, type Organisation, rolesOf } from '#modules/directory/index.ts';
import { buildClass, buildSchool, buildTenant } from '#modules/directory/organisation.factory.ts';
import { buildGuardian, buildPupil, buildTeacher } from '#modules/directory/person.factory.ts';
import { makeStudentNumber } from '#platform/codes/student-number.ts';
import type { Actor, Ctx } from '#platform/ctx.ts';
import { createTestApp } from '#platform/testing/app.ts';

const app = await createTestApp(modules, {
  roles: ['web', 'worker'],
  now: () => new Date('2026-11-21T02:00:00Z'),
});

/** Two schools with a registrar each: of one bureau, or of two. */
async function twoSchools(acrossCounties: boolean) {
  const one = await buildTenant(app);
  const two = acrossCounties ? await buildTenant(app) : one;
  const side = async (tenant: typeof one) => {
    const school = await buildSchool(app, { tenant });
    const room = await buildClass(app, { school, validFrom: '2026-09-01' });
    const registrar = await actorOf(app, await buildTeacher(app, { at: school, post: 'registrar' }));
    return { school, room, registrar };
  };
  return { sending: await side(one), receiving: await side(two) };
}

let serial = 0;
async function enrolled(inClass: Organisation) {
  const studentNumber = makeStudentNumber({
    form: 'L',
    region: '622922',
    birthDate: '2019-05-06',
    serial: ++serial,
  });
  const pupil = await buildPupil(app, {
    inClass,
    name: '马小丰',
    identifiers: [{ type: 'student-number', value: studentNumber }],
  });
  return { ...pupil, studentNumber };
}

const post = (path: string, payload: object, as: Actor) =>
  app.request({ method: 'POST', url: `/api/register${path}`, payload, as });
const get = async (path: string, as: Actor) =>
  (await app.request({ url: `/api/register${path}`, as })).json();

/** Follows a list rather than the clock: events arrive in their own time. Not faster than a person may ask. */
async function until<T>(read: () => Promise<T>, fits: (value: T) => boolean): Promise<T> {
  for (;;) {
    const value = await read();
    if (fits(value)) return value;
    await pause(50);
  }
}

for (const acrossCounties of [false, true]) {
  const where = acrossCounties ? 'between two counties' : 'inside a county';
  test(`a transfer ${where}: applied, on the sending registrar’s list, confirmed, seen by all`, async () => {
    const { sending, receiving } = await twoSchools(acrossCounties);
    const pupil = await enrolled(sending.room);
    const guardian = await actorOf(app, await buildGuardian(app, { of: pupil }));
    const { studentNumber, name } = pupil;

    const candidate = await post('/transfer-candidates', { studentNumber, name }, receiving.registrar);
    assert.equal(candidate.json().name, '马*丰');
    assert.equal(candidate.json().school, sending.school.name);
    const wrong = await post('/transfer-candidates', { studentNumber, name: '马大丰' }, receiving.registrar);
    assert.equal(wrong.json().code, 'register.pupil-unknown');

    const wish = {
      studentNumber,
      name,
      schoolId: receiving.school.id,
      classId: receiving.room.id,
      reason: '随父母务工迁居',
      wishedOn: '2026-11-23',
    };
    const applied = await post('/transfers', wish, receiving.registrar);
    assert.equal(applied.status, 201, applied.body);
    const { id, pupil: shown, dueOn } = applied.json();
    assert.equal(dueOn, '2026-12-04', 'ten working days');
    assert.deepEqual([shown.id, shown.name], [null, '马*丰'], 'no more than was asked about');
    assert.equal((await post('/transfers', wish, receiving.registrar)).json().code, 'register.transfer-open');

    const todos = () =>
      app.request({ url: '/api/space/todos', as: sending.registrar }).then((answer) => answer.json().items);
    const [todo] = await until(todos, (items) => items.length > 0);
    assert.match(todo.link, new RegExp(id));
    assert.equal((await get('/transfers?direction=out', sending.registrar)).items[0].pupil.name, name);
    assert.equal((await get('/transfers?direction=in', receiving.registrar)).items[0].id, id);
    assert.equal((await get(`/transfers/${id}`, guardian)).state, 'applied');

    const blocked = await post(
      '/withdrawals',
      { schoolId: sending.school.id, personId: pupil.id, reason: '离校' },
      sending.registrar,
    );
    assert.equal(blocked.json().code, 'register.transfer-open');
    const self = await post(`/transfers/${id}/confirmation`, {}, receiving.registrar);
    assert.equal(self.status, 403, 'the receiving school does not confirm for the sending one');

    const confirmed = await post(`/transfers/${id}/confirmation`, {}, sending.registrar);
    assert.equal(confirmed.status, 200, confirmed.body);
    assert.equal(confirmed.json().effectiveOn, '2026-11-23');
    const rows = await enrolmentsOfPeople(app.system(), [pupil.id]);
    assert.deepEqual(
      rows.map((row) => [row.tenantId, row.schoolId, row.status, row.validFrom, row.validTo]),
      [
        [sending.school.tenantId, sending.school.id, 'transferred', '2026-09-01', '2026-11-23'],
        [receiving.school.tenantId, receiving.school.id, 'active', '2026-11-23', undefined],
      ],
    );
    await until(todos, (items) => items.length === 0);
    const waiting = () =>
      app.request({ url: '/api/space/todos', as: receiving.registrar }).then((answer) => answer.json().items);
    const [coming] = await until(waiting, (items) => items.length > 0);
    assert.equal(coming.kind, 'register.transfer.receive');
    const done = `/api/space/todos/${coming.id}/done`;
    assert.equal((await app.request({ method: 'POST', url: done, as: sending.registrar })).status, 404);
    assert.equal((await app.request({ method: 'POST', url: done, as: receiving.registrar })).status, 200);
    assert.deepEqual(await waiting(), []);
    assert.equal((await app.request({ method: 'POST', url: done, as: receiving.registrar })).status, 404);
    assert.equal((await rolesOf(app.system(), pupil.id)).length, 1, 'one school at a time');
    const seen = await get(`/pupils/${pupil.id}?on=2026-11-24`, receiving.registrar);
    assert.equal(seen.standing.school.id, receiving.school.id);
    assert.equal(seen.periods.length, 2, 'the school where the pupil is sees where it was');
    assert.equal(
      (await get(`/pupils/${pupil.id}`, sending.registrar)).periods.length,
      1,
      'the former one its own part',
    );
    assert.equal((await get(`/pupils/${pupil.id}`, guardian)).transfers[0].state, 'confirmed');
    const late = await post(`/transfers/${id}/refusal`, { reason: '已办结' }, sending.registrar);
    assert.equal(late.json().code, 'register.transfer-closed');
  });

  test(`a transfer ${where} can be refused with a reason, or withdrawn, and asked again`, async () => {
    const { sending, receiving } = await twoSchools(acrossCounties);
    const { studentNumber, name, id: personId } = await enrolled(sending.room);
    const wish = {
      studentNumber,
      name,
      schoolId: receiving.school.id,
      classId: receiving.room.id,
      reason: '迁居',
      wishedOn: '2026-11-23',
    };
    const first = (await post('/transfers', wish, receiving.registrar)).json();
    assert.equal(
      (await post(`/transfers/${first.id}/refusal`, {}, sending.registrar)).status,
      400,
      'a reason is due',
    );
    const refused = await post(`/transfers/${first.id}/refusal`, { reason: '材料不全' }, sending.registrar);
    assert.equal(refused.json().state, 'refused');
    assert.equal((await get(`/transfers/${first.id}`, receiving.registrar)).decisionReason, '材料不全');
    const second = (await post('/transfers', wish, receiving.registrar)).json();
    assert.equal((await post(`/transfers/${second.id}/withdrawal`, {}, sending.registrar)).status, 403);
    assert.equal(
      (await post(`/transfers/${second.id}/withdrawal`, {}, receiving.registrar)).json().state,
      'withdrawn',
    );
    assert.equal((await enrolmentsOfPeople(app.system(), [personId])).length, 1);
  });
}

test('two schools that apply at the same time: one is first', async () => {
  const { sending, receiving } = await twoSchools(true);
  const third = (await twoSchools(true)).receiving;
  const { studentNumber, name } = await enrolled(sending.room);
  const apply = (side: typeof receiving) =>
    post(
      '/transfers',
      {
        studentNumber,
        name,
        schoolId: side.school.id,
        classId: side.room.id,
        reason: '迁居',
        wishedOn: '2026-11-23',
      },
      side.registrar,
    );
  const answers = await Promise.all([apply(receiving), apply(third)]);
  assert.deepEqual(answers.map((answer) => answer.status).sort(), [201, 409]);
});

test('two clicks on confirm move the pupil once', async () => {
  const { sending, receiving } = await twoSchools(true);
  const { studentNumber, name, id: personId } = await enrolled(sending.room);
  const wish = {
    studentNumber,
    name,
    schoolId: receiving.school.id,
    classId: receiving.room.id,
    reason: '迁居',
    wishedOn: '2026-11-21',
  };
  const { id } = (await post('/transfers', wish, receiving.registrar)).json();
  const answers = await Promise.all(
    [1, 2, 3].map(() => post(`/transfers/${id}/confirmation`, {}, sending.registrar)),
  );
  assert.deepEqual(answers.map((answer) => answer.status).sort(), [200, 409, 409]);
  assert.equal((await enrolmentsOfPeople(app.system(), [personId])).length, 2);
});

test('the own school cannot apply, a suspended pupil does not move, and a third school sees nothing', async () => {
  const { sending, receiving } = await twoSchools(true);
  const third = (await twoSchools(true)).receiving;
  const { studentNumber, name, id: personId } = await enrolled(sending.room);
  const wish = (side: typeof receiving) => ({
    studentNumber,
    name,
    schoolId: side.school.id,
    classId: side.room.id,
    reason: '迁居',
    wishedOn: '2026-11-23',
  });
  const own = await post('/transfers', wish(sending), sending.registrar);
  assert.equal(own.json().code, 'register.transfer-same-school');
  const { id } = (await post('/transfers', wish(receiving), receiving.registrar)).json();
  assert.equal(
    (await app.request({ url: `/api/register/transfers/${id}`, as: third.registrar })).status,
    404,
  );
  assert.equal((await post(`/transfers/${id}/confirmation`, {}, third.registrar)).status, 404);
  await post(`/transfers/${id}/withdrawal`, {}, receiving.registrar);
  const rest = { schoolId: sending.school.id, personId, until: '2027-08-31', reason: '因病' };
  await post('/suspensions', rest, sending.registrar);
  assert.equal(
    (await post('/transfers', wish(receiving), receiving.registrar)).json().code,
    'register.wrong-status',
  );
});

test('looking up and deciding are in both sides’ audit trails', async () => {
  const { sending, receiving } = await twoSchools(true);
  const { studentNumber, name, id: personId } = await enrolled(sending.room);
  await post('/transfer-candidates', { studentNumber, name }, receiving.registrar);
  const wish = {
    studentNumber,
    name,
    schoolId: receiving.school.id,
    classId: receiving.room.id,
    reason: '迁居',
    wishedOn: '2026-11-21',
  };
  const { id } = (await post('/transfers', wish, receiving.registrar)).json();
  await post(`/transfers/${id}/confirmation`, {}, sending.registrar);
  const trail = async (ctx: Ctx) =>
    (
      await ctx.db
        .selectFrom('platform.audit_entry')
        .select('action')
        .where('subject_id', '=', personId)
        .orderBy('id')
        .execute()
    ).map(({ action }) => action);
  assert.deepEqual(await trail(app.system(receiving.school.tenantId)), [
    'register.transfer.look-up',
    'register.transfer.apply',
    'register.transfer.confirmed',
    'register.pupil.transferred-in',
  ]);
  assert.deepEqual(await trail(app.system(sending.school.tenantId)), [
    'register.transfer.apply',
    'register.transfer.confirmed',
    'register.pupil.transferred-out',
  ]);
});
