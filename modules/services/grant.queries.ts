import { type Insertable, type Selectable, sql } from 'kysely';
import type { Db, Schema } from '#platform/db/db.ts';

export type GrantRow = Selectable<Schema['services.grant_entry']>;

/** Puts a grant on the list, once for each case. */
export async function insertGrant(db: Db, row: Insertable<Schema['services.grant_entry']>): Promise<void> {
  await db
    .insertInto('services.grant_entry')
    .values(row)
    .onConflict((conflict) => conflict.columns(['tenant_id', 'case_id']).doNothing())
    .execute();
}

/** Grants that no payments file holds yet, in the order of their ids. */
export function selectOpenGrants(
  db: Db,
  tenantId: string,
  { limit, after }: { limit: number; after?: string | undefined },
): Promise<GrantRow[]> {
  return db
    .selectFrom('services.grant_entry')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('file_id', 'is', null)
    .$if(after !== undefined, (query) => query.where('id', '>', after as string))
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** Takes open grants into a file: each goes into one file only. */
export async function takeIntoFile(
  db: Db,
  tenantId: string,
  fileId: string,
  ids: readonly string[],
): Promise<GrantRow[]> {
  return db
    .updateTable('services.grant_entry')
    .set({ file_id: fileId })
    .where('tenant_id', '=', tenantId)
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .where('file_id', 'is', null)
    .returningAll()
    .execute();
}
