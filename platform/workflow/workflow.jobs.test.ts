import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { z } from 'zod';
import { uuidv7 } from '../codes/uuid.ts';
import { PlatformError } from '../errors.ts';
import { type EventType, subscribe } from '../events.ts';
import { createTestApp } from '../testing/app.ts';
import {
  completeTask,
  defineAction,
  delegate,
  getCase,
  listTasks,
  retryAction,
  skipAction,
  suspendCase,
  urge,
  workflow,
} from './index.ts';
import { taskOverdue, taskUrged } from './workflow.events.ts';
import { buildOffice, end, flows, lineOf, start, task } from './workflow.factory.ts';
import { ringAlarms, works } from './workflow.jobs.ts';

const runs: { key: string; attempt: number }[] = [];
let broken = true;
const count = defineAction({
  name: 'test.count',
  input: z.object({ amount: z.number() }),
  run: async (_ctx, { amount }, { key, attempt }) => {
    runs.push({ key, attempt });
    return { twice: amount * 2 };
  },
});
const fragile = defineAction({
  name: 'test.fragile',
  input: z.object({}),
  run: async (_ctx, _input, { key, attempt }) => {
    runs.push({ key, attempt });
    if (broken) throw new PlatformError('resource.conflict');
    return undefined;
  },
});
const heard: { type: string; tenantId: string; payload: Record<string, unknown> }[] = [];
const hear = ([taskOverdue, taskUrged] as EventType[]).map((event) =>
  subscribe('test', event, async (_ctx, payload, meta) => {
    heard.push({ ...meta, type: event.name, payload: payload as Record<string, unknown> });
  }),
);

let now = new Date();
const app = await createTestApp(
  [workflow, { name: 'test', actions: [count, fragile], subscriptions: hear }],
  { roles: ['web', 'worker'], now: () => now },
);

/** Waits for what the queue does, by looking at it and not by the clock. */
async function until<T>(look: () => Promise<T | undefined | false> | T | undefined | false): Promise<T> {
  const end = Date.now() + 30_000;
  while (Date.now() < end) {
    const found = await look();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`never so: ${look}`);
}

const action = (id: string, name: string, input: Record<string, string> = {}) =>
  ({ id, kind: 'action', name: { zh: id, en: id }, action: name, input }) as const;

/** One try of queued work, as the queue makes it. */
const attempt = (
  name: string,
  ctx: Parameters<(typeof works)[number]['run']>[0],
  input: object,
  last: boolean,
) => works.find((work) => work.name === name)?.run(ctx, input as never, { number: 1, last });

