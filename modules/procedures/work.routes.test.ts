import assert from 'node:assert/strict';
import { test } from 'node:test';
import { modules } from '#modules';
import { actorOf } from '#modules/directory/actor.factory.ts';
import { buildTenant } from '#modules/directory/organisation.factory.ts';
import { buildTeacher } from '#modules/directory/person.factory.ts';
import type { Actor } from '#platform/ctx.ts';
import { createTestApp, personActor } from '#platform/testing/app.ts';
import { installProcedure, startCase } from '#platform/workflow/index.ts';
import { end, flows, gateway, start, task } from '#platform/workflow/workflow.factory.ts';
import { refreshBoard } from './board.service.ts';

let clock = new Date('2026-11-16T02:00:00Z');
const app = await createTestApp(modules, { roles: ['web', 'worker'], now: () => clock });

const call = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, as: Actor, payload?: object) =>
  app.request({ method, url: `/api/procedures${path}`, as, ...(payload && { payload }) });

async function office() {
  const tenant = await buildTenant(app);
  const at = { tenantId: tenant.id, path: tenant.path, organisationId: tenant.organisationId };
  const organisation = { id: tenant.organisationId, tenantId: tenant.id, path: tenant.path };
  const officer = personActor({ role: 'bureau-officer', ...at });
  const leader = personActor({ role: 'bureau-leader', ...at });
  const applicant = personActor({ role: 'teacher', ...at });
  const system = app.system(tenant.id);
  const begin = (key: string, data: Record<string, never> = {}) =>
    startCase(app.as(applicant), {
      procedure: { tenantId: tenant.id, key },
      tenantId: tenant.id,
      organisation: { organisationId: tenant.organisationId, path: tenant.path },
      applicant: { personId: applicant.personId },
      title: { zh: '外出培训请假', en: 'Leave for training' },
      data,
    });
  const review = task('review', [{ by: 'role', role: 'bureau-officer', at: { from: 'case.organisation' } }], {
    deadline: { workingDays: 2, warnDays: 1 },
  });
  const install = (key: string) =>
    installProcedure(system, tenant.id, {
      key,
      name: { zh: '请假', en: 'Leave' },
      model: {
        nodes: [start(), review, gateway('exclusive', 'x'), end('yes', 'approved'), end('no', 'refused')],
        flows: flows('start > review', 'review > x', 'x > yes when outcome = "approve"', 'x > no otherwise'),
      } as never,
    });
  return { tenant, organisation, officer, leader, applicant, system, begin, install };
}

test('work comes to its doers, is seen with names and drawing, and is done one by one or together', async () => {
  const { officer, applicant, begin, install } = await office();
  await install('leave');
  const cases = [await begin('leave'), await begin('leave'), await begin('leave')];
  const list = (await call('GET', '/tasks', officer)).json();
  assert.equal(list.items.length, 3);
  assert.equal(list.items[0].procedureName.zh, '请假');
  assert.equal(list.items[0].shared, true);
  assert.deepEqual((await call('GET', '/task-counts', officer)).json(), { open: 3, yellow: 0, red: 0 });

  const [one, ...rest] = list.items;
  const seen = (await call('GET', `/cases/${one.caseId}?tenantId=${one.caseTenantId}`, officer)).json();
  assert.deepEqual(seen.now, ['review']);
  assert.match(seen.bpmn, /bpmndi:BPMNShape/);
  assert.equal(seen.standing[0].tasks[0].mine.choices.length, 2);
  assert.equal(seen.standing[0].tasks[0].doer.zh, '教育局工作人员');

  const { tenantId } = one;
  const why = await call('POST', `/tasks/${one.id}/completion`, officer, { tenantId, choice: 'refuse' });
  assert.equal(why.status, 400, 'a refusal needs a reason');
  const done = await call('POST', `/tasks/${one.id}/completion`, officer, {
    tenantId,
    choice: 'refuse',
    comment: '课时冲突',
  });
  assert.equal(done.json().outcome, 'refused');
  const tasks = [one, ...rest].map(
    ({ id, tenantId, version }: { id: string; tenantId: string; version: number }) => ({
      id,
      tenantId,
      version,
    }),
  );
  const many = (await call('POST', '/task-completions', officer, { choice: 'approve', tasks })).json();
  assert.equal(many.done, 2);
  assert.deepEqual(
    many.failed.map((failure: { id: string }) => failure.id),
    [one.id],
  );
  assert.equal((await call('GET', '/tasks?state=done', officer)).json().items.length, 3);

  const mine = (await call('GET', '/cases', applicant)).json();
  assert.deepEqual(
    new Set(mine.items.map((item: { id: string }) => item.id)),
    new Set(cases.map(({ caseId }) => caseId)),
  );
  const told = (await call('GET', `/cases/${one.caseId}`, applicant)).json();
  assert.ok(told.timeline.some((entry: { comment: string }) => entry.comment === '课时冲突'));
  const stranger = personActor({ role: 'teacher', tenantId });
  assert.equal((await call('GET', `/cases/${one.caseId}`, stranger)).status, 404);
});

