import { sql } from 'kysely';
import type { Db } from '#platform/db/db.ts';

const among = (column: string, ids: readonly string[]) =>
  sql<boolean>`${sql.ref(column)} = any(${[...ids]}::uuid[])`;

/** Everything that ties these people to organisations of a tenant and has not ended. */
export async function selectMemberships(
  db: Db,
  tenantId: string,
  personIds: readonly string[],
  today: string,
) {
  const lasting = (valid: string) =>
    sql<boolean>`(${sql.ref(valid)} is null or ${sql.ref(valid)} > ${today})`;
  const enrolments = await db
    .selectFrom('directory.enrolment')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where(among('person_id', personIds))
    .execute();
  const postings = await db
    .selectFrom('directory.posting')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where(among('person_id', personIds))
    .where(lasting('valid_to'))
    .execute();
  const teachings = await db
    .selectFrom('directory.teaching')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where(among('person_id', personIds))
    .where(lasting('valid_to'))
    .execute();
  const guardianships = await db
    .selectFrom('directory.guardianship')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where(among('child_id', personIds))
    .where(lasting('valid_to'))
    .execute();
  return { enrolments, postings, teachings, guardianships };
}

/** Enrolments of some schools that last, a page at a time in the order of their ids. */
export async function selectCurrentEnrolments(
  db: Db,
  tenantId: string,
  {
    schoolIds,
    before,
    after,
    limit,
  }: { schoolIds: readonly string[]; before: Date; after: string | undefined; limit: number },
) {
  let query = db
    .selectFrom('directory.enrolment')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where(among('school_id', schoolIds))
    .where('status', 'in', ['admitted', 'active', 'suspended'])
    .where('valid_to', 'is', null)
    .where('created_at', '<', before)
    .orderBy('id')
    .limit(limit);
  if (after) query = query.where('id', '>', after);
  return query.execute();
}

/** Which of these people have to do with an organisation at or below the path. */
export async function selectAffiliatedBelow(
  db: Db,
  tenantId: string,
  path: string,
  personIds: readonly string[],
): Promise<string[]> {
  const rows = await db
    .selectFrom('directory.affiliation as a')
    .innerJoin('directory.organisation as o', (join) =>
      join.onRef('o.tenant_id', '=', 'a.tenant_id').onRef('o.id', '=', 'a.organisation_id'),
    )
    .select('a.person_id')
    .distinct()
    .where('a.tenant_id', '=', tenantId)
    .where(among('a.person_id', personIds))
    .where('o.path', '>=', path)
    .where('o.path', '<', `${path}~`)
    .execute();
  return rows.map((row) => row.person_id);
}

/** The organisations at or below a path, the upper ones first. */
export async function selectOrganisationsBelow(db: Db, tenantIds: readonly string[], path: string) {
  return db
    .selectFrom('directory.organisation')
    .selectAll()
    .where(among('tenant_id', tenantIds))
    .where('path', '>=', path)
    .where('path', '<', `${path}~`)
    .orderBy('path')
    .execute();
}

/** Codes of organisations of these tenants that are in force. */
export async function selectOrganisationCodes(db: Db, tenantIds: readonly string[]) {
  return db
    .selectFrom('directory.organisation_code')
    .select(['organisation_id', 'type', 'value'])
    .where(among('tenant_id', tenantIds))
    .where('valid_to', 'is', null)
    .execute();
}

export async function selectTerms(db: Db, tenantIds: readonly string[]) {
  return db
    .selectFrom('directory.term')
    .selectAll()
    .where(among('tenant_id', tenantIds))
    .orderBy('starts_on')
    .execute();
}

/** The terms of a tenant that contain a day, the longest first. A tenant has a handful of terms a year. */
export function selectTermsOn(db: Db, tenantId: string, day: string) {
  return db
    .selectFrom('directory.term')
    .select(['id', 'school_year', 'name_zh', 'name_en', 'kind', 'starts_on', 'ends_on'])
    .where('tenant_id', '=', tenantId)
    .where('starts_on', '<=', day)
    .where('ends_on', '>=', day)
    .orderBy('starts_on')
    .execute();
}
