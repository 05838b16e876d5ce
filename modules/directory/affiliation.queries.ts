import { sql } from 'kysely';
import { splitName } from '#platform/codes/name.ts';
import { uuids } from '#platform/db/arrays.ts';
import type { Db } from '#platform/db/db.ts';
import { type Column, insertRows } from '#platform/db/unnest.ts';

export type NamedPerson = { id: string; name: string; name_pinyin: string; name_initials: string };
export type AffiliationKind = 'pupil' | 'staff' | 'guardian';

export async function selectNames(db: Db, ids: readonly string[]): Promise<NamedPerson[]> {
  if (ids.length === 0) return [];
  return db
    .selectFrom('directory.person')
    .select(['id', 'name', 'name_pinyin', 'name_initials'])
    .where(sql<boolean>`id = any(${uuids(ids)}::uuid[])`)
    .execute();
}

/** The guardians of these children. */
export async function selectGuardiansOfAll(
  db: Db,
  tenantId: string,
  childIds: readonly string[],
): Promise<string[]> {
  if (childIds.length === 0) return [];
  const rows = await db
    .selectFrom('directory.guardianship')
    .select('guardian_id')
    .distinct()
    .where('tenant_id', '=', tenantId)
    .where(sql<boolean>`child_id = any(${uuids(childIds)}::uuid[])`)
    .execute();
  return rows.map((row) => row.guardian_id);
}

// One plain statement a register, with the ids as one array: whatever plan a database without statistics picks, it
// reads each row at most once. A join driven by the ids may not.

export async function selectSchoolsOf(db: Db, tenantId: string, ids: readonly string[], today: string) {
  return (
    db
      .selectFrom('directory.enrolment')
      .select(['person_id', 'school_id'])
      .where('tenant_id', '=', tenantId)
      .where(sql<boolean>`person_id = any(${uuids(ids)}::uuid[])`)
      // Who is to leave on a later day carries the status already, and belongs to the school until then.
      .where((where) =>
        where.or([
          where('status', 'in', ['admitted', 'active', 'suspended']),
          where('valid_to', 'is not', null),
        ]),
      )
      .where('valid_from', '<=', today)
      .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>', today)]))
      .execute()
  );
}

export async function selectPostsOf(db: Db, tenantId: string, ids: readonly string[], today: string) {
  return db
    .selectFrom('directory.posting')
    .select(['person_id', 'organisation_id'])
    .where('tenant_id', '=', tenantId)
    .where(sql<boolean>`person_id = any(${uuids(ids)}::uuid[])`)
    .where('valid_from', '<=', today)
    .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>', today)]))
    .execute();
}

export async function selectChildrenOf(db: Db, tenantId: string, ids: readonly string[], today: string) {
  return db
    .selectFrom('directory.guardianship')
    .select(['guardian_id', 'child_id'])
    .where('tenant_id', '=', tenantId)
    .where(sql<boolean>`guardian_id = any(${uuids(ids)}::uuid[])`)
    .where('valid_from', '<=', today)
    .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>', today)]))
    .execute();
}

/** Where these people belong. */
export async function selectPlacesOf(db: Db, tenantId: string, ids: readonly string[]): Promise<string[]> {
  const rows = await db
    .selectFrom('directory.affiliation')
    .select('organisation_id')
    .distinct()
    .where('tenant_id', '=', tenantId)
    .where(sql<boolean>`person_id = any(${uuids(ids)}::uuid[])`)
    .execute();
  return rows.map((row) => row.organisation_id);
}

export async function deleteAffiliations(db: Db, tenantId: string, ids: readonly string[]): Promise<void> {
  await db
    .deleteFrom('directory.affiliation')
    .where('tenant_id', '=', tenantId)
    .where(sql<boolean>`person_id = any(${uuids(ids)}::uuid[])`)
    .execute();
}

export type NewAffiliation = { organisationId: string; kind: AffiliationKind; person: NamedPerson };

const columns = (tenantId: string): Column<NewAffiliation>[] => [
  { name: 'tenant_id', type: 'uuid', all: tenantId },
  { name: 'organisation_id', type: 'uuid', of: (row) => row.organisationId },
  { name: 'person_id', type: 'uuid', of: (row) => row.person.id },
  { name: 'kind', type: 'text', of: (row) => row.kind },
  { name: 'name', type: 'text', of: (row) => row.person.name },
  { name: 'given_name', type: 'text', of: (row) => splitName(row.person.name).given },
  { name: 'name_pinyin', type: 'text', of: (row) => row.person.name_pinyin },
  { name: 'name_initials', type: 'text', of: (row) => row.person.name_initials },
];

export async function insertAffiliations(
  db: Db,
  tenantId: string,
  rows: readonly NewAffiliation[],
): Promise<void> {
  await insertRows<NewAffiliation>(
    db,
    'directory.affiliation',
    columns(tenantId),
    rows,
    sql`on conflict (tenant_id, organisation_id, person_id, kind) do nothing`,
  );
}

/** Of people who had none: a plain insert costs a tenth less. Sorted, so that neighbours share index pages. */
export async function insertNewAffiliations(
  db: Db,
  tenantId: string,
  rows: readonly NewAffiliation[],
): Promise<void> {
  const sorted = [...rows].sort((a, b) => (a.person.name_pinyin < b.person.name_pinyin ? -1 : 1));
  await insertRows<NewAffiliation>(db, 'directory.affiliation', columns(tenantId), sorted);
}

export type GuardianshipRow = {
  tenant_id: string;
  id: string;
  guardian_id: string;
  child_id: string;
  relation: string;
  kind: string;
  valid_from: string;
  valid_to: string | null;
};

/** The guardianships in force on a day, by guardian, child or both, of the tenants that the handle sees. */
export async function selectGuardianships(
  db: Db,
  { guardianId, childId, today }: { guardianId?: string; childId?: string; today: string },
): Promise<GuardianshipRow[]> {
  let query = db
    .selectFrom('directory.guardianship')
    .select(['tenant_id', 'id', 'guardian_id', 'child_id', 'relation', 'kind', 'valid_from', 'valid_to'])
    .where(sql<boolean>`tenant_id = any(${[...db.tenants]}::uuid[])`)
    .where('valid_from', '<=', today)
    .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>', today)]))
    .orderBy('id');
  if (guardianId) query = query.where('guardian_id', '=', guardianId);
  if (childId) query = query.where('child_id', '=', childId);
  return query.execute();
}
