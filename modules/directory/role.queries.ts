import { type RawBuilder, sql } from 'kysely';
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
  const current = sql`r.tenant_id = any(${[...db.tenants]}::uuid[]) and r.person_id = ${personId}
    and r.valid_from <= ${today} and (r.valid_to is null or r.valid_to > ${today})`;
  const narrowed = only ? sql`${current} and r.id = ${only.id}` : current;
  const select = (
    source: AssignmentSource,
    code: RawBuilder<unknown>,
    node: RawBuilder<unknown>,
    table: string,
    { via = sql``, extra = sql`` } = {},
  ) => sql`
    select ${sql.lit(source)} as source, r.tenant_id, r.id, ${code} as code, o.id as organisation_id,
      o.name as organisation_name, o.kind as organisation_kind, o.path,
      array(select t.id from directory.tenant t where t.path >= o.path and t.path < o.path || '~' order by t.path) as tenants
    from ${sql.table(table)} r ${via}
    join directory.organisation o on o.tenant_id = r.tenant_id and o.id = ${node}
    where ${narrowed} ${extra}`;
  const parts = {
    role: select('role', sql`r.role`, sql`r.organisation_id`, 'directory.role_assignment'),
    // Who works in a department works for the bureau or school that it is part of.
    posting: select(
      'posting',
      sql`r.post`,
      sql`case when d.kind = 'department' then d.parent_id else d.id end`,
      'directory.posting',
      { via: sql`join directory.organisation d on d.tenant_id = r.tenant_id and d.id = r.organisation_id` },
    ),
    enrolment: select('enrolment', sql`''`, sql`coalesce(r.class_id, r.school_id)`, 'directory.enrolment', {
      extra: sql`and r.status in ('admitted', 'active', 'suspended')`,
    }),
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
