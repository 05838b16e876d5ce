import { sql } from 'kysely';
import type { Db } from '#platform/db/db.ts';
import { endOfPath } from './place.policy.ts';

export type Member = { organisation_id: string; person_id: string; kind: 'pupil' | 'staff' | 'guardian' };

/** Who belongs to the schools and bureaus at or below a path, in pages by key. */
export async function selectMembersBelow(
  db: Db,
  tenantId: string,
  path: string,
  after: Member | undefined,
  limit: number,
): Promise<Member[]> {
  const { rows } = await sql<Member>`
    select organisation_id, person_id, kind from directory.affiliation
    where tenant_id = ${tenantId} and organisation_id in (
        select id from directory.organisation
        where tenant_id = ${tenantId} and path >= ${path} and path < ${endOfPath(path)})
      ${after ? sql`and (organisation_id, person_id, kind) > (${after.organisation_id}, ${after.person_id}, ${after.kind})` : sql``}
    order by organisation_id, person_id, kind limit ${limit}`.execute(db);
  return rows;
}

/** Who learns in a class, their guardians, and who teaches there, on a day. */
export async function selectClassMembers(
  db: Db,
  tenantId: string,
  classId: string,
  today: string,
): Promise<Member[]> {
  const { rows } = await sql<Member>`
    with pupils as (
      select person_id from directory.enrolment
      where tenant_id = ${tenantId} and class_id = ${classId} and status = 'active'
        and valid_from <= ${today} and (valid_to is null or valid_to > ${today})
    )
    select ${classId}::uuid as organisation_id, person_id, 'pupil' as kind from pupils
    union
    select ${classId}::uuid, guardian_id, 'guardian' from directory.guardianship
    where tenant_id = ${tenantId} and child_id in (select person_id from pupils)
      and valid_from <= ${today} and (valid_to is null or valid_to > ${today})
    union
    select ${classId}::uuid, person_id, 'staff' from directory.teaching
    where tenant_id = ${tenantId} and class_id = ${classId}
      and valid_from <= ${today} and (valid_to is null or valid_to > ${today})
    union
    select ${classId}::uuid, person_id, 'staff' from directory.posting
    where tenant_id = ${tenantId} and organisation_id = ${classId}
      and valid_from <= ${today} and (valid_to is null or valid_to > ${today})`.execute(db);
  return rows;
}
