import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { modules } from '#modules';
import { actorOf } from '#modules/directory/actor.factory.ts';
import { enrolmentsOfPeople, type Organisation, rolesOf } from '#modules/directory/index.ts';
import { buildClass, buildSchool, buildTenant } from '#modules/directory/organisation.factory.ts';
import { buildGuardian, buildPupil, buildTeacher } from '#modules/directory/person.factory.ts';
import { makeResidentId } from '#platform/codes/resident-id.ts';
import { makeStudentNumber } from '#platform/codes/student-number.ts';
import { uuidv7 } from '#platform/codes/uuid.ts';
import type { Actor } from '#platform/ctx.ts';
import { createTestApp, personActor } from '#platform/testing/app.ts';

let now = new Date('2026-11-21T02:00:00Z');
const app = await createTestApp(modules, { now: () => now });
const tenant = await buildTenant(app);
const school = await buildSchool(app, { tenant });
const other = await buildSchool(app, { tenant });
const [first, second] = [await buildClass(app, { school }), await buildClass(app, { school })];
const elsewhere = await buildClass(app, { school: other });
const registrar = await actorOf(app, await buildTeacher(app, { at: school, post: 'registrar' }));
const officer = personActor({ role: 'bureau-officer', tenantId: tenant.id, path: tenant.path });

const post = (path: string, payload: object, as: Actor = registrar) =>
  app.request({ method: 'POST', url: `/api/register${path}`, payload, as });
const history = async (personId: string, as: Actor = registrar, on?: string) =>
  (await app.request({ url: `/api/register/pupils/${personId}${on ? `?on=${on}` : ''}`, as })).json();
const rowsOf = async (personId: string) => await enrolmentsOfPeople(app.system(), [personId]);
const list = async (query: string, as: Actor = registrar) =>
  (await app.request({ url: `/api/register/pupils?schoolId=${school.id}&${query}`, as })).json();

let serial = 0;
const newcomer = (given: object = {}) => {
  const birthDate = '2020-03-04';
  const sequence = ++serial * 2 - 1;
  const residentId = makeResidentId({ region: '622922', birthDate, sequence });
  return {
    name: '马新生',
    sex: 'male',
    birthDate,
    identifiers: [
      { type: 'resident-id', value: residentId },
      { type: 'student-number', value: makeStudentNumber({ form: 'G', residentId }) },
    ],
    ...given,
  };
};

