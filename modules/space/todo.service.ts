import { type Ctx, personOf } from '#platform/ctx.ts';
import { inTx } from '#platform/db/db.ts';
import { notFound } from '#platform/errors.ts';
import { cutPage, fromCursor, type Page, type PageQuery } from '#platform/http/page.ts';
import { closeTodos, type Doer, insertTodo, selectOpen, tickTodo } from './todo.queries.ts';
import { type Todo, type TodoInput, tickableKinds, toTodo } from './todo.schema.ts';

function doerOf(ctx: Ctx): Doer | undefined {
  const { personId, grant } = personOf(ctx);
  return (
    grant && { tenantId: grant.tenantId, personId, organisationId: grant.organisationId, role: grant.role }
  );
}

/** The actor's open work, its own and that of its role, the most urgent first. */
export async function listTodos(ctx: Ctx, { cursor, limit }: PageQuery): Promise<Page<Todo>> {
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
