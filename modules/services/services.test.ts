import assert from 'node:assert/strict';
import { test } from 'node:test';
import { modules } from '#modules';
import { actorOf } from '#modules/directory/actor.factory.ts';
import { enrolmentsOfPeople } from '#modules/directory/index.ts';
import { buildClass, buildSchool, buildTenant } from '#modules/directory/organisation.factory.ts';
import { buildGuardian, buildPupil, buildTeacher } from '#modules/directory/person.factory.ts';
import type { Actor } from '#platform/ctx.ts';
import { createTestApp, personActor } from '#platform/testing/app.ts';
import { installServices, readyMade } from './install.service.ts';

const app = await createTestApp(modules, {
  roles: ['web', 'worker'],
  now: () => new Date('2026-11-23T02:00:00Z'),
});

const send = (method: 'GET' | 'POST', module: string) => async (path: string, as?: Actor, payload?: object) =>
  app.request({
    method,
    url: `/api/${module}${path}`,
    ...(as && { as }),
    ...(payload && { payload }),
  });
const get = send('GET', 'services');
const post = send('POST', 'services');
const work = send('GET', 'procedures');
const decide = send('POST', 'procedures');

async function until<T>(read: () => Promise<T>, fits: (value: T) => boolean): Promise<T> {
  for (let tries = 0; tries < 400; tries++) {
    const value = await read();
    if (fits(value)) return value;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`never so: ${read}`);
}

let serial = 0;

/** A county with services, a school with its staff, a pupil with a guardian. */
async function county() {
  const tenant = await buildTenant(app);
  await installServices(app.system(tenant.id), {
    tenantId: tenant.id,
    organisationId: tenant.organisationId,
    path: tenant.path,
  });
  const school = await buildSchool(app, { tenant });
  const room = await buildClass(app, { school, validFrom: '2026-09-01' });
  const staff = async (post: string, at: typeof school = school) =>
    actorOf(app, await buildTeacher(app, { at, post }));
  const pupil = await buildPupil(app, { inClass: room, name: '马小禾' });
  const phone = `1390930${String(++serial).padStart(4, '0')}`;
  const guardian = await actorOf(
    app,
    await buildGuardian(app, {
      of: pupil,
      name: '马大禾',
      identifiers: [{ type: 'phone', value: phone }],
    }),
  );
  const bureau = { id: tenant.organisationId, tenantId: tenant.id } as typeof school;
  const items = (await get(`/tenants/${tenant.id}/items?limit=100`)).json().items as {
    id: string;
    key: string;
  }[];
  const item = (key: string) => `/tenants/${tenant.id}/items/${items.find((one) => one.key === key)?.id}`;
  return { tenant, school, room, staff, pupil, guardian, phone, bureau, items, item };
}

const openTask = async (actor: Actor, caseId: string) =>
  (await until(
    async () =>
      (
        await work('/tasks?limit=50', actor)
      )
        .json()
        .items.find(
          (task: { caseId?: string; case?: { id: string } }) => (task.caseId ?? task.case?.id) === caseId,
        ),
    (task) => task !== undefined,
  )) as { id: string; tenantId?: string };

test('every ready-made service is installed, once, and public', async () => {
  const { tenant, items } = await county();
  assert.deepEqual(items.map(({ key }) => key).sort(), readyMade.map(({ key }) => key).sort());
  await installServices(app.system(tenant.id), {
    tenantId: tenant.id,
    organisationId: tenant.organisationId,
    path: tenant.path,
  });
  assert.equal((await get(`/tenants/${tenant.id}/items?limit=100`)).json().items.length, items.length);
  const found = (await get(`/tenants/${tenant.id}/items?q=${encodeURIComponent('休学')}`)).json().items;
  assert.ok(found.some((one: { key: string }) => one.key === 'suspension'));
});

test('the form arrives filled with what is known; what offices write is not in it', async () => {
  const { item, guardian, pupil, school } = await county();
  const begun = await post(`${item('aid')}/beginnings`, guardian, {
    onBehalf: { kind: 'child', personId: pupil.id },
  });
  assert.equal(begun.status, 200, begun.body);
  const { answers, hidden } = begun.json();
  assert.equal(answers.childName, '马小禾');
  assert.equal(answers.guardianName, '马大禾');
  assert.equal(answers.childSchool, school.name);
  assert.deepEqual(hidden, ['level']);
});

test('nobody applies for another’s child, or for what is not for them', async () => {
  const { item, guardian } = await county();
  const foreign = await buildPupil(app);
  const refused = await post(`${item('aid')}/beginnings`, guardian, {
    onBehalf: { kind: 'child', personId: foreign.id },
  });
  assert.equal(refused.json().code, 'services.not-for-you');
  const wrong = await post(`${item('aid')}/beginnings`, guardian, { onBehalf: { kind: 'self' } });
  assert.equal(wrong.json().code, 'services.not-for-you');
  assert.equal(
    (await post(`${item('aid')}/beginnings`, undefined, { onBehalf: { kind: 'self' } })).status,
    401,
  );
});

test('what is missing is named; nothing is half-written', async () => {
  const { item, guardian, pupil } = await county();
  const missing = await post(`${item('suspension')}/applications`, guardian, {
    onBehalf: { kind: 'child', personId: pupil.id },
    answers: { reasonKind: 'illness' },
  });
  assert.equal(missing.json().code, 'forms.answers-invalid');
  const places = missing.json().errors.map((one: { pointer: string }) => one.pointer);
  assert.ok(places.includes('/suspendedOn') && places.includes('/proof'), places.join());
  assert.deepEqual((await get('/applications/mine', guardian)).json().items, []);
});

