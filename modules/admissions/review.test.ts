import assert from 'node:assert/strict';
import { test } from 'node:test';
import { modules } from '#modules';
import { actorOf } from '#modules/directory/actor.factory.ts';
import { buildSchool, buildTenant } from '#modules/directory/organisation.factory.ts';
import { buildTeacher } from '#modules/directory/person.factory.ts';
import { makeResidentId } from '#platform/codes/resident-id.ts';
import type { Actor } from '#platform/ctx.ts';
import { createTestApp, personActor } from '#platform/testing/app.ts';

const now = new Date('2026-11-23T02:00:00Z');
const app = await createTestApp(modules, { roles: ['web', 'worker'], now: () => now });

const ask = (
  method: 'GET' | 'POST' | 'PUT',
  url: string,
  as: Actor,
  payload?: object,
  headers: Record<string, string> = {},
) => app.request({ method, url: `/api/${url}`, as, headers, ...(payload && { payload }) });

/** Follows the answer rather than the clock: events arrive in their own time. */
async function until<T>(read: () => Promise<T>, fits: (value: T) => boolean): Promise<T> {
  for (;;) {
    const value = await read();
    if (fits(value)) return value;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

async function county() {
  const tenant = await buildTenant(app);
  const school = await buildSchool(app, { tenant });
  const bureau = { id: tenant.organisationId, tenantId: tenant.id } as typeof school;
  const officer = await actorOf(app, await buildTeacher(app, { at: bureau, post: 'officer' }));
  const registrar = await actorOf(app, await buildTeacher(app, { at: school, post: 'registrar' }));
  const draft = await ask('POST', 'admissions/plans', officer, {
    name: '2027年秋季小学招生',
    schoolYear: 2027,
    stage: 'primary',
    bornFrom: '2020-09-01',
    bornTo: '2021-08-31',
    mostChoices: 1,
    opensAt: '2026-11-22T09:00:00+08:00',
    closesAt: '2026-11-30T18:00:00+08:00',
    confirmUntil: '2026-12-10T18:00:00+08:00',
  });
  const { id } = draft.json();
  const offer = { schoolId: school.id, seats: 5, areas: [{ code: '622922100', name: '附城镇' }] };
  await ask('PUT', `admissions/plans/${id}/offers`, officer, { offers: [offer] });
  const published = await ask('POST', `admissions/plans/${id}/publication`, officer);
  assert.equal(published.status, 200, published.body);
  const at = `admissions/tenants/${tenant.id}`;
  return { tenant, school, officer, registrar, at, plan: `${at}/plans/${id}` };
}
type County = Awaited<ReturnType<typeof county>>;

let serial = 0;
const wishes = ({ school }: County) => ({
  householdArea: '622922100',
  homeArea: '622922100',
  homeKind: 'rented',
  choices: [school.id],
  acceptsOther: true,
});

async function applied(place: County) {
  const guardian = personActor();
  const residentId = makeResidentId({ region: '622922', birthDate: '2021-01-05', sequence: ++serial });
  const child = { name: '马小禾', residentId, relation: 'mother' };
  const made = await ask('POST', `${place.plan}/applications`, guardian, { child, ...wishes(place) });
  assert.equal(made.json().state, 'review', made.body);
  return { guardian, made: made.json() };
}

const tasksOf = async (actor: Actor) => (await ask('GET', 'procedures/tasks', actor)).json().items;
const oneTask = async (actor: Actor) =>
  (
    await until(
      () => tasksOf(actor),
      (items) => items.length === 1,
    )
  )[0];
const mineOf = async (actor: Actor) =>
  (await ask('GET', 'admissions/applications/mine', actor)).json().items[0];
const complete = (actor: Actor, task: { id: string; tenantId: string }, choice: string, comment?: string) =>
  ask('POST', `procedures/tasks/${task.id}/completion`, actor, {
    tenantId: task.tenantId,
    choice,
    ...(comment && { comment }),
  });

test('the school looks first, then the bureau; each sees the facts, and the decision comes back', async () => {
  const place = await county();
  const { guardian, made } = await applied(place);
  const first = await oneTask(place.registrar);
  assert.equal(first.name.zh, '学校初审');
  assert.equal(first.dueAt, '2026-11-26T15:59:59.000Z', 'three working days');
  assert.equal((await tasksOf(place.officer)).length, 0);
  const seen = (await ask('GET', `procedures/cases/${first.caseId}`, place.registrar)).json();
  assert.equal(seen.data.childName, '马小禾');
  assert.equal(seen.data.number, made.number);
  assert.equal(seen.data.toCheck.length, 2, 'guardianship and home');
  const planPath = `admissions/plans/${made.planId}`;
  const listed = (await ask('GET', `${planPath}/applications`, place.registrar)).json().items;
  assert.deepEqual(
    listed.map(({ number }: { number: string }) => number),
    [made.number],
  );
  const counted = (await ask('GET', `${planPath}/counts`, place.registrar)).json();
  assert.deepEqual(counted, { counts: { review: 1 } });
  const elsewhere = await buildSchool(app, { tenant: place.tenant });
  const other = await actorOf(app, await buildTeacher(app, { at: elsewhere, post: 'registrar' }));
  assert.equal((await ask('GET', `${planPath}/applications`, other)).json().items.length, 0);
  assert.equal((await complete(place.registrar, first, 'return')).status, 400, 'a return needs a reason');
  assert.equal((await complete(place.officer, first, 'approve')).status, 403);
  assert.equal((await complete(place.registrar, first, 'approve')).status, 200);
  const second = await oneTask(place.officer);
  assert.equal(second.name.zh, '教育局复审');
  await complete(place.officer, second, 'approve');
  const decided = await until(
    () => mineOf(guardian),
    ({ state }) => state !== 'review',
  );
  assert.equal(decided.state, 'eligible');
  assert.equal(decided.caseId, first.caseId);
  const ended = await until(
    async () => (await ask('GET', `procedures/cases/${first.caseId}`, place.officer)).json(),
    ({ status }) => status === 'completed',
  );
  assert.equal(ended.outcome, 'approved');
});

test('a refusal of the school ends it with the reason; the bureau is not asked', async () => {
  const place = await county();
  const { guardian } = await applied(place);
  await complete(place.registrar, await oneTask(place.registrar), 'refuse', '户口簿与所填不符');
  const refused = await until(
    () => mineOf(guardian),
    ({ state }) => state !== 'review',
  );
  assert.equal(refused.state, 'refused');
  assert.equal(refused.reason, '户口簿与所填不符');
  assert.equal((await tasksOf(place.officer)).length, 0);
});

test('what is sent back is changed and looked at anew; a change or a withdrawal takes the old task away', async () => {
  const place = await county();
  const { guardian, made } = await applied(place);
  const own = `${place.at}/applications/${made.id}`;
  const edit = async (homeKind: string) =>
    ask(
      'PUT',
      own,
      guardian,
      { ...wishes(place), homeKind },
      { 'if-match': `"${(await mineOf(guardian)).version}"` },
    );
  const task = await oneTask(place.registrar);
  await complete(place.registrar, task, 'return', '请补租房合同');
  assert.equal(
    (
      await until(
        () => mineOf(guardian),
        ({ state }) => state !== 'review',
      )
    ).state,
    'returned',
  );
  const changed = await edit('relatives');
  assert.equal(changed.json().state, 'review', changed.body);
  const anew = await oneTask(place.registrar);
  assert.notEqual(anew.caseId, task.caseId);

  assert.equal((await edit('rented')).status, 200);
  const third = await until(
    () => tasksOf(place.registrar),
    (items) => items.length === 1 && items[0].caseId !== anew.caseId,
  );
  assert.equal((await complete(place.registrar, anew, 'approve')).status, 409, 'the old case is withdrawn');
  assert.equal((await ask('POST', `${own}/withdrawal`, guardian)).json().state, 'withdrawn');
  await until(
    () => tasksOf(place.registrar),
    (items) => items.length === 0,
  );
  const old = (await ask('GET', `procedures/cases/${third[0].caseId}`, place.officer)).json();
  assert.equal(old.status, 'withdrawn');
});

test('a case that is voided, or taken back on its own page, does not leave the application under review', async () => {
  const place = await county();
  const [one, two] = [await applied(place), await applied(place)];
  const tasks = await until(
    () => tasksOf(place.registrar),
    (items) => items.length === 2,
  );
  const leader = personActor({
    role: 'bureau-leader',
    tenantId: place.tenant.id,
    organisationId: place.tenant.organisationId,
    path: place.tenant.path,
  });
  const caseOf = async (guardian: Actor) => (await mineOf(guardian)).caseId as string;
  assert.equal(tasks.length, 2);
  const voided = await ask('POST', `procedures/cases/${await caseOf(one.guardian)}/voiding`, leader, {
    tenantId: place.tenant.id,
    reason: '登记错误',
  });
  assert.equal(voided.status, 200, voided.body);
  const back = await until(
    () => mineOf(one.guardian),
    ({ state }) => state !== 'review',
  );
  assert.equal(back.state, 'returned');
  assert.match(back.reason, /重新提交/);
  const taken = await ask('POST', `procedures/cases/${await caseOf(two.guardian)}/withdrawal`, two.guardian, {
    tenantId: place.tenant.id,
  });
  assert.equal(taken.status, 200, taken.body);
  const gone = await until(
    () => mineOf(two.guardian),
    ({ state }) => state !== 'review',
  );
  assert.equal(gone.state, 'withdrawn');
});
