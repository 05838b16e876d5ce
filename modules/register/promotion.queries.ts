import { type Selectable, sql } from 'kysely';
import type { Db, Schema } from '#platform/db/db.ts';
import type { Step } from './promotion.policy.ts';
import type { PromotionState } from './promotion.schema.ts';

export type PromotionRow = Selectable<Schema['register.promotion']>;
export type StepRow = Selectable<Schema['register.promotion_step']>;

const among = (column: string, ids: readonly string[]) =>
  sql<boolean>`${sql.ref(column)} = any(${[...ids]}::uuid[])`;

export function selectPromotion(db: Db, id: string): Promise<PromotionRow | undefined> {
  return db
    .selectFrom('register.promotion')
    .selectAll()
    .where(among('tenant_id', db.tenants))
    .where('id', '=', id)
    .executeTakeFirst();
}

/** The same, held against others until the transaction ends. */
export function lockPromotion(db: Db, tenantId: string, id: string): Promise<PromotionRow | undefined> {
  return db
    .selectFrom('register.promotion')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** Promotions of a school, the latest first. */
export function selectPromotions(db: Db, tenantId: string, schoolId: string): Promise<PromotionRow[]> {
  return db
    .selectFrom('register.promotion')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('school_id', '=', schoolId)
    .where('state', '<>', 'discarded')
    .orderBy('id', 'desc')
    .limit(50)
    .execute();
}

/** @returns false when the school has one of this year already. */
export async function insertPromotion(
  db: Db,
  row: {
    tenant_id: string;
    id: string;
    school_id: string;
    school_year: number;
    system: string;
    choices: string;
    plan: string;
    made_by: string | null;
    made_at: Date;
  },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('register.promotion')
    .values({ ...row, state: 'planned' })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

export async function updatePromotion(
  db: Db,
  { tenant_id, id }: Pick<PromotionRow, 'tenant_id' | 'id'>,
  set: {
    state?: PromotionState;
    system?: string;
    choices?: string;
    plan?: string;
    job_id?: string | null;
    result?: string;
    applied_by?: string | null;
    applied_at?: Date;
    undone_by?: string | null;
    undone_at?: Date;
  },
): Promise<void> {
  await db
    .updateTable('register.promotion')
    .set({ ...set, version: sql`version + 1` })
    .where('tenant_id', '=', tenant_id)
    .where('id', '=', id)
    .execute();
}

export async function insertSteps(
  db: Db,
  tenantId: string,
  id: string,
  steps: readonly Step[],
): Promise<void> {
  if (steps.length === 0) return;
  await db
    .insertInto('register.promotion_step')
    .values(steps.map((step) => ({ ...step, tenant_id: tenantId, promotion_id: id })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export function selectSteps(db: Db, tenantId: string, id: string): Promise<StepRow[]> {
  return db
    .selectFrom('register.promotion_step')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('promotion_id', '=', id)
    .orderBy('position')
    .execute();
}

/** One step, held until the transaction ends: two workers never do it twice. */
export function lockStep(
  db: Db,
  tenantId: string,
  id: string,
  position: number,
): Promise<StepRow | undefined> {
  return db
    .selectFrom('register.promotion_step')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('promotion_id', '=', id)
    .where('position', '=', position)
    .forUpdate()
    .executeTakeFirst();
}

export async function closeStep(
  db: Db,
  { tenant_id, promotion_id, position }: Pick<StepRow, 'tenant_id' | 'promotion_id' | 'position'>,
  set: { done_at?: Date; effect?: string; undone_at?: Date },
): Promise<void> {
  await db
    .updateTable('register.promotion_step')
    .set(set)
    .where('tenant_id', '=', tenant_id)
    .where('promotion_id', '=', promotion_id)
    .where('position', '=', position)
    .execute();
}