test('a return to school: applied by the guardian, approved by the registrar, recorded in the register', async () => {
  const { item, guardian, pupil, staff, school, tenant } = await county();
  const registrar = await staff('registrar');
  const paused = await app.request({
    method: 'POST',
    url: '/api/register/suspensions',
    as: registrar,
    payload: {
      schoolId: school.id,
      personId: pupil.id,
      on: '2026-11-20',
      until: '2027-11-20',
      reason: '住院',
    },
  });
  assert.ok(paused.status < 300, paused.body);
  const made = await post(`${item('resumption')}/applications`, guardian, {
    onBehalf: { kind: 'child', personId: pupil.id },
    answers: { returnsOn: '2026-11-23', childName: '别人的名字' },
  });
  assert.equal(made.status, 201, made.body);
  const task = await openTask(registrar, made.json().caseId);
  const seen = (await work(`/cases/${made.json().caseId}?tenantId=${tenant.id}`, registrar)).json();
  assert.equal(seen.data.childName, '马小禾', 'what the directory knows stands, whatever was sent');
  const done = await decide(`/tasks/${task.id}/completion`, registrar, {
    tenantId: tenant.id,
    choice: 'approve',
  });
  assert.ok(done.status < 300, done.body);
  const records = await until(
    () => enrolmentsOfPeople(app.system(tenant.id), [pupil.id]),
    (found) => found.some(({ status, validTo }) => status === 'active' && !validTo),
  );
  assert.equal(records.find(({ validTo }) => !validTo)?.validFrom, '2026-11-23');
});

test('a complaint: once while it is open, answered, then rated', async () => {
  const { item, guardian, staff, tenant, bureau } = await county();
  const officer = await staff('officer', bureau);
  const body = {
    onBehalf: { kind: 'self' },
    answers: { about: 'fees', against: '某培训班', content: '收费没有开票' },
  };
  const made = await post(`${item('complaint')}/applications`, guardian, body);
  assert.equal(made.status, 201, made.body);
  const again = await post(`${item('complaint')}/applications`, guardian, body);
  assert.equal(again.json().code, 'services.application-open');
  const { caseId, id } = made.json();
  const task = await openTask(officer, caseId);
  const score = `/tenants/${tenant.id}/applications/${id}/score`;
  assert.equal((await post(score, guardian, { score: 5 })).json().code, 'services.not-ended');
  const returned = await decide(`/tasks/${task.id}/completion`, officer, {
    tenantId: tenant.id,
    choice: 'return',
    comment: '请补充培训班的全称',
  });
  assert.ok(returned.status < 300, returned.body);
  const completing = await openTask(guardian, caseId);
  const tampered = await decide(`/tasks/${completing.id}/completion`, guardian, {
    tenantId: tenant.id,
    choice: 'submit',
    data: { answer: '我自己答' },
  });
  assert.ok(tampered.status >= 400, 'the office’s field is not the applicant’s');
  const resent = await decide(`/tasks/${completing.id}/completion`, guardian, {
    tenantId: tenant.id,
    choice: 'submit',
    data: { against: '某某艺术培训学校' },
  });
  assert.ok(resent.status < 300, resent.body);
  const second = await openTask(officer, caseId);
  assert.notEqual(second.id, task.id);
  const done = await decide(`/tasks/${second.id}/completion`, officer, {
    tenantId: tenant.id,
    choice: 'approve',
    data: { answer: '已责令退费' },
  });
  assert.ok(done.status < 300, done.body);
  const mine = await until(
    async () => (await get('/applications/mine', guardian)).json().items,
    ([first]) => first?.state === 'completed',
  );
  assert.equal(mine[0].outcome, 'approved');
  assert.equal((await post(score, guardian, { score: 5 })).json().score, 5);
  assert.equal((await post(score, personActor(), { score: 1 })).status, 404);
});

test('at the counter a clerk applies for who came; another school’s clerk may not', async () => {
  const { item, guardian, phone, staff, bureau, tenant } = await county();
  const officer = await staff('officer', bureau);
  const body = {
    onBehalf: { kind: 'self' },
    answers: { about: 'safety', against: '某小学', content: '围墙破损' },
    applicant: { type: 'phone', value: phone },
  };
  const made = await post(`${item('complaint')}/counter-applications`, officer, body);
  assert.equal(made.status, 201, made.body);
  assert.equal(made.json().channel, 'counter');
  assert.equal((await get('/applications/mine', guardian)).json().items[0].tenantId, tenant.id);
  const foreign = await actorOf(app, await buildTeacher(app, { post: 'registrar' }));
  assert.equal((await post(`${item('complaint')}/counter-applications`, foreign, body)).status, 403);
});

test('a question is answered and stands in the public base without its asker', async () => {
  const { tenant, staff, bureau } = await county();
  const officer = await staff('officer', bureau);
  const asker = personActor();
  const asked = await post(`/tenants/${tenant.id}/questions`, asker, {
    lifeEvent: 'enter-school',
    title: '我家孩子能上附小吗',
    content: '我叫马大禾，住在附城镇',
  });
  assert.equal(asked.status, 201);
  const waiting = (await get('/questions/unanswered', officer)).json().items;
  assert.equal(waiting[0].id, asked.json().id);
  await post(`/questions/${asked.json().id}/answer`, officer, {
    answer: '以学区为准，见招生方案。',
    publish: { title: '怎样确定学区', content: '住在某镇的孩子上哪所学校？' },
  });
  const base = (await get(`/tenants/${tenant.id}/public-questions?q=${encodeURIComponent('学区')}`)).json();
  assert.equal(base.items[0].title, '怎样确定学区');
  assert.doesNotMatch(JSON.stringify(base), /马大禾/);
  const twice = await post(`/questions/${asked.json().id}/answer`, officer, { answer: '再答一次' });
  assert.equal(twice.json().code, 'services.question-answered');
});