describe('admission', () => {
  test('of a new person opens an enrolment, and gives the role of a pupil', async () => {
    const answer = await post('/admissions', { schoolId: school.id, classId: first.id, pupil: newcomer() });
    assert.equal(answer.status, 201, answer.body);
    const [personId] = answer.json().personIds;
    const seen = await history(personId);
    assert.equal(seen.standing.status, 'active');
    assert.equal(seen.standing.class.id, first.id);
    assert.equal(seen.level, 1);
    assert.equal((await rolesOf(app.system(), personId))[0]?.role, 'pupil');
    assert.ok((await list('q=maxin')).items.some((one: { personId: string }) => one.personId === personId));
  });

  test('without a class waits for one; a placement makes the pupil active', async () => {
    const [personId] = (await post('/admissions', { schoolId: school.id, pupil: newcomer() })).json()
      .personIds;
    assert.equal((await list('view=admitted&classId=none')).items[0].personId, personId);
    const placed = await post('/placements', {
      schoolId: school.id,
      classId: second.id,
      personIds: [personId],
    });
    assert.equal(placed.status, 201, placed.body);
    assert.equal((await history(personId)).standing.status, 'active');
  });

  test('of one who is enrolled anywhere is refused, with the remedy', async () => {
    const pupil = await buildPupil(app, { inClass: elsewhere });
    const known = { identifier: { type: 'person-number', value: pupil.number }, name: pupil.name };
    const answer = await post('/admissions', { schoolId: school.id, classId: first.id, pupil: known });
    assert.equal(answer.json().code, 'register.enrolled-elsewhere');
    assert.equal(answer.json().remedy, 'transfer');
  });

  test('of one whose enrolment lies in another bureau is refused too', async () => {
    const pupil = await buildPupil(app);
    const known = { identifier: { type: 'person-number', value: pupil.number }, name: pupil.name };
    const answer = await post('/admissions', { schoolId: school.id, classId: first.id, pupil: known });
    assert.equal(answer.json().code, 'register.enrolled-elsewhere');
    const stranger = await post('/admissions', { schoolId: school.id, pupil: { personId: pupil.id } });
    assert.equal(stranger.status, 404, 'an id says nothing about a stranger');
    const misnamed = { identifier: { type: 'person-number', value: pupil.number }, name: '另一人' };
    assert.equal((await post('/admissions', { schoolId: school.id, pupil: misnamed })).status, 404);
  });

  test('twice at the same time happens once', async () => {
    const pupil = await buildPupil(app, { inClass: first });
    await post('/withdrawals', { schoolId: school.id, personId: pupil.id, reason: '随迁' });
    const payload = { schoolId: school.id, classId: first.id, pupil: { personId: pupil.id } };
    const answers = await Promise.all([1, 2, 3, 4].map(() => post('/admissions', payload)));
    assert.deepEqual(answers.map((answer) => answer.status).sort(), [201, 409, 409, 409]);
  });

  test('reads identifiers against each other and names the field', async () => {
    const wrong = newcomer({ sex: 'female', birthDate: '2019-01-01' });
    const answer = await post('/admissions', { schoolId: school.id, pupil: wrong });
    assert.equal(answer.status, 400);
    assert.deepEqual(
      answer.json().errors.map((error: { pointer: string }) => error.pointer),
      ['/pupil/sex', '/pupil/birthDate'],
    );
    const broken = newcomer({ identifiers: [{ type: 'resident-id', value: '622922202003040000' }] });
    const second = await post('/admissions', { schoolId: school.id, pupil: broken });
    assert.match(second.json().errors[0].pointer, /^\/pupil\/identifiers\/0/);
    const taken = newcomer();
    await post('/admissions', { schoolId: school.id, pupil: taken });
    const again = await post('/admissions', { schoolId: school.id, pupil: taken });
    assert.equal(again.json().code, 'register.identity-taken');
  });

  test('refuses a class of another school', async () => {
    const answer = await post('/admissions', {
      schoolId: school.id,
      classId: elsewhere.id,
      pupil: newcomer(),
    });
    assert.equal(answer.json().code, 'register.wrong-class');
  });
});

