import { type Selectable, sql } from 'kysely';
import type { Db, Schema } from '#platform/db/db.ts';
import type { OrganisationRow } from './organisation.queries.ts';

const among = (column: string, ids: readonly string[]) =>
  sql<boolean>`${sql.ref(column)} = any(${[...ids]}::uuid[])`;

/** The school or teaching point that a place lies in: the nearest at or above the path. */
export async function selectSchoolAt(db: Db, paths: readonly string[]): Promise<OrganisationRow | undefined> {
  return db
    .selectFrom('directory.organisation')
    .selectAll()
    .where(among('tenant_id', db.tenants))
    .where(sql<boolean>`path = any(${[...paths]}::text[])`)
    .where('kind', 'in', ['school', 'teaching-point'])
    .orderBy('path', 'desc')
    .executeTakeFirst();
}

/** Which of these classes have a head teacher on a day. */
export async function selectLedClasses(
  db: Db,
  tenantId: string,
  classIds: readonly string[],
  day: string,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select organisation_id as id from directory.posting
    where tenant_id = ${tenantId} and organisation_id = any(${[...classIds]}::uuid[]) and post = 'head-teacher'
      and valid_from <= ${day} and (valid_to is null or valid_to > ${day})
    union
    select organisation_id from directory.role_assignment
    where tenant_id = ${tenantId} and organisation_id = any(${[...classIds]}::uuid[]) and role = 'head-teacher'
      and valid_from <= ${day} and (valid_to is null or valid_to > ${day})`.execute(db);
  return rows.map((row) => row.id);
}

export type DutyRows = {
  organisations: string[];
  postings: Selectable<Schema['directory.posting']>['id'][];
  teachings: string[];
};

/** Ends organisations and the duties at them on a day; those that end earlier are left alone. */
export async function closeRows(
  db: Db,
  tenantId: string,
  ids: readonly string[],
  day: string,
  now: Date,
): Promise<DutyRows> {
  const organisations = await db
    .updateTable('directory.organisation')
    .set({ valid_to: day, version: sql`version + 1`, updated_at: now })
    .where('tenant_id', '=', tenantId)
    .where(among('id', ids))
    .where('valid_to', 'is', null)
    .where('valid_from', '<=', day)
    .returning('id')
    .execute();
  const postings = await db
    .updateTable('directory.posting')
    .set({ valid_to: day, version: sql`version + 1`, updated_at: now })
    .where('tenant_id', '=', tenantId)
    .where(among('organisation_id', ids))
    .where('valid_to', 'is', null)
    .where('valid_from', '<=', day)
    .returning('id')
    .execute();
  const teachings = await db
    .updateTable('directory.teaching')
    .set({ valid_to: day, updated_at: now })
    .where('tenant_id', '=', tenantId)
    .where(among('class_id', ids))
    .where('valid_to', 'is', null)
    .where('valid_from', '<=', day)
    .returning('id')
    .execute();
  const idsOf = (rows: { id: string }[]) => rows.map((row) => row.id);
  return { organisations: idsOf(organisations), postings: idsOf(postings), teachings: idsOf(teachings) };
}

/** Takes the ends of a day away again. */
export async function reopenRows(
  db: Db,
  tenantId: string,
  { organisations, postings, teachings }: DutyRows,
  day: string,
  now: Date,
): Promise<void> {
  await db
    .updateTable('directory.organisation')
    .set({ valid_to: null, version: sql`version + 1`, updated_at: now })
    .where('tenant_id', '=', tenantId)
    .where(among('id', organisations))
    .where('valid_to', '=', day)
    .execute();
  await db
    .updateTable('directory.posting')
    .set({ valid_to: null, version: sql`version + 1`, updated_at: now })
    .where('tenant_id', '=', tenantId)
    .where(among('id', postings))
    .where('valid_to', '=', day)
    .execute();
  await db
    .updateTable('directory.teaching')
    .set({ valid_to: null, updated_at: now })
    .where('tenant_id', '=', tenantId)
    .where(among('id', teachings))
    .where('valid_to', '=', day)
    .execute();
}
