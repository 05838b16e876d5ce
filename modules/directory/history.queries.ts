import { type RawBuilder, sql } from 'kysely';
import type { Db } from '#platform/db/db.ts';

type Spell = { id: string; valid_from: string; valid_to: string | null };
export type EnrolmentSpell = Spell & {
  status: string;
  entry_year: number | null;
  reason: string | null;
  version: number;
  school_id: string;
  school_name: string;
  class_id: string | null;
  class_name: string | null;
};
export type PostingSpell = Spell & {
  post: string;
  subjects: string[];
  is_primary: boolean;
  version: number;
  organisation_id: string;
  organisation_name: string;
};
export type TeachingSpell = Spell & { subject: string; class_id: string; class_name: string };
export type GuardianshipSpell = Spell & { guardian_id: string; child_id: string; relation: string };

export type PersonHistory = {
  enrolments: EnrolmentSpell[];
  postings: PostingSpell[];
  teachings: TeachingSpell[];
  guardianships: GuardianshipSpell[];
};

/** Everything that registers hold of a person, the newest first, or only what held on a day. */
export async function selectPersonHistory(
  db: Db,
  id: string,
  on: string | undefined,
): Promise<PersonHistory> {
  const tenants = sql`any(${[...db.tenants]}::uuid[])`;
  const then: RawBuilder<unknown> = on
    ? sql`and r.valid_from <= ${on} and (r.valid_to is null or r.valid_to > ${on})`
    : sql``;
  const newest = sql`order by r.valid_from desc, r.id limit 500`;
  const [enrolments, postings, teachings, guardianships] = await Promise.all([
    sql<EnrolmentSpell>`select r.id, r.status, r.entry_year, r.reason, r.valid_from, r.valid_to, r.version,
        r.school_id, s.name as school_name, r.class_id, c.name as class_name
      from directory.enrolment r
      join directory.organisation s on s.tenant_id = r.tenant_id and s.id = r.school_id
      left join directory.organisation c on c.tenant_id = r.tenant_id and c.id = r.class_id
      where r.tenant_id = ${tenants} and r.person_id = ${id} ${then} ${newest}`.execute(db),
    sql<PostingSpell>`select r.id, r.post, r.subjects, r.is_primary, r.valid_from, r.valid_to, r.version,
        o.id as organisation_id, o.name as organisation_name
      from directory.posting r join directory.organisation o on o.tenant_id = r.tenant_id and o.id = r.organisation_id
      where r.tenant_id = ${tenants} and r.person_id = ${id} ${then} ${newest}`.execute(db),
    sql<TeachingSpell>`select r.id, r.subject, r.valid_from, r.valid_to, o.id as class_id, o.name as class_name
      from directory.teaching r join directory.organisation o on o.tenant_id = r.tenant_id and o.id = r.class_id
      where r.tenant_id = ${tenants} and r.person_id = ${id} ${then} ${newest}`.execute(db),
    sql<GuardianshipSpell>`select r.id, r.guardian_id, r.child_id, r.relation, r.valid_from, r.valid_to
      from directory.guardianship r
      where r.tenant_id = ${tenants} and (r.guardian_id = ${id} or r.child_id = ${id}) ${then} ${newest}`.execute(
      db,
    ),
  ]);
  return {
    enrolments: enrolments.rows,
    postings: postings.rows,
    teachings: teachings.rows,
    guardianships: guardianships.rows,
  };
}
