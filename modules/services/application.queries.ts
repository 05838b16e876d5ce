import { type Insertable, type Selectable, sql } from 'kysely';
import type { Db, Schema } from '#platform/db/db.ts';

export type ApplicationRow = Selectable<Schema['services.application']>;

export async function insertApplication(
  db: Db,
  row: Insertable<Schema['services.application']>,
): Promise<void> {
  await db.insertInto('services.application').values(row).execute();
  await db
    .insertInto('services.application_of')
    .values({ person_id: row.applicant_id, application_id: row.id, tenant_id: row.tenant_id })
    .execute();
}

export function selectApplication(db: Db, tenantId: string, id: string): Promise<ApplicationRow | undefined> {
  return db
    .selectFrom('services.application')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** An application of the same applicant, for the same service and person, that is still running. */
export async function selectOpen(
  db: Db,
  where: { tenantId: string; itemKey: string; applicantId: string; subjectId: string | null },
  ids: readonly string[],
): Promise<ApplicationRow | undefined> {
  if (ids.length === 0) return undefined;
  return db
    .selectFrom('services.application')
    .selectAll()
    .where('tenant_id', '=', where.tenantId)
    .where('id', 'in', [...ids])
    .where('item_key', '=', where.itemKey)
    .where('state', '=', 'running')
    .where(sql<boolean>`subject_id is not distinct from ${where.subjectId}::uuid`)
    .executeTakeFirst();
}

/** Where a person's applications lie, the latest first. */
export function selectApplicationsOf(
  db: Db,
  personId: string,
  { limit, before }: { limit: number; before?: string | undefined },
): Promise<Selectable<Schema['services.application_of']>[]> {
  return db
    .selectFrom('services.application_of')
    .selectAll()
    .where('person_id', '=', personId)
    .$if(before !== undefined, (query) => query.where('application_id', '<', before as string))
    .orderBy('application_id', 'desc')
    .limit(limit)
    .execute();
}

export function selectApplications(
  db: Db,
  tenantIds: readonly string[],
  ids: readonly string[],
): Promise<ApplicationRow[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return db
    .selectFrom('services.application')
    .selectAll()
    .where('tenant_id', 'in', [...tenantIds])
    .where('id', 'in', [...ids])
    .orderBy('id', 'desc')
    .execute();
}

/** Writes how a case ended. */
export async function endApplication(
  db: Db,
  { tenantId, caseId }: { tenantId: string; caseId: string },
  { state, outcome, at }: { state: string; outcome: string | null; at: Date },
): Promise<ApplicationRow | undefined> {
  return db
    .updateTable('services.application')
    .set({ state, outcome, ended_at: at })
    .where('tenant_id', '=', tenantId)
    .where('case_id', '=', caseId)
    .where('state', '=', 'running')
    .returningAll()
    .executeTakeFirst();
}

export async function writeScore(
  db: Db,
  { tenantId, id }: { tenantId: string; id: string },
  { score, opinion, at }: { score: number; opinion: string | null; at: Date },
): Promise<ApplicationRow | undefined> {
  return db
    .updateTable('services.application')
    .set({ score, opinion, scored_at: at })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .where('state', '=', 'completed')
    .returningAll()
    .executeTakeFirst();
}