describe('work of the queue', () => {
  test('an action runs once, and what it returns is among the facts of the next condition', async () => {
    const office = buildOffice(app);
    const { key } = await office.install({
      nodes: [start(), action('count', 'test.count', { amount: 'data.amount' }), end()],
      flows: flows('start > count', 'count > end'),
    });
    const applicant = office.somebody();
    const { caseId } = await office.start(applicant, key, { amount: 21 });
    const view = await until(async () => {
      const found = await getCase(office.ctxOf(applicant), { caseId });
      return found.status === 'completed' && found;
    });
    assert.deepEqual(view.data, { amount: 21, count: { twice: 42 } });
    const before = runs.length;
    const tokenId = runs.at(-1)?.key ?? '';
    await attempt('workflow.act', office.system, { caseId, tokenId }, false);
    assert.equal(runs.length, before);
  });

  test('a failing action stands in the case until the manager has it tried again, or skips it', async () => {
    const office = buildOffice(app);
    const { key } = await office.install({
      nodes: [start(), action('do', 'test.fragile'), end()],
      flows: flows('start > do', 'do > end'),
    });
    const leader = office.somebody('bureau-leader');
    const ctx = office.ctxOf(leader);
    for (const mend of [true, false]) {
      broken = true;
      const { caseId } = await office.start(office.somebody(), key);
      const failed = await until(async () => {
        const { standing } = await getCase(ctx, { caseId });
        return standing[0]?.failure ? standing[0] : undefined;
      });
      assert.deepEqual([failed.failure?.code, failed.failure?.final], ['resource.conflict', false]);
      const { tokenId } = failed;
      await assert.rejects(async () => attempt('workflow.act', office.system, { caseId, tokenId }, true), {
        code: 'resource.conflict',
      });
      assert.equal((await getCase(ctx, { caseId })).standing[0]?.failure?.final, true);
      broken = !mend;
      if (mend) await retryAction(ctx, { caseId, tokenId });
      else await skipAction(ctx, { caseId, tokenId, reason: 'done by hand' });
      const ended = await until(async () => {
        const found = await getCase(ctx, { caseId });
        return found.status === 'completed' && found;
      });
      assert.equal(ended.steps.do?.outcome, mend ? 'done' : 'skipped');
    }
  });

  test('a timer lets the case go on when its time has come', async () => {
    const office = buildOffice(app);
    const { key } = await office.install({
      nodes: [
        start(),
        { id: 'wait', kind: 'timer', name: { zh: '等', en: 'wait' }, wait: { duration: 'P3D' } },
        end(),
      ],
      flows: flows('start > wait', 'wait > end'),
    });
    const applicant = office.somebody();
    const { caseId } = await office.start(applicant, key);
    const ctx = office.ctxOf(applicant);
    const tokenId = (await getCase(ctx, { caseId })).standing[0]?.tokenId ?? '';
    await attempt('workflow.wake', office.system, { caseId, tokenId }, false);
    assert.equal((await getCase(ctx, { caseId })).status, 'running');
    now = new Date(now.getTime() + 3 * 86_400_000);
    await attempt('workflow.wake', office.system, { caseId, tokenId }, false);
    assert.equal((await getCase(ctx, { caseId })).status, 'completed');
  });

  test('a sub-procedure is a case of its own, and its outcome leads the parent on', async () => {
    const office = buildOffice(app);
    const clerk = office.somebody('bureau-officer');
    const child = await office.install(lineOf([clerk.personId]));
    const { key } = await office.install({
      nodes: [
        start(),
        {
          id: 'sub',
          kind: 'subprocess',
          name: { zh: '子', en: 'sub' },
          procedure: child.key,
          input: { about: 'data.name' },
        },
        end(),
      ],
      flows: flows('start > sub', 'sub > end'),
    });
    const applicant = office.somebody();
    const { caseId } = await office.start(applicant, key, { name: 'x' });
    const [item] = await until(async () => {
      const { items } = await listTasks(office.ctxOf(clerk), { limit: 5 });
      return items.length === 1 && items;
    });
    assert.notEqual(item?.caseId, caseId);
    assert.deepEqual((await getCase(office.ctxOf(clerk), { caseId: item?.caseId ?? '' })).data, {
      about: 'x',
    });
    await completeTask(office.ctxOf(clerk), { taskId: item?.id ?? '', choice: 'approve' });
    const parent = await until(async () => {
      const found = await getCase(office.ctxOf(applicant), { caseId });
      return found.status === 'completed' && found;
    });
    assert.equal(parent.steps.sub?.outcome, 'approved');
  });

  test('a late task turns red and is told once; a suspended case is never late', async () => {
    const office = buildOffice(app);
    const clerk = office.somebody('bureau-officer');
    const ctx = office.ctxOf(clerk);
    const { key } = await office.install(
      lineOf([clerk.personId], { deadline: { workingDays: 2, warnDays: 1 } }),
    );
    const { caseId } = await office.start(office.somebody(), key);
    const paused = await office.start(office.somebody(), key);
    await suspendCase(office.ctxOf(office.somebody('bureau-leader')), {
      caseId: paused.caseId,
      reason: 'flood',
    });
    const lights = async () => (await listTasks(ctx, { limit: 5 })).items.map(({ light }) => light);
    assert.deepEqual(await lights(), ['none']);
    const due = (await listTasks(ctx, { limit: 5 })).items[0]?.dueAt as Date;
    now = new Date(due.getTime() - 3_600_000);
    assert.deepEqual(await lights(), ['yellow']);
    now = new Date(due.getTime() + 1000);
    assert.deepEqual(await lights(), ['red']);
    await ringAlarms(office.system);
    await ringAlarms(office.system);
    const told = () =>
      heard.filter(({ type, payload }) => type === 'workflow.task.overdue' && payload.caseId === caseId);
    await until(() => told().length > 0);
    assert.equal(told().length, 1);
    assert.equal(told()[0]?.payload.organisationId, office.organisationId);
    assert.equal(heard.filter(({ payload }) => payload.caseId === paused.caseId).length, 0);
  });

  test('an urged task tells its doer', async () => {
    const office = buildOffice(app);
    const clerk = office.somebody('bureau-officer');
    const { key } = await office.install(lineOf([clerk.personId]));
    const applicant = office.somebody();
    const { open } = await office.start(applicant, key);
    const about = { taskId: open[0]?.taskId ?? '', tenantId: office.tenantId };
    await urge(office.ctxOf(applicant), about);
    const told = await until(() =>
      heard.find(({ type, payload }) => type === 'workflow.task.urged' && payload.taskId === about.taskId),
    );
    assert.deepEqual(told.payload.doer, { personId: clerk.personId });
    await assert.rejects(urge(office.ctxOf(applicant), about), { code: 'workflow.urged-already' });
  });
});

describe('a deputy', () => {
  test('sees and does the tasks of its principal for a period, and the trace names both', async () => {
    const office = buildOffice(app);
    const [principal, deputy] = [office.somebody('bureau-officer'), office.somebody('teacher')];
    const role = { by: 'role', role: 'bureau-officer', at: { from: 'case.organisation' } } as const;
    const { key } = await office.install({
      nodes: [start(), task('a', [{ by: 'person', personId: principal.personId }]), task('b', [role]), end()],
      flows: flows('start > a', 'a > b', 'b > end'),
    });
    const ctx = office.ctxOf(deputy);
    const { caseId } = await office.start(office.somebody(), key);
    assert.equal((await listTasks(ctx, { limit: 5 })).items.length, 0);
    const day = 86_400_000;
    await delegate(office.ctxOf(principal), {
      deputyId: deputy.personId,
      from: now.toISOString(),
      until: new Date(now.getTime() + day).toISOString(),
      reason: 'on leave',
    });
    for (const node of ['a', 'b']) {
      const [item] = (await listTasks(ctx, { limit: 5 })).items;
      assert.equal(item?.node, node);
      await completeTask(ctx, { taskId: item.id, choice: 'approve' });
    }
    const view = await getCase(office.ctxOf(office.somebody('bureau-leader')), { caseId });
    const decisions = view.timeline.filter(({ kind }) => kind === 'completed');
    assert.ok(
      decisions.every(
        (entry) => entry.personId === deputy.personId && entry.onBehalfOf === principal.personId,
      ),
    );
    assert.equal(decisions.length, 2);
    await office.start(office.somebody(), key);
    now = new Date(now.getTime() + 2 * day);
    assert.equal((await listTasks(ctx, { limit: 5 })).items.length, 0);
  });
  test('an unknown case is not found, whoever asks', async () => {
    const office = buildOffice(app);
    await assert.rejects(getCase(office.ctxOf(office.somebody('bureau-leader')), { caseId: uuidv7() }), {
      code: 'resource.not-found',
    });
  });
});
