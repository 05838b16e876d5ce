import { sql } from 'kysely';
import type { Db } from '#platform/db/db.ts';
import type { AssignmentSource } from './role.policy.ts';

/** A register's row that gives a role, with its node and the tenants below the node. */
export type SourceRow = {
  source: AssignmentSource;
  tenant_id: string;
  id: string;
  /** The role of an assignment, the post of a posting; empty for the others. */
  code: string;
  organisation_id: string;
  organisation_name: string;
  organisation_kind: string;
  path: string;
  tenants: string[];
};

/**
 * What gives a person roles today: assignments, postings, enrolments. Guardianships are read apart, because theirs
 * reach no node. With `only`, the one row that an assignment id names.
 */
export async function selectRoleSources(
  db: Db,
  personId: string,
  today: string,
  only?: { source: AssignmentSource; id: string },
): Promise<SourceRow[]> {
  // One tenant as a constant reaches every joined table; a list would not, and the joins would walk the tenant.
  const [tenant] = db.tenants;
  const here =
    db.tenants.length === 1
      ? sql`r.tenant_id = ${tenant}`
      : sql`r.tenant_id = any(${[...db.tenants]}::uuid[])`;
  const current = sql`${here} and r.person_id = ${personId}
    and r.valid_from <= ${today} and (r.valid_to is null or r.valid_to > ${today})`;
  const narrowed = only ? sql`${current} and r.id = ${only.id}` : current;
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
  };
  const wanted = only
    ? only.source === 'guardianship'
      ? []
      : [parts[only.source]]
    : [parts.role, parts.posting, parts.enrolment];
  if (wanted.length === 0) return [];
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
