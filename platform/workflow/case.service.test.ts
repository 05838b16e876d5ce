import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createTestApp } from '../testing/app.ts';
import { completeTask, getCase, listCases, listTasks, workflow } from './index.ts';
import { agreeOrRefuse, buildOffice, end, flows, gateway, lineOf, start, task } from './workflow.factory.ts';

const refusal = (code: string) => (error: unknown) => {
  assert.equal((error as { code?: string }).code, code);
  return true;
};

describe('a case through the services', async () => {
  const app = await createTestApp([workflow]);

  test('five steps, from the start to the end', async () => {
    const office = buildOffice(app);
    const clerks = Array.from({ length: 5 }, () => office.somebody('bureau-officer'));
    const applicant = office.somebody();
    const { key } = await office.install(
      lineOf(
        clerks.map(({ personId }) => personId),
        { deadline: { workingDays: 3, warnDays: 1 } },
      ),
    );
    const { caseId } = await office.start(applicant, key, { amount: 3 });
    for (const clerk of clerks) {
      const ctx = office.ctxOf(clerk);
      const { items } = await listTasks(ctx, { limit: 20 });
      assert.equal(items.length, 1);
      const [item] = items;
      assert.equal(item?.light, 'none');
      assert.ok(item?.dueAt);
      await completeTask(ctx, { taskId: item.id, choice: 'approve' });
      assert.equal((await listTasks(ctx, { limit: 20 })).items.length, 0);
      assert.equal((await listTasks(ctx, { limit: 20, state: 'done' })).items[0]?.choice, 'approve');
    }
    const view = await getCase(office.ctxOf(applicant), { caseId });
    assert.deepEqual([view.status, view.outcome], ['completed', 'approved']);
    assert.deepEqual(view.data, { amount: 3 });
    assert.deepEqual(
      view.timeline.map(({ kind }) => kind),
      ['started', ...clerks.map(() => 'completed'), 'ended'],
    );
    assert.equal((await listCases(office.ctxOf(applicant), { of: 'mine', limit: 20 })).items[0]?.id, caseId);
  });

  test('a stranger neither sees the case nor does the task', async () => {
    const office = buildOffice(app);
    const [clerk, stranger, applicant] = [
      office.somebody('bureau-officer'),
      office.somebody('teacher'),
      office.somebody(),
    ];
    const { key } = await office.install(lineOf([clerk.personId]));
    const { caseId } = await office.start(applicant, key);
    const [item] = (await listTasks(office.ctxOf(clerk), { limit: 1 })).items;
    await assert.rejects(getCase(office.ctxOf(stranger), { caseId }), refusal('resource.not-found'));
    await assert.rejects(
      completeTask(office.ctxOf(stranger), { taskId: item?.id ?? '', choice: 'approve' }),
      refusal('workflow.not-yours'),
    );
  });

  test('of two who do the same task at once one wins, and the other learns that it is done', async () => {
    const office = buildOffice(app);
    const [one, other] = [office.somebody('bureau-officer'), office.somebody('bureau-officer')];
    const role = { by: 'role', role: 'bureau-officer', at: { from: 'case.organisation' } } as const;
    const { key } = await office.install({
      nodes: [start(), task('check', [role]), end()],
      flows: flows('start > check', 'check > end'),
    });
    await office.start(office.somebody(), key);
    const [item] = (await listTasks(office.ctxOf(one), { limit: 1 })).items;
    const results = await Promise.allSettled(
      [one, other].map((clerk) =>
        completeTask(office.ctxOf(clerk), { taskId: item?.id ?? '', choice: 'approve' }),
      ),
    );
    assert.deepEqual(results.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
    const lost = results.find((result) => result.status === 'rejected');
    assert.equal(lost?.reason.code, 'workflow.task-done');
  });

  test('a condition decides the way, by what was chosen and by the form', async () => {
    const office = buildOffice(app);
    const clerk = office.somebody('bureau-officer');
    const byClerk = [{ by: 'person', personId: clerk.personId } as const];
    const { key } = await office.install({
      nodes: [
        start(),
        task('check', byClerk, { choices: agreeOrRefuse }),
        gateway('exclusive', 'way'),
        end('yes'),
        end('no', 'refused'),
      ],
      flows: flows(
        'start > check',
        'check > way',
        'way > yes when outcome = "approve" and data.amount < 10',
        'way > no otherwise',
      ),
    });
    for (const [amount, outcome] of [
      [3, 'approved'],
      [30, 'refused'],
    ] as const) {
      const { caseId } = await office.start(office.somebody(), key, { amount });
      const [item] = (await listTasks(office.ctxOf(clerk), { limit: 1 })).items;
      const moved = await completeTask(office.ctxOf(clerk), { taskId: item?.id ?? '', choice: 'approve' });
      assert.deepEqual([moved.caseId, moved.status, moved.outcome], [caseId, 'completed', outcome]);
    }
  });
});
