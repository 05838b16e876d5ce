import { sql } from 'kysely';
import type { Db } from '#platform/db/db.ts';

export type EnrolmentPlace = {
  tenant_id: string;
  id: string;
  person_id: string;
  school_id: string;
  class_id: string | null;
  status: string;
  school_name: string;
  class_name: string | null;
  path: string;
};

/** Where these people are enrolled on a day, of the tenants that the handle sees. */
export async function selectEnrolmentPlaces(
  db: Db,
  personIds: readonly string[],
  today: string,
): Promise<EnrolmentPlace[]> {
  if (personIds.length === 0 || db.tenants.length === 0) return [];
  const { rows } = await sql<EnrolmentPlace>`
    select e.tenant_id, e.id, e.person_id, e.school_id, e.class_id, e.status,
      s.name as school_name, c.name as class_name, coalesce(c.path, s.path) as path
    from directory.enrolment e
    join directory.organisation s on s.tenant_id = e.tenant_id and s.id = e.school_id
    left join directory.organisation c on c.tenant_id = e.tenant_id and c.id = e.class_id
    where e.tenant_id = any(${[...db.tenants]}::uuid[]) and e.person_id = any(${[...personIds]}::uuid[])
      and e.valid_from <= ${today} and (e.valid_to is null or e.valid_to > ${today})
    order by e.id`.execute(db);
  return rows;
}

/** The pupils of a class on a day. */
export async function selectClassPupils(
  db: Db,
  classId: string,
  today: string,
): Promise<{ tenant_id: string; id: string; person_id: string; status: string }[]> {
  return db
    .selectFrom('directory.enrolment')
    .select(['tenant_id', 'id', 'person_id', 'status'])
    .where(sql<boolean>`tenant_id = any(${[...db.tenants]}::uuid[])`)
    .where('class_id', '=', classId)
    .where('valid_from', '<=', today)
    .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>', today)]))
    .execute();
}

/** Who teaches what in a class on a day, with its head teachers (a posting at the class). */
export async function selectClassTeachers(
  db: Db,
  classId: string,
  today: string,
): Promise<{ person_id: string; subject: string | null; post: string | null }[]> {
  const { rows } = await sql<{ person_id: string; subject: string | null; post: string | null }>`
    select person_id, subject, null as post from directory.teaching
    where tenant_id = any(${[...db.tenants]}::uuid[]) and class_id = ${classId}
      and valid_from <= ${today} and (valid_to is null or valid_to > ${today})
    union all
    select person_id, null, post from directory.posting
    where tenant_id = any(${[...db.tenants]}::uuid[]) and organisation_id = ${classId}
      and valid_from <= ${today} and (valid_to is null or valid_to > ${today})
    union all
    select person_id, null, role from directory.role_assignment
    where tenant_id = any(${[...db.tenants]}::uuid[]) and organisation_id = ${classId}
      and valid_from <= ${today} and (valid_to is null or valid_to > ${today})`.execute(db);
  return rows;
}
