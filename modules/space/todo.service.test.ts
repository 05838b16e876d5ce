import assert from 'node:assert/strict';
import { test } from 'node:test';
import { modules } from '#modules';
import { uuidv7 } from '#platform/codes/uuid.ts';
import { createTestApp } from '#platform/testing/app.ts';
import { completeTask } from '#platform/workflow/index.ts';
import { buildOffice, end, flows, lineOf, start } from '#platform/workflow/workflow.factory.ts';
import { todoSubscriptions } from './todo.jobs.ts';
import { addTodo, listTodos, tickOff } from './todo.service.ts';

const app = await createTestApp(modules);

test('tasks of cases and other work stand on one list, the most urgent first, page by page', async () => {
  const office = buildOffice(app);
  const clerk = office.somebody('bureau-officer');
  const ctx = office.ctxOf(clerk);
  const deadline = { workingDays: 5, warnDays: 1 };
  const { key } = await office.install(lineOf([clerk.personId], { deadline }));
  const cases = [];
  for (let n = 0; n < 4; n++) cases.push(await office.start(office.somebody(), key));
  const dues = ['2026-01-01', '2099-01-01', undefined];
  for (const day of dues)
    await addTodo(office.system, {
      tenantId: office.tenantId,
      kind: 'demo.sample.do',
      sourceId: uuidv7(),
      title: { zh: '另一件事', en: 'Something else' },
      link: '/elsewhere',
      ...(day && { dueAt: new Date(day) }),
      for: { personId: clerk.personId },
    });
  const kinds: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listTodos(ctx, { limit: 2, cursor });
    kinds.push(...page.items.map(({ kind }) => kind));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  const task = 'workflow.task';
  assert.deepEqual(kinds, ['demo.sample.do', task, task, task, task, 'demo.sample.do', 'demo.sample.do']);
  const [first] = cases;
  await completeTask(ctx, { taskId: first?.open[0]?.taskId ?? '', choice: 'approve' });
  const left = await listTodos(ctx, { limit: 20 });
  assert.equal(left.items.length, 6);
  assert.ok(left.items.every(({ link }) => !link.endsWith(first?.caseId ?? '')));
});

test('a notice of a procedure stands on its reader’s list until it is ticked off', async () => {
  const office = buildOffice(app);
  const reader = office.somebody('bureau-officer');
  const ctx = office.ctxOf(reader);
  const name = { zh: '结果通知', en: 'Result' };
  const to = [{ by: 'person', personId: reader.personId }] as const;
  const { key } = await office.install({
    nodes: [start(), { id: 'tell', kind: 'notice', name, to: [...to], title: name, text: name }, end()],
    flows: flows('start > tell', 'tell > end'),
  });
  const { caseId } = await office.start(office.somebody(), key);
  const { rows } = await office.system.db.run(
    "select id, payload, occurred_at from platform.event where tenant_id = $1 and type = 'workflow.notice.due'",
    [office.tenantId],
  );
  const [event] = rows;
  const handler = todoSubscriptions.find((each) => each.event.name === 'workflow.notice.due');
  const meta = { id: event.id, tenantId: office.tenantId, occurredAt: event.occurred_at.toISOString() };
  // Events may come twice.
  for (let time = 0; time < 2; time++) await handler?.handle(office.system, event.payload as never, meta);
  const { items } = await listTodos(ctx, { limit: 20 });
  assert.deepEqual(
    items.map(({ kind, title }) => [kind, title]),
    [['workflow.notice.read', name]],
  );
  assert.ok(items[0]?.link.endsWith(caseId));
  await tickOff(ctx, items[0]?.id ?? '');
  assert.equal((await listTodos(ctx, { limit: 20 })).items.length, 0);
});
