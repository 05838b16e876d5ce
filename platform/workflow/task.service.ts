import { z } from 'zod';
import { type Ctx, personOf } from '../ctx.ts';
import { read } from '../db/db.ts';
import { invalidField } from '../errors.ts';
import { cutPage, fromCursor, type Page, type PageQuery } from '../http/page.ts';
import { selectParticipation } from './case.queries.ts';
import { caseData } from './case.schema.ts';
import { acceptData } from './data.policy.ts';
import { keepCompiled } from './definition.service.ts';
import { selectPrincipals } from './delegation.queries.ts';
import { type Moved, move, stillHolding } from './move.service.ts';
import { type Doer, doerKey } from './state.ts';
import {
  countOpenTasks,
  type DoerKey,
  selectDoneTasks,
  selectOpenTasks,
  type TaskCounts,
  type TaskItem,
  toItem,
} from './task.queries.ts';

export type CompleteInput = {
  taskId: string;
  /** The task's tenant, as the list tells it. */
  tenantId?: string | undefined;
  choice: string;
  comment?: string | undefined;
  /** Changed fields of the form. */
  data?: Record<string, unknown> | undefined;
  /** The version that the doer saw: refused with 412 when the task changed meanwhile. */
  version?: number | undefined;
};

const comment = z.string().trim().max(2000).optional();

/**
 * Decides a task. @throws workflow.task-done when somebody else was faster, workflow.not-yours, workflow.field-right, and
 * what stands in the way of the next step
 */
export async function completeTask(ctx: Ctx, input: CompleteInput): Promise<Moved> {
  const { taskId, tenantId, choice, version } = input;
  const text = comment.safeParse(input.comment);
  if (!text.success) throw invalidField('/comment', '最多 2000 字', 'at most 2,000 characters');
  const decision = { do: 'complete', taskId, choice, comment: text.data, version } as const;
  if (!input.data) return move(ctx, { taskId, tenantId }, decision);
  const change = caseData.parse(input.data);
  return move(ctx, { taskId, tenantId }, async (ctx, { case: c, tasks }, definition) => {
    const task = tasks.find(({ id }) => id === taskId);
    const rights = task ? (keepCompiled(definition).compiled.task(task.node)?.fields ?? {}) : {};
    const view = { caseId: c.id, form: definition.form, rights, tenantId: c.tenantId, data: c.data };
    return { ...decision, data: await acceptData(ctx, { ...view, change }) };
  });
}

/** Every key under which the actor's work stands: its own, its role's, and those of whom it is the deputy. */
async function keysOf(ctx: Ctx): Promise<DoerKey[]> {
  const { personId, grant } = personOf(ctx);
  const [homes, principals] = await Promise.all([
    selectParticipation(ctx.db, personId),
    selectPrincipals(ctx.db, ctx.tenants, personId, ctx.now()),
  ]);
  const tenants = [...new Set([...ctx.tenants, ...homes])];
  const keys: DoerKey[] = [];
  const note = (tenantId: string, doer: Doer, procedure: string | null = null) =>
    keys.push({ tenantId, key: doerKey(doer), procedure });
  for (const tenantId of tenants) note(tenantId, { personId });
  if (grant) note(grant.tenantId, grant);
  for (const principal of await stillHolding(ctx, principals)) {
    const { tenantId, role, organisationId, procedure } = principal;
    note(tenantId, { personId: principal.personId }, procedure);
    if (role && organisationId) note(tenantId, { role, organisationId, tenantId }, procedure);
  }
  return keys;
}

export type TaskQuery = PageQuery & {
  /** `open` 待办 (default), `done` 已办. */
  state?: 'open' | 'done' | undefined;
  procedure?: string | undefined;
};

const cursorOf = (cursor: string | undefined): { after?: [string, string] } => {
  const key = fromCursor(cursor, 2);
  return key ? { after: [String(key[0]), String(key[1])] } : {};
};

/** What the actor must do, the most urgent first; or what it has done, the latest first. */
export async function listTasks(ctx: Ctx, query: TaskQuery): Promise<Page<TaskItem>> {
  const { personId } = personOf(ctx);
  const { limit, procedure, state = 'open' } = query;
  const { after } = cursorOf(query.cursor);
  return read(ctx, async (ctx) => {
    const now = ctx.now();
    const keys = await keysOf(ctx);
    const tenants = [...new Set(keys.map(({ tenantId }) => tenantId))];
    const db = ctx.db.scopedTo(tenants);
    if (state === 'done') {
      const page = { tenants, personId, limit: limit + 1, ...(after && { before: after }) };
      const rows = await selectDoneTasks(db, page);
      const items = rows.map((row) => toItem(row, now));
      return cutPage(items, limit, (item) => [item.endedAt?.toISOString() ?? '', item.id]);
    }
    const rows = await selectOpenTasks(db, keys, { ...(after && { after }), limit: limit + 1, procedure });
    const items = rows.map((row) => toItem(row, now));
    return cutPage(items, limit, (item) => [item.dueAt?.toISOString() ?? 'infinity', item.id]);
  });
}

/** How much the actor must do: for badges. */
export async function countTasks(ctx: Ctx): Promise<TaskCounts> {
  return read(ctx, async (ctx) => {
    const keys = await keysOf(ctx);
    const db = ctx.db.scopedTo([...new Set(keys.map(({ tenantId }) => tenantId))]);
    return countOpenTasks(db, keys, ctx.now());
  });
}
