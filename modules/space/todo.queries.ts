import { type Selectable, sql } from 'kysely';
import { uuidv7 } from '#platform/codes/uuid.ts';
import type { Db, Schema } from '#platform/db/db.ts';
import type { TodoInput } from './todo.schema.ts';

export type TodoRow = Selectable<Schema['space.todo']>;
export type Doer = {
  tenantId: string;
  personId: string;
  organisationId: string | undefined;
  role: string | undefined;
};

/** Open work of a person and of its role at its node, the most urgent first. Two index ranges, merged. */
export function selectOpen(
  db: Db,
  doer: Doer,
  limit: number,
  after?: { due: string; id: string },
): Promise<TodoRow[]> {
  const open = () =>
    db
      .selectFrom('space.todo')
      .selectAll()
      .where('tenant_id', '=', doer.tenantId)
      .where('done_at', 'is', null)
      .$if(after !== undefined, (query) =>
        query.where(
          sql<boolean>`(coalesce(due_at, 'infinity'), id) > (${after?.due}::timestamptz, ${after?.id}::uuid)`,
        ),
      );
  const own = open().where('person_id', '=', doer.personId);
  const shared = open()
    .where('organisation_id', '=', doer.organisationId ?? '')
    .where('role', '=', doer.role ?? '');
  return db
    .selectFrom((doer.organisationId ? own.unionAll(shared) : own).as('t'))
    .selectAll()
    .orderBy(sql`coalesce(t.due_at, 'infinity')`)
    .orderBy('t.id')
    .limit(limit)
    .execute();
}

/** Adds work that does not stand yet. */
export async function insertTodo(db: Db, todo: TodoInput, now: Date): Promise<boolean> {
  const doer =
    'personId' in todo.for
      ? { person_id: todo.for.personId }
      : { organisation_id: todo.for.organisationId, role: todo.for.role };
  const result = await db
    .insertInto('space.todo')
    .values({
      tenant_id: todo.tenantId,
      id: uuidv7(),
      ...doer,
      kind: todo.kind,
      source_id: todo.sourceId,
      title_zh: todo.title.zh,
      title_en: todo.title.en,
      link: todo.link,
      due_at: todo.dueAt ?? null,
      created_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Ends one piece of open work of a doer, of these kinds. @returns whether there was such */
export async function tickTodo(
  db: Db,
  doer: Doer,
  id: string,
  kinds: readonly string[],
  now: Date,
): Promise<boolean> {
  const result = await db
    .updateTable('space.todo')
    .set({ done_at: now, done_by: doer.personId })
    .where('tenant_id', '=', doer.tenantId)
    .where('id', '=', id)
    .where('done_at', 'is', null)
    .where('kind', 'in', [...kinds])
    .where(({ eb, or, and }) =>
      or([
        eb('person_id', '=', doer.personId),
        and([eb('organisation_id', '=', doer.organisationId ?? null), eb('role', '=', doer.role ?? '')]),
      ]),
    )
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export async function closeTodos(
  db: Db,
  tenantId: string,
  kind: string,
  sourceId: string,
  now: Date,
  doneBy: string | null,
): Promise<void> {
  await db
    .updateTable('space.todo')
    .set({ done_at: now, done_by: doneBy })
    .where('tenant_id', '=', tenantId)
    .where('kind', '=', kind)
    .where('source_id', '=', sourceId)
    .where('done_at', 'is', null)
    .execute();
}