describe('a pupil', () => {
  test('changes class: one row ends on the day that the other begins', async () => {
    const pupil = await buildPupil(app, { inClass: first });
    const answer = await post('/placements', {
      schoolId: school.id,
      classId: second.id,
      personIds: [pupil.id],
      on: '2026-11-01',
    });
    assert.equal(answer.status, 201, answer.body);
    const rows = await rowsOf(pupil.id);
    assert.deepEqual(
      rows.map((row) => [row.classId, row.validFrom, row.validTo]),
      [
        [first.id, '2026-09-01', '2026-11-01'],
        [second.id, '2026-11-01', undefined],
      ],
    );
    assert.equal((await history(pupil.id, registrar, '2026-10-15')).standing.class.id, first.id);
  });

  test('is suspended and comes back into a later cohort', async () => {
    const pupil = await buildPupil(app, { inClass: first });
    const later = await buildClass(app, { school, entryYear: 2027, validFrom: '2026-11-01' });
    const rest = {
      schoolId: school.id,
      personId: pupil.id,
      until: '2027-08-31',
      reason: '因病',
      documentNumber: '休2026-7',
    };
    assert.equal((await post('/suspensions', rest)).status, 201);
    assert.equal((await history(pupil.id)).standing.status, 'suspended');
    assert.equal((await post('/suspensions', rest)).json().code, 'register.wrong-status');
    const moved = await post('/placements', {
      schoolId: school.id,
      classId: second.id,
      personIds: [pupil.id],
    });
    assert.equal(moved.json().code, 'register.wrong-status');
    assert.equal(
      (await post('/resumptions', { schoolId: school.id, personId: pupil.id, classId: later.id })).status,
      201,
    );
    const seen = await history(pupil.id);
    assert.equal(seen.standing.entryYear, 2027);
    assert.deepEqual(
      seen.changes.map((change: { kind: string }) => change.kind),
      ['resumed', 'suspended'],
    );
    assert.equal(seen.changes[1].documentNumber, '休2026-7');
  });

  test('who graduated can neither be suspended nor graduate again, and is listed as gone', async () => {
    const room = await buildClass(app, { school });
    const pupils = await Promise.all([1, 2, 3].map(() => buildPupil(app, { inClass: room })));
    const rested = pupils[2] as (typeof pupils)[number];
    await post('/suspensions', {
      schoolId: school.id,
      personId: rested.id,
      until: '2027-06-30',
      reason: '因病',
    });
    const answer = await post('/graduations', { schoolId: school.id, who: { classId: room.id } });
    assert.equal(answer.json().personIds.length, 2, 'the suspended pupil stays');
    const gone = pupils[0]?.id as string;
    const suspend = { schoolId: school.id, personId: gone, until: '2027-08-31', reason: '因病' };
    assert.equal((await post('/suspensions', suspend)).json().code, 'register.wrong-status');
    const again = await post('/graduations', { schoolId: school.id, who: { personIds: [gone] } });
    assert.equal(again.json().code, 'register.wrong-status');
    assert.equal(again.json().personId, gone, 'the list tells which one');
    assert.ok((await list(`view=left&classId=${room.id}`)).items.length === 2);
    assert.deepEqual(await rolesOf(app.system(), gone), []);
  });

  test('who is to leave on a later day is here until then', async () => {
    const pupil = await buildPupil(app, { inClass: first });
    const leaves = { schoolId: school.id, personId: pupil.id, on: '2026-12-20', reason: '随迁' };
    assert.equal((await post('/withdrawals', leaves)).status, 201);
    assert.equal((await history(pupil.id)).standing.status, 'active');
    assert.equal((await rolesOf(app.system(), pupil.id))[0]?.role, 'pupil');
    const before = await post('/placements', {
      schoolId: school.id,
      classId: second.id,
      personIds: [pupil.id],
    });
    assert.equal(before.json().code, 'register.later-change');
    now = new Date('2026-12-21T02:00:00Z');
    assert.equal((await history(pupil.id)).standing, null);
    assert.deepEqual(await rolesOf(app.system(), pupil.id), []);
    now = new Date('2026-11-21T02:00:00Z');
  });

  test('gets back what it was when the last change is undone, and only the last', async () => {
    const pupil = await buildPupil(app, { inClass: first });
    const one = await post('/placements', { schoolId: school.id, classId: second.id, personIds: [pupil.id] });
    const two = await post('/suspensions', {
      schoolId: school.id,
      personId: pupil.id,
      until: '2027-08-31',
      reason: '因病',
    });
    const undo = (id: string, as: Actor = registrar) =>
      app.request({ method: 'DELETE', url: `/api/register/changes/${id}`, as });
    assert.equal((await undo(one.json().changeIds[0])).json().code, 'register.not-the-last');
    assert.equal((await undo(two.json().changeIds[0])).status, 200);
    assert.equal((await undo(one.json().changeIds[0])).status, 200);
    const rows = await rowsOf(pupil.id);
    assert.deepEqual(
      rows.map((row) => [row.classId, row.status, row.validTo]),
      [[first.id, 'active', undefined]],
    );
  });

  test('cannot change on a day before its enrolment began', async () => {
    const pupil = await buildPupil(app, { inClass: first });
    const answer = await post('/placements', {
      schoolId: school.id,
      classId: second.id,
      personIds: [pupil.id],
      on: '2026-08-01',
    });
    assert.ok(['register.before-start', 'register.wrong-class'].includes(answer.json().code), answer.body);
    const ancient = await post('/placements', {
      schoolId: school.id,
      classId: second.id,
      personIds: [pupil.id],
      on: '1999-01-01',
    });
    assert.equal(ancient.status, 400);
  });
});

