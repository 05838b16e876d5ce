import { type Insertable, type Selectable, sql } from 'kysely';
import type { Db, Schema } from '#platform/db/db.ts';

export type TransferRow = Selectable<Schema['register.transfer']>;

const tenantsOf = (row: Pick<TransferRow, 'from_tenant_id' | 'to_tenant_id'>) => [
  ...new Set([row.from_tenant_id, row.to_tenant_id]),
];

/** Writes both sides' rows. @returns false when a transfer of this pupil is open already. */
export async function insertTransfer(
  db: Db,
  row: Omit<Insertable<Schema['register.transfer']>, 'tenant_id'> & {
    from_tenant_id: string;
    to_tenant_id: string;
  },
): Promise<boolean> {
  for (const tenantId of tenantsOf(row)) {
    const { numInsertedOrUpdatedRows } = await db
      .scopedTo([tenantId])
      .insertInto('register.transfer')
      .values({ ...row, tenant_id: tenantId })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (numInsertedOrUpdatedRows !== 1n) return false;
  }
  return true;
}

/** Closes an open transfer on both sides. @returns false when somebody else closed it. */
export async function decideTransfer(
  db: Db,
  row: TransferRow,
  decision: {
    state: 'confirmed' | 'refused' | 'withdrawn';
    decided_at: Date;
    decided_by: string | null;
    decision_reason: string | null;
    effective_on: string | null;
  },
): Promise<boolean> {
  for (const tenantId of tenantsOf(row)) {
    const { numUpdatedRows } = await db
      .scopedTo([tenantId])
      .updateTable('register.transfer')
      .set(decision)
      .where('tenant_id', '=', tenantId)
      .where('id', '=', row.id)
      .where('state', '=', 'applied')
      .executeTakeFirst();
    if (numUpdatedRows !== 1n) return false;
  }
  return true;
}

/** A transfer in one of the tenants that the handle sees; its sides' rows are equal. */
export function selectTransfer(db: Db, id: string): Promise<TransferRow | undefined> {
  return db
    .selectFrom('register.transfer')
    .selectAll()
    .where(sql<boolean>`tenant_id = any(${[...db.tenants]}::uuid[])`)
    .where('id', '=', id)
    .limit(1)
    .executeTakeFirst();
}

export type TransferFilter = {
  tenantIds: readonly string[];
  direction: 'in' | 'out';
  /** Schools at or below this path. */
  path: string;
  state?: string | undefined;
  before: string | undefined;
  limit: number;
};

/** Transfers into or out of the schools below a path, the latest first. */
export function selectTransfers(
  db: Db,
  { tenantIds, direction, path, state, before, limit }: TransferFilter,
): Promise<TransferRow[]> {
  const column = direction === 'in' ? 'to_path' : 'from_path';
  const tenant = direction === 'in' ? 'to_tenant_id' : 'from_tenant_id';
  return db
    .selectFrom('register.transfer')
    .selectAll()
    .where(sql<boolean>`tenant_id = any(${[...tenantIds]}::uuid[])`)
    .whereRef('tenant_id', '=', tenant)
    .where(column, '>=', path)
    .where(column, '<', `${path}~`)
    .$if(state !== undefined, (query) => query.where('state', '=', state as TransferRow['state']))
    .$if(before !== undefined, (query) => query.where('id', '<', before ?? ''))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

/** A pupil's transfers in the tenants that the handle sees, one row each, the latest first. */
export async function selectTransfersOf(db: Db, personId: string): Promise<TransferRow[]> {
  if (db.tenants.length === 0) return [];
  const rows = await db
    .selectFrom('register.transfer')
    .selectAll()
    .where(sql<boolean>`tenant_id = any(${[...db.tenants]}::uuid[])`)
    .where('person_id', '=', personId)
    .orderBy('id', 'desc')
    .limit(200)
    .execute();
  return [...new Map(rows.map((row) => [row.id, row])).values()];
}

/** Which of these people have an open transfer. */
export async function selectOpenTransfers(
  db: Db,
  tenantId: string,
  personIds: readonly string[],
): Promise<string[]> {
  const rows = await db
    .selectFrom('register.transfer')
    .select('person_id')
    .where('tenant_id', '=', tenantId)
    .where('state', '=', 'applied')
    .where(sql<boolean>`person_id = any(${[...personIds]}::uuid[])`)
    .execute();
  return rows.map((row) => row.person_id);
}
