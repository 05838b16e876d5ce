import { sql } from 'kysely';
import type { Db } from '#platform/db/db.ts';
import type { AssignmentSource } from './role.policy.ts';

/** A register's row that gives a role, with its node and the tenants below the node. */
export type SourceRow = {
  source: AssignmentSource;
  tenant_id: string;
  id: string;
  /** The role of an assignment, the post of a posting, the child of a guardianship; empty for an enrolment. */
  code: string;
  /** Null for a guardianship whose child is at no school of its tenant. */
  organisation_id: string | null;
  organisation_name: string | null;
  organisation_kind: string;
  path: string;
  tenants: string[];
};

/**
 * What gives a person roles today: assignments, postings, enrolments, guardianships. With `only`, those of one source,
 * or the one row that an assignment id names.
 */
export async function selectRoleSources(
  db: Db,
  personId: string,
  today: string,
  only?: { source: AssignmentSource; id?: string },
): Promise<SourceRow[]> {
  // One tenant as a constant reaches every joined table; a list would not, and the joins would walk the tenant.
  const [tenant] = db.tenants;
  const here =
    db.tenants.length === 1
      ? sql`r.tenant_id = ${tenant}`
      : sql`r.tenant_id = any(${[...db.tenants]}::uuid[])`;
  const valid = sql`r.valid_from <= ${today} and (r.valid_to is null or r.valid_to > ${today})`;
  const current = sql`${here} and r.person_id = ${personId} and ${valid}`;
  const narrowed = only?.id ? sql`${current} and r.id = ${only.id}` : current;
  const parts = {
    role: sql`
      select 'role' as source, r.tenant_id, r.id, r.role as code, o.id as organisation_id, o.name as organisation_name,
        o.kind as organisation_kind, o.path,
        array(select t.id from directory.tenant t where t.path >= o.path and t.path < o.path || '~' order by t.path) as tenants
      from directory.role_assignment r
      join directory.organisation o on o.tenant_id = r.tenant_id and o.id = r.organisation_id
      where ${narrowed}`,
    // Who works in a department works for the bureau or school that it is part of. Two joins by plain keys: behind
    // row-level security an expression would not find the index.
    posting: sql`
      select 'posting' as source, r.tenant_id, r.id, r.post as code, coalesce(p.id, o.id) as organisation_id,
        coalesce(p.name, o.name) as organisation_name, coalesce(p.kind, o.kind) as organisation_kind, coalesce(p.path, o.path) as path,
        array(select t.id from directory.tenant t where t.path >= coalesce(p.path, o.path) and t.path < coalesce(p.path, o.path) || '~'
          order by t.path) as tenants
      from directory.posting r
      join directory.organisation o on o.tenant_id = r.tenant_id and o.id = r.organisation_id
      left join directory.organisation p on p.tenant_id = o.tenant_id and p.id = o.parent_id and o.kind = 'department'
      where ${narrowed}`,
    // Who is to leave on a later day is a pupil until then.
    enrolment: sql`
      select 'enrolment' as source, r.tenant_id, r.id, '' as code, coalesce(c.id, o.id) as organisation_id,
        coalesce(c.name, o.name) as organisation_name, coalesce(c.kind, o.kind) as organisation_kind, coalesce(c.path, o.path) as path,
        array[r.tenant_id] as tenants
      from directory.enrolment r
      join directory.organisation o on o.tenant_id = r.tenant_id and o.id = r.school_id
      left join directory.organisation c on c.tenant_id = r.tenant_id and c.id = r.class_id
      where ${narrowed} and (r.status in ('admitted', 'active', 'suspended') or r.valid_to is not null)`,
    // A guardian has no node in the tree; shown is the school where the child learns.
    guardianship: sql`
      select 'guardianship' as source, r.tenant_id, r.id, r.child_id::text as code, s.id as organisation_id,
        s.name as organisation_name, 'school' as organisation_kind, '#' as path, array[r.tenant_id] as tenants
      from directory.guardianship r
      left join lateral (
        select e.school_id from directory.enrolment e
        where e.tenant_id = r.tenant_id and e.person_id = r.child_id
          and e.valid_from <= ${today} and (e.valid_to is null or e.valid_to > ${today})
        order by e.id limit 1) e on true
      left join directory.organisation s on s.tenant_id = r.tenant_id and s.id = e.school_id
      where ${here} and r.guardian_id = ${personId} and ${valid}`,
  };
  const wanted = only ? [parts[only.source]] : Object.values(parts);
  const { rows } = await sql<SourceRow>`${sql.join(wanted, sql` union all `)}`.execute(db);
  return rows;
}

/** The roles assigned by hand to a person, held now or later. */
export async function selectAssignedRoles(db: Db, personId: string, today: string): Promise<string[]> {
  const rows = await db
    .selectFrom('directory.role_assignment')
    .select('role')
    .where(sql<boolean>`tenant_id = any(${[...db.tenants]}::uuid[])`)
    .where('person_id', '=', personId)
    .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>', today)]))
    .execute();
  return rows.map((row) => row.role);
}

type Holding = { tenantId: string; organisationId: string; today: string; limit: number };

/** Who has one of these posts at an organisation on a day. */
export async function selectPosted(
  db: Db,
  { tenantId, organisationId, today, limit, posts }: Holding & { posts: readonly string[] },
): Promise<string[]> {
  if (posts.length === 0) return [];
  const rows = await db
    .selectFrom('directory.posting')
    .select('person_id')
    .where('tenant_id', '=', tenantId)
    .where('organisation_id', '=', organisationId)
    .where('post', 'in', [...posts])
    .where('valid_from', '<=', today)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', today)]))
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map((row) => row.person_id);
}

/** To whom a role is assigned at an organisation on a day. */
export async function selectAssigned(
  db: Db,
  { tenantId, organisationId, today, limit, role }: Holding & { role: string },
): Promise<string[]> {
  const rows = await db
    .selectFrom('directory.role_assignment')
    .select('person_id')
    .where('tenant_id', '=', tenantId)
    .where('organisation_id', '=', organisationId)
    .where('role', '=', role)
    .where('valid_from', '<=', today)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', today)]))
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map((row) => row.person_id);
}