describe('who may', () => {
  test('a registrar of another school, a teacher and a stranger are refused; the bureau may', async () => {
    const pupil = await buildPupil(app, { inClass: first });
    const payload = { schoolId: school.id, classId: second.id, personIds: [pupil.id] };
    const neighbour = await actorOf(app, await buildTeacher(app, { at: other, post: 'registrar' }));
    const teacher = await actorOf(app, await buildTeacher(app, { at: school }));
    assert.equal((await post('/placements', payload, neighbour)).status, 403);
    assert.equal((await post('/placements', payload, teacher)).status, 403);
    const foreign = await buildSchool(app);
    const outsider = personActor({
      role: 'school-registrar',
      tenantId: foreign.tenantId,
      path: foreign.path,
    });
    assert.equal((await post('/placements', payload, outsider)).status, 404);
    assert.equal((await app.request({ url: `/api/register/pupils/${pupil.id}`, as: neighbour })).status, 404);
    assert.equal((await app.request({ url: `/api/register/pupils/${pupil.id}`, as: outsider })).status, 404);
    assert.equal((await post('/placements', payload, officer)).status, 201);
  });

  test('a head teacher sees its class and no other; a guardian its child and no other', async () => {
    const pupil = await buildPupil(app, { inClass: first });
    const stranger = await buildPupil(app, { inClass: second });
    const head = personActor({
      role: 'head-teacher',
      tenantId: tenant.id,
      organisationId: first.id,
      path: first.path,
    });
    assert.ok((await list(`classId=${first.id}`, head)).items.length > 0);
    assert.equal(
      (
        await app.request({
          url: `/api/register/pupils?schoolId=${school.id}&classId=${second.id}`,
          as: head,
        })
      ).status,
      403,
    );
    assert.equal(
      (await app.request({ url: `/api/register/pupils?schoolId=${school.id}`, as: head })).status,
      403,
    );
    const guardian = await actorOf(app, await buildGuardian(app, { of: pupil }));
    assert.equal((await history(pupil.id, guardian)).pupil.name, pupil.name);
    assert.equal(
      (await app.request({ url: `/api/register/pupils/${stranger.id}`, as: guardian })).status,
      404,
    );
  });

  test('every change is in the audit trail and told as an event', async () => {
    const pupil = await buildPupil(app, { inClass: first });
    await post('/suspensions', {
      schoolId: school.id,
      personId: pupil.id,
      until: '2027-08-31',
      reason: '因病',
    });
    const { db } = app.system(tenant.id);
    const entry = await db
      .selectFrom('platform.audit_entry')
      .select(['action', 'person_id', 'detail'])
      .where('subject_id', '=', pupil.id)
      .executeTakeFirstOrThrow();
    assert.equal(entry.action, 'register.pupil.suspended');
    assert.equal(entry.person_id, registrar.kind === 'person' && registrar.personId);
    const events = await db
      .selectFrom('platform.event')
      .select('payload')
      .where('type', '=', 'register.pupils.changed')
      .execute();
    assert.ok(events.some(({ payload }) => JSON.stringify(payload).includes(pupil.id)));
  });
});

test('the school page counts classes, suspended pupils and those without a class', async () => {
  const own = await buildSchool(app, { tenant });
  const room: Organisation = await buildClass(app, { school: own, entryYear: 2024 });
  await buildTeacher(app, { at: room, post: 'head-teacher' });
  const [one, two] = [await buildPupil(app, { inClass: room }), await buildPupil(app, { inClass: room })];
  await post(
    '/suspensions',
    { schoolId: own.id, personId: two.id, until: '2027-08-31', reason: '因病' },
    officer,
  );
  await post('/admissions', { schoolId: own.id, pupil: newcomer() }, officer);
  const seen = (await app.request({ url: `/api/register/schools/${own.id}`, as: officer })).json();
  assert.deepEqual([seen.active, seen.suspended, seen.admitted, seen.withoutClass], [1, 1, 1, 1]);
  assert.deepEqual(
    seen.cohorts.map((cohort: { level: number; classes: { hasHead: boolean }[] }) => [
      cohort.level,
      cohort.classes[0]?.hasHead,
    ]),
    [[3, true]],
  );
  assert.ok(one.id && uuidv7());
});
