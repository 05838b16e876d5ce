import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { uuidv7 } from '../codes/uuid.ts';
import { createTestApp } from '../testing/app.ts';
import {
  completeTask,
  createDefinition,
  getCase,
  listCases,
  listTasks,
  publishDefinition,
  saveDraft,
  startCase,
  workflow,
} from './index.ts';
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

  test('field rights: what a step may not write is refused, what is hidden stays on the server', async () => {
    const office = buildOffice(app);
    const [clerk, next, applicant] = [
      office.somebody('bureau-officer'),
      office.somebody('teacher'),
      office.somebody(),
    ];
    const step = (id: string, personId: string, fields: Record<string, 'hidden' | 'read' | 'write'>) =>
      task(id, [{ by: 'person', personId }], { fields });
    const { key } = await office.install({
      nodes: [
        {
          id: 'start',
          kind: 'start',
          name: { zh: '开始', en: 'start' },
          fields: { '*': 'write', opinion: 'hidden' },
        },
        step('check', clerk.personId, { opinion: 'write', income: 'hidden' }),
        step('decide', next.personId, { '*': 'read' }),
        end(),
      ],
      flows: flows('start > check', 'check > decide', 'decide > end'),
    });
    await assert.rejects(office.start(applicant, key, { opinion: 'mine' }), refusal('workflow.field-right'));
    const { caseId, open } = await office.start(applicant, key, { income: 100, name: 'x' });
    const ctx = office.ctxOf(clerk);
    assert.deepEqual((await getCase(ctx, { caseId })).data, { name: 'x' });
    const taskId = open[0]?.taskId ?? '';
    const decision = { taskId, choice: 'approve', comment: 'between us' };
    await assert.rejects(
      completeTask(ctx, { ...decision, data: { name: 'y' } }),
      refusal('workflow.field-right'),
    );
    await completeTask(ctx, { ...decision, data: { opinion: 'fine' } });
    const seen = await getCase(office.ctxOf(applicant), { caseId });
    assert.deepEqual(seen.data, { income: 100, name: 'x' });
    assert.ok(seen.timeline.every(({ comment }) => comment === null));
    const inside = await getCase(office.ctxOf(next), { caseId });
    assert.deepEqual(inside.data, { income: 100, name: 'x', opinion: 'fine' });
    assert.ok(inside.timeline.some(({ comment }) => comment === 'between us'));
  });

  test('a draft is changed, then submitted; only by its applicant', async () => {
    const office = buildOffice(app);
    const [clerk, applicant] = [office.somebody('bureau-officer'), office.somebody()];
    const { key } = await office.install(lineOf([clerk.personId]));
    const { caseId } = await startCase(office.ctxOf(applicant), {
      procedure: { tenantId: office.tenantId, key },
      tenantId: office.tenantId,
      organisation: { organisationId: office.organisationId, path: office.path },
      applicant: { personId: applicant.personId },
      title: { zh: '草稿', en: 'Draft' },
      data: { a: 1 },
      draft: true,
    });
    const draft = { caseId, tenantId: office.tenantId, data: { b: 2 } };
    await assert.rejects(
      saveDraft(office.ctxOf(office.somebody('teacher')), { ...draft, submit: false }),
      refusal('auth.forbidden'),
    );
    assert.equal((await saveDraft(office.ctxOf(applicant), { ...draft, submit: false })).status, 'draft');
    assert.equal((await listTasks(office.ctxOf(clerk), { limit: 5 })).items.length, 0);
    const moved = await saveDraft(office.ctxOf(applicant), { ...draft, submit: true });
    assert.deepEqual([moved.status, moved.open.length], ['running', 1]);
    assert.deepEqual((await getCase(office.ctxOf(applicant), { caseId })).data, { a: 1, b: 2 });
    await assert.rejects(
      saveDraft(office.ctxOf(applicant), { ...draft, submit: true }),
      refusal('resource.conflict'),
    );
  });

  test('a case begun twice under one id is one case', async () => {
    const office = buildOffice(app);
    const applicant = office.somebody();
    const { key } = await office.install(lineOf([office.somebody().personId]));
    const input = {
      id: uuidv7(),
      procedure: { tenantId: office.tenantId, key },
      tenantId: office.tenantId,
      organisation: { organisationId: office.organisationId, path: office.path },
      applicant: { personId: applicant.personId },
      title: { zh: '一次', en: 'Once' },
      data: {},
    };
    const [one, other] = await Promise.all([
      startCase(office.ctxOf(applicant), input),
      startCase(office.ctxOf(applicant), input),
    ]);
    assert.deepEqual(one.open, other.open);
    assert.equal((await listCases(office.ctxOf(applicant), { of: 'mine', limit: 5 })).items.length, 1);
  });

  test('a case and its task in different tenants: the clerk sees its own list, and the case moves in the other', async () => {
    const [here, there] = [buildOffice(app), buildOffice(app)];
    const clerk = there.somebody('bureau-officer');
    const at = { tenantId: there.tenantId, organisationId: there.organisationId };
    const { key } = await here.install({
      nodes: [start(), task('check', [{ by: 'role', role: 'bureau-officer', at }]), end()],
      flows: flows('start > check', 'check > end'),
    });
    const { caseId } = await here.start(here.somebody(), key);
    const [item] = (await listTasks(there.ctxOf(clerk), { limit: 5 })).items;
    assert.deepEqual([item?.tenantId, item?.caseTenantId], [there.tenantId, here.tenantId]);
    const moved = await completeTask(there.ctxOf(clerk), { taskId: item?.id ?? '', choice: 'approve' });
    assert.deepEqual([moved.caseId, moved.status], [caseId, 'completed']);
  });

  test('an old version runs on after a new one is published', async () => {
    const office = buildOffice(app);
    const clerks = [office.somebody(), office.somebody()];
    const old = await office.install(lineOf(clerks.map(({ personId }) => personId)));
    const { caseId } = await office.start(office.somebody(), old.key);
    const next = await createDefinition(office.system, office.tenantId, {
      key: old.key,
      name: { zh: '第二版', en: 'Second' },
      model: lineOf([clerks[1]?.personId ?? '']),
    });
    await publishDefinition(office.system, { tenantId: office.tenantId, id: next.id });
    for (const clerk of clerks) {
      const { items } = await listTasks(office.ctxOf(clerk), { limit: 5 });
      await completeTask(office.ctxOf(clerk), {
        taskId: items.find((item) => item.caseId === caseId)?.id ?? '',
        choice: 'approve',
      });
    }
    const view = await getCase(office.system, { caseId, tenantId: office.tenantId });
    assert.deepEqual([view.status, view.procedureVersion], ['completed', 1]);
    assert.equal((await office.start(office.somebody(), old.key)).open[0]?.node, 's1');
    await assert.rejects(
      publishDefinition(office.system, { tenantId: office.tenantId, id: old.id }),
      refusal('workflow.frozen'),
    );
  });
});
