import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';
import type { Db, Schema } from '#platform/db/db.ts';

export type ItemRow = Selectable<Schema['services.item']>;

/** Adds a version unless it stands already. */
export async function insertItem(db: Db, row: Insertable<Schema['services.item']>): Promise<void> {
  await db
    .insertInto('services.item')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export function selectItem(db: Db, tenantId: string, id: string): Promise<ItemRow | undefined> {
  return db
    .selectFrom('services.item')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
}

export async function selectItemsByIds(
  db: Db,
  tenantIds: readonly string[],
  ids: readonly string[],
): Promise<ItemRow[]> {
  if (ids.length === 0) return [];
  return db
    .selectFrom('services.item')
    .selectAll()
    .where('tenant_id', 'in', [...tenantIds])
    .where('id', 'in', [...ids])
    .execute();
}

export function selectPublishedByKey(db: Db, tenantId: string, key: string): Promise<ItemRow | undefined> {
  return db
    .selectFrom('services.item')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('key', '=', key)
    .where('state', '=', 'published')
    .executeTakeFirst();
}

type Filter = {
  state: 'draft' | 'published' | 'retired';
  lifeEvent?: string | undefined;
  audience?: string | undefined;
  q?: string | undefined;
};

/** A county's services in one state, by life event: tens, never thousands. */
export function selectItems(
  db: Db,
  tenantId: string,
  { state, lifeEvent, audience, q }: Filter,
  { limit, after }: { limit: number; after?: { event: string; key: string } | undefined },
): Promise<ItemRow[]> {
  return db
    .selectFrom('services.item')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('state', '=', state)
    .$if(lifeEvent !== undefined, (query) => query.where('life_event', '=', lifeEvent as string))
    .$if(audience !== undefined, (query) => query.where('audience', '=', audience as string))
    .$if(q !== undefined, (query) =>
      query.where(
        sql<boolean>`position(lower(${q}) in lower(title_zh || ' ' || title_en || ' ' || (guide->'summary'->>'zh'))) > 0`,
      ),
    )
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(life_event, key) > (${after?.event}, ${after?.key})`),
    )
    .orderBy('life_event')
    .orderBy('key')
    .limit(limit)
    .execute();
}

export async function updateItem(
  db: Db,
  { tenantId, id, revision }: { tenantId: string; id: string; revision: number },
  change: Updateable<Schema['services.item']>,
): Promise<ItemRow | undefined> {
  return db
    .updateTable('services.item')
    .set({ ...change, revision: revision + 1 })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .where('revision', '=', revision)
    .returningAll()
    .executeTakeFirst();
}

export async function retirePublished(db: Db, tenantId: string, key: string): Promise<void> {
  await db
    .updateTable('services.item')
    .set({ state: 'retired' })
    .where('tenant_id', '=', tenantId)
    .where('key', '=', key)
    .where('state', '=', 'published')
    .execute();
}
