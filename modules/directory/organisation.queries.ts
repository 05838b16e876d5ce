import { type Selectable, sql } from 'kysely';
import type { Db, Schema } from '#platform/db/db.ts';

export type OrganisationRow = Selectable<Schema['directory.organisation']>;
export type TenantRow = Selectable<Schema['directory.tenant']>;

/** Bureaus that own data. Few, and readable by all: the names of bureaus are public. */
export async function selectTenants(db: Db): Promise<TenantRow[]> {
  return db.selectFrom('directory.tenant').selectAll().orderBy('path').execute();
}

/** Tenants at or below a node. */
export async function selectTenantsBelow(db: Db, path: string): Promise<string[]> {
  const rows = await db
    .selectFrom('directory.tenant')
    .select('id')
    .where('path', '>=', path)
    .where('path', '<', `${path}~`)
    .orderBy('path')
    .execute();
  return rows.map((row) => row.id);
}

export async function selectOrganisations(
  db: Db,
  ids: readonly string[],
  tenantIds: readonly string[] = db.tenants,
): Promise<OrganisationRow[]> {
  if (ids.length === 0 || tenantIds.length === 0) return [];
  return db
    .selectFrom('directory.organisation')
    .selectAll()
    .where(sql<boolean>`tenant_id = any(${[...tenantIds]}::uuid[])`)
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .execute();
}

/** Writes the paths of a whole subtree anew after its top moved; the top itself may carry the new path already. */
export async function movePaths(db: Db, tenantId: string, from: string, to: string): Promise<number> {
  const result = await sql`
    update directory.organisation set path = ${to} || substr(path, ${from.length + 1})
    where tenant_id = ${tenantId} and path >= ${from} and path < ${`${from}~`}`.execute(db);
  await sql`
    update directory.role_assignment set path = ${to} || substr(path, ${from.length + 1})
    where tenant_id = ${tenantId} and path >= ${from} and path < ${`${from}~`}`.execute(db);
  return Number(result.numAffectedRows ?? 0n);
}
