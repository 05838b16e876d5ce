import type { Db } from '../db/db.ts';
import { run } from './case.queries.ts';
import type { Who } from './draft.ts';
import { type JsonRow, toCase } from './rows.ts';
import type { Case } from './state.ts';

export type TraceEntry = {
  id: string;
  at: Date;
  kind: string;
  node: string | null;
  taskId: string | null;
  personId: string | null;
  role: string | null;
  organisationId: string | null;
  onBehalfOf: string | null;
  choice: string | null;
  comment: string | null;
  detail: Record<string, unknown> | null;
};

const longestTrace = 1000;

/** The trace of a case from its beginning, at most 1,000 entries. */
export async function selectTrace(db: Db, tenantId: string, caseId: string): Promise<TraceEntry[]> {
  const { rows } = await run<TraceEntry>(
    db,
    `select id, occurred_at as at, kind, node, task_id as "taskId", person_id as "personId", role,
       organisation_id as "organisationId", on_behalf_of as "onBehalfOf", choice, comment, detail
     from workflow.event where tenant_id = $1 and case_id = $2 order by occurred_at, id limit ${longestTrace}`,
    [tenantId, caseId],
  );
  return rows;
}

/** The node of the last task of a case that was somebody's, open or done. */
export async function selectOwnTask(db: Db, c: Case, who: Who): Promise<string | undefined> {
  const { rows } = await run<{ node: string }>(
    db,
    `select node from workflow.task where tenant_id = any($1::uuid[]) and case_id = $2
       and (decided_by = $3 or person_id = $3 or (role = $4 and organisation_id = $5))
     order by id desc limit 1`,
    [[...c.taskTenants], c.id, who.personId, who.role, who.organisationId],
  );
  return rows[0]?.node;
}

export type CaseFilter = {
  status: Case['status'] | undefined;
  procedure: string | undefined;
  before: string | undefined;
  lateSince: Date | undefined;
  limit: number;
};

const filtered = `and ($3::text is null or c.state = $3) and ($4::text is null or c.procedure = $4)
  and ($5::uuid is null or c.id < $5) and ($6::timestamptz is null or (c.due_at <= $6 and c.ended_at is null))
  order by c.id desc limit $7`;

const valuesOf = ({ status, procedure, before, lateSince, limit }: CaseFilter) => [
  status ?? null,
  procedure ?? null,
  before ?? null,
  lateSince ?? null,
  limit,
];

// Lists show no form: its data stays in the database.
const columns = `jsonb_build_object('tenant_id', c.tenant_id, 'id', c.id, 'definition_tenant_id', c.definition_tenant_id,
  'definition_id', c.definition_id, 'procedure', c.procedure, 'procedure_version', c.procedure_version, 'state', c.state,
  'outcome', c.outcome, 'title_zh', c.title_zh, 'title_en', c.title_en, 'applicant_id', c.applicant_id, 'subject_id',
  c.subject_id, 'organisation_id', c.organisation_id, 'path', c.path, 'data', '{}'::jsonb, 'steps', '{}'::jsonb, 'places',
  '{}'::jsonb, 'task_tenants', '[]'::jsonb, 'sequence', c.sequence, 'parent', c.parent, 'started_at', c.started_at,
  'ended_at', c.ended_at, 'due_at', c.due_at, 'warn_at', c.warn_at, 'suspended_at', c.suspended_at, 'version', c.version)
  as "case"`;

/** The cases that a person applied for. */
export async function selectCasesOf(
  db: Db,
  tenants: readonly string[],
  personId: string,
  filter: CaseFilter,
): Promise<Case[]> {
  const { rows } = await run<{ case: JsonRow }>(
    db,
    `select ${columns} from workflow."case" c where c.tenant_id = any($1::uuid[]) and c.applicant_id = $2 ${filtered}`,
    [[...tenants], personId, ...valuesOf(filter)],
  );
  return rows.map((row) => toCase(row.case));
}

/** The cases of a node and below. */
export async function selectCasesAt(
  db: Db,
  { tenants, path }: { tenants: readonly string[]; path: string },
  filter: CaseFilter,
): Promise<Case[]> {
  const { rows } = await run<{ case: JsonRow }>(
    db,
    `select ${columns} from workflow."case" c
     where c.tenant_id = any($1::uuid[]) and c.path >= $2 and c.path < $2 || '~' ${filtered}`,
    [[...tenants], path, ...valuesOf(filter)],
  );
  return rows.map((row) => toCase(row.case));
}
