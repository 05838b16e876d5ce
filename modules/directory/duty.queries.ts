import { sql } from 'kysely';
import type { Db } from '#platform/db/db.ts';

export type DutyRow = {
  id: string;
  tenant_id: string;
  name: string;
  path: string;
  school_id: string | null;
  school_name: string | null;
  subjects: string[] | null;
  is_head: boolean;
  pupils: number;
};

/** The classes that a person teaches or leads on a day, with their schools and sizes, in the tenants of the handle. */
export async function selectDuties(db: Db, personId: string, today: string): Promise<DutyRow[]> {
  const tenants = sql`any(${[...db.tenants]}::uuid[])`;
  const { rows } = await sql<DutyRow>`
    select c.id, c.tenant_id, c.name, c.path, s.id as school_id, s.name as school_name, d.subjects, d.is_head,
      (select count(*)::int from directory.enrolment e where e.tenant_id = c.tenant_id and e.class_id = c.id
         and (e.status = 'active' or e.valid_to is not null and e.status <> 'suspended') and e.valid_from <= ${today} and (e.valid_to is null or e.valid_to > ${today})) as pupils
    from (
      select tenant_id, class_id, array_agg(distinct subject) filter (where subject is not null) as subjects,
        bool_or(is_head) as is_head
      from (
        select tenant_id, class_id, subject, false as is_head from directory.teaching
        where tenant_id = ${tenants} and person_id = ${personId}
          and valid_from <= ${today} and (valid_to is null or valid_to > ${today})
        union all
        select tenant_id, organisation_id, null, true from directory.posting
        where tenant_id = ${tenants} and person_id = ${personId} and post = 'head-teacher'
          and valid_from <= ${today} and (valid_to is null or valid_to > ${today})
      ) x group by tenant_id, class_id
    ) d
    join directory.organisation c on c.tenant_id = d.tenant_id and c.id = d.class_id and c.kind = 'class'
    left join lateral (
      select a.id, a.name from directory.organisation a
      where a.tenant_id = c.tenant_id and a.kind in ('school', 'teaching-point')
        and a.path = any(array(select left(c.path, 13 * k) from generate_series(1, length(c.path) / 13 - 1) k))
      order by length(a.path) desc limit 1
    ) s on true
    order by d.is_head desc, c.path`.execute(db);
  return rows;
}

/** Staff of a school or bureau, by pinyin. */
export async function selectStaff(db: Db, organisationId: string, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('directory.affiliation')
    .select('person_id')
    .where(sql<boolean>`tenant_id = any(${[...db.tenants]}::uuid[])`)
    .where('organisation_id', '=', organisationId)
    .where('kind', '=', 'staff')
    .orderBy('name_pinyin')
    .limit(limit)
    .execute();
  return rows.map((row) => row.person_id);
}

/** The organisations where a person is staff. */
export async function selectWorkplaces(db: Db, personId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('directory.affiliation')
    .select('organisation_id')
    .where(sql<boolean>`tenant_id = any(${[...db.tenants]}::uuid[])`)
    .where('person_id', '=', personId)
    .where('kind', '=', 'staff')
    .execute();
  return rows.map((row) => row.organisation_id);
}
