import { type Ctx, personOf } from '#platform/ctx.ts';
import { inTx } from '#platform/db/db.ts';
import { notFound } from '#platform/errors.ts';
import { cutPage, fromCursor, type Page, type PageQuery, toCursor } from '#platform/http/page.ts';
import { listTasks } from '#platform/workflow/index.ts';
import { closeTodos, type Doer, insertTodo, selectOpen, tickTodo } from './todo.queries.ts';
import { ofTask, type Todo, type TodoInput, tickableKinds, toTodo } from './todo.schema.ts';

function doerOf(ctx: Ctx): Doer | undefined {
  const { personId, grant } = personOf(ctx);
  return (
    grant && { tenantId: grant.tenantId, personId, organisationId: grant.organisationId, role: grant.role }
  );
}

/** The actor's open work, its own and that of its role, in cases and elsewhere, the most urgent first. */
export async function listTodos(ctx: Ctx, query: PageQuery): Promise<Page<Todo>> {
  const [own, tasks] = await Promise.all([listOwn(ctx, query), listTasks(ctx, query)]);
  // Both lists are in the same order and page by the same key.
  const items = [...own.items, ...tasks.items.map(ofTask)].sort(byUrgency);
  const isLast = items.length <= query.limit && !own.nextCursor && !tasks.nextCursor;
  const page = items.slice(0, query.limit);
  return { items: page, nextCursor: isLast ? null : toCursor(keyOf(page.at(-1) as Todo)) };
}

const keyOf = ({ dueAt, id }: Todo): [string, string] => [dueAt ?? 'infinity', id];

function byUrgency(one: Todo, other: Todo): number {
  const [[due, id], [otherDue, otherId]] = [keyOf(one), keyOf(other)];
  if (due !== otherDue) return due < otherDue ? -1 : 1;
  return id < otherId ? -1 : 1;
}

async function listOwn(ctx: Ctx, { cursor, limit }: PageQuery): Promise<Page<Todo>> {
  const doer = doerOf(ctx);
  if (!doer) return { items: [], nextCursor: null };
  const key = fromCursor(cursor, 2);
  const after = key && { due: String(key[0]), id: String(key[1]) };
  const rows = await selectOpen(ctx.db, doer, limit + 1, after);
  const page = cutPage(rows, limit, (row) => [row.due_at?.toISOString() ?? 'infinity', row.id]);
  return { ...page, items: page.items.map(toTodo) };
}

/** Puts work on somebody's list, once, and tells its open pages. For reactions to other modules' events. */
export async function addTodo(ctx: Ctx, todo: TodoInput): Promise<void> {
  await inTx(ctx, async (ctx) => {
    if (!(await insertTodo(ctx.db, todo, ctx.now()))) return;
    const channel =
      'personId' in todo.for
        ? `person:${todo.for.personId}`
        : `role:${todo.for.organisationId}:${todo.for.role}`;
    await ctx.ports.realtime.publish(ctx, channel, { kind: 'todo' });
  });
}

/** Ticks off work that has no end of its own. @throws resource.not-found for others' work, and for what a module ends */
export async function tickOff(ctx: Ctx, id: string): Promise<void> {
  const doer = doerOf(ctx);
  const done = doer && (await inTx(ctx, (ctx) => tickTodo(ctx.db, doer, id, tickableKinds, ctx.now())));
  if (!done) throw notFound('这件待办', 'to-do');
}

/** Takes finished work off every list it stands on. */
export async function finishTodo(ctx: Ctx, tenantId: string, kind: string, sourceId: string): Promise<void> {
  await closeTodos(
    ctx.db,
    tenantId,
    kind,
    sourceId,
    ctx.now(),
    ctx.actor.kind === 'person' ? ctx.actor.personId : null,
  );
}