test('moves: return, urge, suspend, resume, void – each for whom it belongs', async () => {
  const { officer, leader, applicant, begin, install, tenant } = await office();
  await install('leave');
  const { caseId } = await begin('leave');
  const tenantId = tenant.id;
  const taskOf = async (as: Actor) => (await call('GET', '/tasks', as)).json().items[0];
  assert.equal(
    (await call('POST', `/tasks/${(await taskOf(officer)).id}/urging`, applicant, { tenantId })).status,
    200,
  );
  const open = await taskOf(officer);
  const returned = await call('POST', `/tasks/${open.id}/return`, officer, {
    tenantId,
    to: 'start',
    reason: '请补日期',
  });
  assert.equal(returned.status, 200, returned.body);
  const correction = await taskOf(applicant);
  assert.equal(correction.name.zh.includes('补正'), true);
  await call('POST', `/tasks/${correction.id}/completion`, applicant, { tenantId, choice: 'submit' });
  assert.equal(
    (await call('POST', `/cases/${caseId}/suspension`, applicant, { tenantId, reason: '等材料' })).status,
    403,
  );
  assert.equal(
    (await call('POST', `/cases/${caseId}/suspension`, leader, { tenantId, reason: '等材料' })).status,
    200,
  );
  assert.equal(
    (await call('POST', `/cases/${caseId}/resumption`, leader, { tenantId })).json().status,
    'running',
  );
  assert.equal(
    (await call('POST', `/cases/${caseId}/voiding`, leader, { tenantId, reason: '重复申请' })).json().status,
    'voided',
  );
});

test('a late case turns red on the supervision board, by office, clerk and step', async () => {
  const { officer, leader, begin, install, tenant } = await office();
  await install('leave');
  await begin('leave');
  const system = app.system(tenant.id);
  await refreshBoard(system, tenant.id);
  assert.equal((await call('GET', '/supervision', leader)).json().red, 0);
  const before = clock;
  clock = new Date('2026-11-27T02:00:00Z');
  await refreshBoard(system, tenant.id);
  const board = (await call('GET', '/supervision', leader)).json();
  clock = before;
  assert.equal(board.red, 1);
  assert.equal(board.offices[0].red, 1);
  assert.equal(board.clerks[0].name.zh, '教育局工作人员');
  assert.equal(board.bottlenecks[0].procedure.zh, '请假');
  assert.deepEqual(board.ages, [0, 0, 0, 1, 0]);
  assert.equal(
    (await call('GET', '/supervision', personActor({ role: 'teacher', tenantId: tenant.id }))).status,
    403,
  );
  assert.equal((await call('GET', '/supervision', officer)).status, 200);
});

test('a deputy of the same bureau does the work for a while', async () => {
  const { officer, begin, install, organisation } = await office();
  await install('leave');
  await begin('leave');
  const deputy = await actorOf(
    app,
    await buildTeacher(app, { at: organisation as never, post: 'officer' as never }),
  );
  const until = new Date(clock.getTime() + 5 * 86_400_000).toISOString();
  const wish = { deputyId: deputy.personId, from: clock.toISOString(), until, reason: '出差' };
  const given = await call('POST', '/delegations', officer, wish);
  assert.equal(given.status, 201, given.body);
  assert.equal(given.json().given.length, 1);
  const stranger = { ...wish, deputyId: (await office()).applicant.personId };
  assert.equal((await call('POST', '/delegations', officer, stranger)).status, 400);
  await call('DELETE', `/delegations/${given.json().given[0].id}`, officer);
  assert.equal((await call('GET', '/delegations', officer)).json().given.length, 0);
});

test('an administrator edits the working days', async () => {
  const { officer, tenant } = await office();
  const admin = personActor({ role: 'system-admin', tenantId: tenant.id });
  const day = { kind: 'holiday', name: { zh: '暴雪停课', en: 'Snow' }, provisional: false };
  assert.equal((await call('PUT', '/holidays/2026-12-08', officer, day)).status, 403);
  assert.equal((await call('PUT', '/holidays/2026-12-08', admin, day)).status, 200);
  const days = (await call('GET', '/holidays?year=2026', officer)).json().items;
  assert.ok(days.some((one: { day: string }) => one.day === '2026-12-08'));
  assert.equal((await call('DELETE', '/holidays/2026-12-08', admin)).status, 200);
});

test('a shadow run compares how decided cases would have ended under another version', async () => {
  const { officer, begin, install, tenant } = await office();
  await install('leave');
  for (const choice of ['approve', 'approve', 'refuse']) {
    await begin('leave');
    const [open] = (await call('GET', '/tasks', officer)).json().items;
    await call('POST', `/tasks/${open.id}/completion`, officer, {
      tenantId: tenant.id,
      choice,
      comment: '看过',
    });
  }
  const designer = personActor({ role: 'bureau-technician', tenantId: tenant.id, path: tenant.path });
  const [published] = (await call('GET', '/definitions', designer)).json().items;
  const draft = (await call('POST', `/definitions/${published.id}/revision`, designer)).json();
  const bpmn = draft.bpmn.replace('outcome="refused"', 'outcome="declined"');
  await app.request({
    method: 'PUT',
    url: `/api/procedures/definitions/${draft.id}`,
    as: designer,
    payload: { name: draft.name, bpmn },
    headers: { 'if-match': `"${draft.revision}"` },
  });
  const { jobId } = (await call('POST', `/definitions/${draft.id}/shadow-runs`, designer)).json();
  for (;;) {
    const { result } = (await call('GET', `/shadow-runs/${jobId}`, designer)).json();
    if (result) {
      assert.deepEqual([result.cases, result.same, result.different], [3, 2, 1]);
      assert.equal(result.rows[0].would, 'declined');
      break;
    }
    await new Promise((resolve) => setImmediate(resolve));
  }
});
