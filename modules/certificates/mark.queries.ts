import type { Insertable } from 'kysely';
import type { Ctx } from '#platform/ctx.ts';
import type { Schema } from '#platform/db/db.ts';

type Db = Ctx['db'];

export const insertMarks = (db: Db, rows: Insertable<Schema['certificates.mark']>[]) =>
  db
    .insertInto('certificates.mark')
    .values(rows)
    .onConflict((conflict) => conflict.column('hash').doNothing())
    .execute();

export const selectMarks = (db: Db, hashes: readonly string[]) =>
  hashes.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('certificates.mark')
        .selectAll()
        .where('hash', 'in', [...hashes])
        .execute();

export const insertHolderTenant = (db: Db, holderId: string, tenantId: string) =>
  db
    .insertInto('certificates.holder_tenant')
    .values({ holder_id: holderId, tenant_id: tenantId })
    .onConflict((conflict) => conflict.columns(['holder_id', 'tenant_id']).doNothing())
    .execute();

export async function selectHolderTenants(db: Db, holderIds: readonly string[]): Promise<string[]> {
  if (holderIds.length === 0) return [];
  const rows = await db
    .selectFrom('certificates.holder_tenant')
    .select('tenant_id')
    .distinct()
    .where('holder_id', 'in', [...holderIds])
    .execute();
  return rows.map((row) => row.tenant_id);
}
