import { sql } from 'kysely';
import { splitName } from '#platform/codes/name.ts';
import type { Db } from '#platform/db/db.ts';
import { rowsPerStatement } from '#platform/db/unnest.ts';

export type NamedPerson = { id: string; name: string; name_pinyin: string; name_initials: string };

export async function selectNames(db: Db, ids: readonly string[]): Promise<NamedPerson[]> {
  if (ids.length === 0) return [];
  return db
    .selectFrom('directory.person')
    .select(['id', 'name', 'name_pinyin', 'name_initials'])
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .execute();
}

/** The guardians of these children. */
export async function selectGuardiansOfAll(db: Db, tenantId: string, childIds: readonly string[]): Promise<string[]> {
  if (childIds.length === 0) return [];
  const rows = await db
    .selectFrom('directory.guardianship')
    .select('guardian_id')
    .distinct()
    .where('tenant_id', '=', tenantId)
    .where(sql<boolean>`child_id = any(${[...childIds]}::uuid[])`)
    .execute();
  return rows.map((row) => row.guardian_id);
}

/**
 * Writes anew who belongs where today: pupils to their school, guardians to their children's, staff to the nearest
 * school or bureau at or above the posting. Call it in the transaction that changed an enrolment, a posting, a
 * guardianship or a name, with everybody concerned.
 */
export async function rebuildAffiliations(
  db: Db,
  tenantId: string,
  people: readonly NamedPerson[],
  today: string,
  { fresh = false }: { fresh?: boolean } = {},
): Promise<void> {
  for (let from = 0; from < people.length; from += rowsPerStatement) {
    const chunk = people.slice(from, from + rowsPerStatement);
    const ids = chunk.map((person) => person.id);
    if (!fresh) {
      await db
        .deleteFrom('directory.affiliation')
        .where('tenant_id', '=', tenantId)
        .where(sql<boolean>`person_id = any(${ids}::uuid[])`)
        .execute();
    }
    await sql`
      insert into directory.affiliation
        (tenant_id, organisation_id, person_id, kind, name, given_name, name_pinyin, name_initials)
      select ${tenantId}, x.organisation_id, n.id, x.kind, n.name, n.given_name, n.name_pinyin, n.name_initials
      from unnest(${ids}::uuid[], ${chunk.map((person) => person.name)}::text[],
        ${chunk.map((person) => splitName(person.name).given)}::text[],
        ${chunk.map((person) => person.name_pinyin)}::text[], ${chunk.map((person) => person.name_initials)}::text[])
        as n(id, name, given_name, name_pinyin, name_initials)
      cross join lateral (
        select e.school_id as organisation_id, 'pupil' as kind
        from directory.enrolment e
        where e.tenant_id = ${tenantId} and e.person_id = n.id and e.status in ('admitted', 'active', 'suspended')
          and e.valid_from <= ${today} and (e.valid_to is null or e.valid_to > ${today})
        union
        select coalesce(case when o.kind not in ('department', 'grade', 'class', 'group') then o.id end, (
          select a.id from directory.organisation a
          where a.tenant_id = o.tenant_id and a.kind not in ('department', 'grade', 'class', 'group')
            and a.path = any(array(select left(o.path, 13 * k) from generate_series(1, length(o.path) / 13 - 1) k))
          order by length(a.path) desc limit 1), o.id), 'staff'
        from directory.posting p
        join directory.organisation o on o.tenant_id = p.tenant_id and o.id = p.organisation_id
        where p.tenant_id = ${tenantId} and p.person_id = n.id
          and p.valid_from <= ${today} and (p.valid_to is null or p.valid_to > ${today})
        union
        select e.school_id, 'guardian'
        from directory.guardianship g
        join directory.enrolment e on e.tenant_id = g.tenant_id and e.person_id = g.child_id
        where g.tenant_id = ${tenantId} and g.guardian_id = n.id
          and g.valid_from <= ${today} and (g.valid_to is null or g.valid_to > ${today})
          and e.status in ('admitted', 'active', 'suspended')
          and e.valid_from <= ${today} and (e.valid_to is null or e.valid_to > ${today})
      ) x
      on conflict (tenant_id, organisation_id, person_id, kind) do nothing`.execute(db);
  }
}
