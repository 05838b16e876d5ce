import { type RawBuilder, sql } from 'kysely';
import type { Db } from '#platform/db/db.ts';
import { endOfPrefix } from './place.policy.ts';

export type SearchColumn = 'name' | 'given_name' | 'name_pinyin' | 'name_initials';

/** People whose name in one form begins with a text: the scope is whole tenants, or organisations of one. */
export type PersonSearch = {
  column: SearchColumn;
  prefix: string;
  tenants: readonly string[];
  organisations: readonly string[] | undefined;
  kind: string | undefined;
  after: readonly [string, string] | undefined;
  limit: number;
};

export type FoundPerson = { key: string; person_id: string };

/**
 * One ordered index range for each tenant, each cut at the limit, then merged: the cost follows the page, not the
 * count of those who are called so.
 */
export async function searchAffiliations(db: Db, search: PersonSearch): Promise<FoundPerson[]> {
  const { column, prefix, tenants, organisations, kind, after, limit } = search;
  const key = sql.ref(`a.${column}`);
  const one = (tenant: string): RawBuilder<unknown> => sql`(
    select ${key} as key, a.person_id from directory.affiliation a
    where a.tenant_id = ${tenant} and ${key} >= ${prefix} and ${key} < ${endOfPrefix(prefix)}
      ${organisations ? sql`and a.organisation_id = any(${[...organisations]}::uuid[])` : sql``}
      ${kind ? sql`and a.kind = ${kind}` : sql``}
      ${after ? sql`and (${key}, a.person_id) > (${after[0]}, ${after[1]}::uuid)` : sql``}
    group by ${key}, a.person_id order by ${key}, a.person_id limit ${limit + 1})`;
  const { rows } = await sql<FoundPerson>`
    select distinct key, person_id from (${sql.join(tenants.map(one), sql` union all `)}) found
    order by key, person_id limit ${limit + 1}`.execute(db);
  return rows;
}

export type AffiliationRow = {
  person_id: string;
  kind: string;
  organisation_id: string;
  organisation_name: string;
};

/** Where these people belong today. */
export async function selectAffiliations(db: Db, personIds: readonly string[]): Promise<AffiliationRow[]> {
  if (personIds.length === 0) return [];
  const { rows } = await sql<AffiliationRow>`
    select a.person_id, a.kind, a.organisation_id, o.name as organisation_name
    from directory.affiliation a
    join directory.organisation o on o.tenant_id = a.tenant_id and o.id = a.organisation_id
    where a.tenant_id = any(${[...db.tenants]}::uuid[]) and a.person_id = any(${[...personIds]}::uuid[])
    order by a.person_id, a.kind, o.name`.execute(db);
  return rows;
}

/** The people of one organisation by kind, in the order of pinyin. */
export async function selectPeopleOf(
  db: Db,
  {
    organisationId,
    kind,
    after,
    limit,
  }: { organisationId: string; kind: string; after: readonly (string | number)[] | undefined; limit: number },
): Promise<{ person_id: string; name_pinyin: string }[]> {
  const { rows } = await sql<{ person_id: string; name_pinyin: string }>`
    select person_id, name_pinyin from directory.affiliation
    where tenant_id = any(${[...db.tenants]}::uuid[]) and organisation_id = ${organisationId} and kind = ${kind}
      ${after ? sql`and (name_pinyin, person_id) > (${after[0]}, ${after[1]}::uuid)` : sql``}
    order by name_pinyin, person_id limit ${limit + 1}`.execute(db);
  return rows;
}

/** Who was at an organisation on a past day, by person: names may have changed since. */
export async function selectPeopleThen(
  db: Db,
  {
    organisationId,
    kind,
    on,
    after,
    limit,
  }: {
    organisationId: string;
    kind: 'pupil' | 'staff' | 'guardian';
    on: string;
    after: string | undefined;
    limit: number;
  },
): Promise<string[]> {
  const tenants = sql`any(${[...db.tenants]}::uuid[])`;
  const valid = (alias: string) =>
    sql`${sql.ref(`${alias}.valid_from`)} <= ${on} and (${sql.ref(`${alias}.valid_to`)} is null or ${sql.ref(`${alias}.valid_to`)} > ${on})`;
  const pupils = sql`select e.person_id as id from directory.enrolment e
    where e.tenant_id = ${tenants} and (e.school_id = ${organisationId} or e.class_id = ${organisationId}) and ${valid('e')}`;
  const from = {
    pupil: pupils,
    staff: sql`select p.person_id as id from directory.posting p
      where p.tenant_id = ${tenants} and p.organisation_id = ${organisationId} and ${valid('p')}`,
    guardian: sql`select g.guardian_id as id from directory.guardianship g
      where g.tenant_id = ${tenants} and g.child_id in (${pupils}) and ${valid('g')}`,
  }[kind];
  const { rows } = await sql<{ id: string }>`select distinct id from (${from}) found
    ${after ? sql`where id > ${after}::uuid` : sql``} order by id limit ${limit + 1}`.execute(db);
  return rows.map((row) => row.id);
}

/** Pupils of the classes at or below a path, with their guardians: the small world of a head teacher. */
export async function selectClassPeople(
  db: Db,
  tenantId: string,
  path: string,
  today: string,
): Promise<{ person_id: string; kind: string }[]> {
  const { rows } = await sql<{ person_id: string; kind: string }>`
    with pupils as (
      select e.person_id from directory.enrolment e
      where e.tenant_id = ${tenantId} and e.class_id in (
          select id from directory.organisation where tenant_id = ${tenantId} and path >= ${path} and path < ${`${path}~`})
        and e.valid_from <= ${today} and (e.valid_to is null or e.valid_to > ${today}))
    select person_id, 'pupil' as kind from pupils
    union
    select g.guardian_id, 'guardian' from directory.guardianship g
    where g.tenant_id = ${tenantId} and g.child_id in (select person_id from pupils)
      and g.valid_from <= ${today} and (g.valid_to is null or g.valid_to > ${today})
    limit 5000`.execute(db);
  return rows;
}
