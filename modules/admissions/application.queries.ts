import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';
import type { Db, Schema } from '#platform/db/db.ts';
import type { ApplicationState } from './application.schema.ts';

export type ApplicationRow = Selectable<Schema['admissions.application']>;
type Change = Updateable<Schema['admissions.application']>;

/** Adds an application unless the child has one. @returns undefined when it has; sqlState 23505 for a taken slot or number */
export async function insertApplication(
  db: Db,
  row: Insertable<Schema['admissions.application']>,
): Promise<ApplicationRow | undefined> {
  return db
    .insertInto('admissions.application')
    .values(row)
    .onConflict((conflict) => conflict.columns(['tenant_id', 'plan_id', 'child_hash']).doNothing())
    .returningAll()
    .executeTakeFirst();
}

export async function insertApplicationOf(
  db: Db,
  row: Insertable<Schema['admissions.application_of']>,
): Promise<void> {
  await db
    .insertInto('admissions.application_of')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export function selectApplication(
  db: Db,
  tenantId: string,
  id: string,
  { lock }: { lock: 'none' | 'update' } = { lock: 'none' },
): Promise<ApplicationRow | undefined> {
  return db
    .selectFrom('admissions.application')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .$if(lock === 'update', (query) => query.forUpdate())
    .executeTakeFirst();
}

/** The application of a child, found by any of the keyed hashes of its resident ID. */
export function selectByChild(
  db: Db,
  tenantId: string,
  planId: string,
  hashes: readonly string[],
): Promise<ApplicationRow | undefined> {
  return db
    .selectFrom('admissions.application')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('plan_id', '=', planId)
    .where('child_hash', 'in', [...hashes])
    .executeTakeFirst();
}

/** The slots, 1 to 10, that a guardian's children use in a plan. */
export async function selectSlots(
  db: Db,
  tenantId: string,
  planId: string,
  guardianId: string,
): Promise<number[]> {
  const rows = await db
    .selectFrom('admissions.application')
    .select('child_slot')
    .where('tenant_id', '=', tenantId)
    .where('plan_id', '=', planId)
    .where('guardian_id', '=', guardianId)
    .execute();
  return rows.map((row) => row.child_slot);
}

/** Where a guardian's applications lie, the latest first. */
export function selectApplicationsOf(
  db: Db,
  guardianId: string,
): Promise<Selectable<Schema['admissions.application_of']>[]> {
  return db
    .selectFrom('admissions.application_of')
    .selectAll()
    .where('guardian_id', '=', guardianId)
    .orderBy('application_id', 'desc')
    .limit(200)
    .execute();
}

export function selectApplications(
  db: Db,
  tenantIds: readonly string[],
  ids: readonly string[],
): Promise<ApplicationRow[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return db
    .selectFrom('admissions.application')
    .selectAll()
    .where('tenant_id', 'in', [...tenantIds])
    .where('id', 'in', [...ids])
    .orderBy('id', 'desc')
    .execute();
}

const ofSchool = (schoolId: string) =>
  sql<boolean>`(first_school_id = ${schoolId} or school_id = ${schoolId})`;

/** A plan's applications in one state in the order of their numbers; for a school, those that name it first or are placed there. */
export function selectPlanApplications(
  db: Db,
  {
    tenantId,
    planId,
    state,
    schoolId,
    limit,
    after,
  }: {
    tenantId: string;
    planId: string;
    state?: ApplicationState | undefined;
    schoolId?: string | undefined;
    limit: number;
    after?: string | undefined;
  },
): Promise<ApplicationRow[]> {
  return db
    .selectFrom('admissions.application')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('plan_id', '=', planId)
    .$if(state !== undefined, (query) => query.where('state', '=', state as string))
    .$if(schoolId !== undefined, (query) => query.where(ofSchool(schoolId as string)))
    .$if(after !== undefined, (query) => query.where('number', '>', after as string))
    .orderBy('number')
    .limit(limit)
    .execute();
}

export async function countByState(
  db: Db,
  { tenantId, planId, schoolId }: { tenantId: string; planId: string; schoolId?: string | undefined },
): Promise<Partial<Record<ApplicationState, number>>> {
  const rows = await db
    .selectFrom('admissions.application')
    .select(['state', (eb) => eb.fn.countAll<number>().as('count')])
    .where('tenant_id', '=', tenantId)
    .where('plan_id', '=', planId)
    .$if(schoolId !== undefined, (query) => query.where(ofSchool(schoolId as string)))
    .groupBy('state')
    .execute();
  return Object.fromEntries(rows.map(({ state, count }) => [state, Number(count)]));
}

/** Changes an application that is in one of these states, and under review in this case if one is named. @returns undefined when it was not */
export function changeApplication(
  db: Db,
  {
    tenantId,
    id,
    from,
    caseId,
  }: { tenantId: string; id: string; from: readonly ApplicationState[]; caseId?: string | undefined },
  change: Change,
): Promise<ApplicationRow | undefined> {
  return db
    .updateTable('admissions.application')
    .set({ ...change, version: sql`version + 1` })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .where('state', 'in', [...from])
    .$if(caseId !== undefined, (query) => query.where('case_id', '=', caseId as string))
    .returningAll()
    .executeTakeFirst();
}

/** The case in which people look at it. The guardian's version stays: nothing that it reads was changed. */
export async function linkCase(
  db: Db,
  { tenantId, id, caseId }: { tenantId: string; id: string; caseId: string | null },
): Promise<void> {
  await db
    .updateTable('admissions.application')
    .set({ case_id: caseId })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .execute();
}
