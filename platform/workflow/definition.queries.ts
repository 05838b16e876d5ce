import type { Selectable } from 'kysely';
import type { Db, Schema } from '../db/db.ts';
import type { Definition, DefinitionState } from './definition.schema.ts';
import type { WorkflowModel } from './model.ts';

type Row = Selectable<Schema['workflow.definition']>;

function toDefinition(row: Row): Definition {
  return {
    tenantId: row.tenant_id,
    id: row.id,
    key: row.key,
    version: row.version,
    state: row.state as DefinitionState,
    name: { zh: row.name_zh, en: row.name_en },
    model: row.model as unknown as WorkflowModel,
    form: row.form as Record<string, unknown> | null,
    revision: row.revision,
    updatedAt: row.updated_at,
    publishedAt: row.published_at,
  };
}

export async function selectDefinition(
  db: Db,
  tenantId: string,
  id: string,
): Promise<Definition | undefined> {
  const row = await db
    .selectFrom('workflow.definition')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && toDefinition(row);
}

/** The version asked for, or the newest published one; with a state, the newest in it. */
export async function selectByKey(
  db: Db,
  tenantId: string,
  key: string,
  { version, states }: { version?: number | undefined; states?: DefinitionState[] } = {},
): Promise<Definition | undefined> {
  let query = db
    .selectFrom('workflow.definition')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('key', '=', key)
    .orderBy('version', 'desc')
    .limit(1);
  if (version !== undefined) query = query.where('version', '=', version);
  if (states) query = query.where('state', 'in', states);
  const row = await query.executeTakeFirst();
  return row && toDefinition(row);
}

export async function selectDefinitions(
  db: Db,
  tenantId: string,
  { after, limit, state }: { after?: string | undefined; limit: number; state?: DefinitionState | undefined },
): Promise<Definition[]> {
  let query = db
    .selectFrom('workflow.definition')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .orderBy('id', 'desc')
    .limit(limit);
  if (after) query = query.where('id', '<', after);
  if (state) query = query.where('state', '=', state);
  return (await query.execute()).map(toDefinition);
}

export async function insertDefinition(
  db: Db,
  definition: Definition,
  createdBy: string | null,
): Promise<boolean> {
  const { tenantId, id, key, version, state, name, model, form, updatedAt, publishedAt } = definition;
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('workflow.definition')
    .values({
      tenant_id: tenantId,
      id,
      key,
      version,
      state,
      name_zh: name.zh,
      name_en: name.en,
      model: JSON.stringify(model),
      form: form && JSON.stringify(form),
      created_by: createdBy,
      created_at: updatedAt,
      updated_at: updatedAt,
      published_at: publishedAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** Writes a draft, if nobody changed it since `revision`. */
export async function updateDraft(
  db: Db,
  definition: Definition,
  revision: number,
): Promise<Definition | undefined> {
  const { tenantId, id, name, model, form, updatedAt } = definition;
  const row = await db
    .updateTable('workflow.definition')
    .set({
      name_zh: name.zh,
      name_en: name.en,
      model: JSON.stringify(model),
      form: form && JSON.stringify(form),
      updated_at: updatedAt,
      revision: revision + 1,
    })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .where('revision', '=', revision)
    .where('state', '=', 'draft')
    .returningAll()
    .executeTakeFirst();
  return row && toDefinition(row);
}

export async function updateState(
  db: Db,
  tenantId: string,
  id: string,
  { from, to, now }: { from: DefinitionState; to: DefinitionState; now: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('workflow.definition')
    .set((set) => ({
      state: to,
      updated_at: now,
      revision: set('revision', '+', 1),
      ...(to === 'published' && { published_at: now }),
    }))
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .where('state', '=', from)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** The versions published before give way; their cases go on. */
export async function retireOthers(db: Db, definition: Definition, now: Date): Promise<void> {
  await db
    .updateTable('workflow.definition')
    .set((set) => ({ state: 'retired', updated_at: now, revision: set('revision', '+', 1) }))
    .where('tenant_id', '=', definition.tenantId)
    .where('key', '=', definition.key)
    .where('state', '=', 'published')
    .where('id', '<>', definition.id)
    .execute();
}
