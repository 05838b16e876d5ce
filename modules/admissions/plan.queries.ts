import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';
import type { Db, Schema } from '#platform/db/db.ts';
import { insertRows } from '#platform/db/unnest.ts';
import type { Area } from './plan.schema.ts';

export type PlanRow = Selectable<Schema['admissions.plan']>;
export type OfferRow = Selectable<Schema['admissions.offer']>;
export type DistrictRow = Selectable<Schema['admissions.district']>;

export async function insertPlan(db: Db, row: Insertable<Schema['admissions.plan']>): Promise<void> {
  await db.insertInto('admissions.plan').values(row).execute();
}

export function selectPlan(db: Db, tenantId: string, id: string): Promise<PlanRow | undefined> {
  return db
    .selectFrom('admissions.plan')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** The plan, held against changes by others until the transaction ends. */
export function lockPlan(db: Db, tenantId: string, id: string): Promise<PlanRow | undefined> {
  return db
    .selectFrom('admissions.plan')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** The latest first, of one tenant; drafts only when asked. */
export function selectPlans(
  db: Db,
  tenantId: string,
  {
    drafts,
    limit,
    before,
  }: { drafts: boolean; limit: number; before?: { at: Date; id: string } | undefined },
): Promise<PlanRow[]> {
  return db
    .selectFrom('admissions.plan')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .$if(!drafts, (query) => query.where('state', '!=', 'draft'))
    .$if(before !== undefined, (query) =>
      query.where(sql<boolean>`(opens_at, id) < (${before?.at}, ${before?.id})`),
    )
    .orderBy('opens_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

/** Changes the plan if it is still the version that was read. */
export async function updatePlan(
  db: Db,
  { tenant_id, id, version }: Pick<PlanRow, 'tenant_id' | 'id' | 'version'>,
  change: Updateable<Schema['admissions.plan']>,
): Promise<PlanRow | undefined> {
  return db
    .updateTable('admissions.plan')
    .set({ ...change, version: version + 1 })
    .where('tenant_id', '=', tenant_id)
    .where('id', '=', id)
    .where('version', '=', version)
    .returningAll()
    .executeTakeFirst();
}

export type NewOffer = {
  schoolId: string;
  schoolName: string;
  path: string;
  seats: number;
  areas: readonly Area[];
};

/** Writes all offers of a plan anew. */
export async function replaceOffers(
  db: Db,
  tenantId: string,
  planId: string,
  offers: readonly NewOffer[],
): Promise<void> {
  for (const table of ['admissions.district', 'admissions.offer'] as const)
    await db.deleteFrom(table).where('tenant_id', '=', tenantId).where('plan_id', '=', planId).execute();
  await insertRows<NewOffer>(
    db,
    'admissions.offer',
    [
      { name: 'tenant_id', type: 'uuid', of: () => tenantId },
      { name: 'plan_id', type: 'uuid', of: () => planId },
      { name: 'school_id', type: 'uuid', of: (row) => row.schoolId },
      { name: 'school_name', type: 'text', of: (row) => row.schoolName },
      { name: 'path', type: 'text', of: (row) => row.path },
      { name: 'seats', type: 'int4', of: (row) => row.seats },
    ],
    offers,
  );
  await insertRows<{ schoolId: string; area: Area }>(
    db,
    'admissions.district',
    [
      { name: 'tenant_id', type: 'uuid', of: () => tenantId },
      { name: 'plan_id', type: 'uuid', of: () => planId },
      { name: 'area_code', type: 'text', of: (row) => row.area.code },
      { name: 'school_id', type: 'uuid', of: (row) => row.schoolId },
      { name: 'area_name', type: 'text', of: (row) => row.area.name },
    ],
    offers.flatMap(({ schoolId, areas }) => areas.map((area) => ({ schoolId, area }))),
  );
}

export function selectOffers(db: Db, tenantId: string, planId: string): Promise<OfferRow[]> {
  return db
    .selectFrom('admissions.offer')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('plan_id', '=', planId)
    .orderBy('school_id')
    .execute();
}

export function selectDistricts(db: Db, tenantId: string, planId: string): Promise<DistrictRow[]> {
  return db
    .selectFrom('admissions.district')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('plan_id', '=', planId)
    .orderBy('area_code')
    .execute();
}

/** Which of these schools serve one of these areas first. */
export function selectServing(
  db: Db,
  tenantId: string,
  planId: string,
  areas: readonly string[],
): Promise<DistrictRow[]> {
  return db
    .selectFrom('admissions.district')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('plan_id', '=', planId)
    .where('area_code', 'in', [...areas])
    .execute();
}
