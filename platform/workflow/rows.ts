import type { Case, CaseStatus, Doer, Task, TaskStatus, Token } from './state.ts';

/** Rows as PostgreSQL's JSON writes them, and what the engine makes of them. */
export type JsonRow = Record<string, unknown>;

const instant = (value: unknown): Date => new Date(value as string);
/** No deadline is `infinity`, so that lists sort by one column. */
const deadline = (value: unknown): Date | null =>
  value === null || value === 'infinity' || value === Number.POSITIVE_INFINITY ? null : instant(value);
const optional = (value: unknown): Date | null => (value === null ? null : instant(value));

export function toCase(row: JsonRow): Case {
  return {
    tenantId: row.tenant_id as string,
    id: row.id as string,
    definition: { tenantId: row.definition_tenant_id as string, id: row.definition_id as string },
    procedure: row.procedure as string,
    procedureVersion: row.procedure_version as number,
    status: row.state as CaseStatus,
    outcome: row.outcome as string | null,
    title: { zh: row.title_zh as string, en: row.title_en as string },
    applicantId: row.applicant_id as string | null,
    subjectId: row.subject_id as string | null,
    organisationId: row.organisation_id as string,
    path: row.path as string,
    data: row.data as Case['data'],
    steps: row.steps as Case['steps'],
    places: row.places as Case['places'],
    taskTenants: row.task_tenants as string[],
    sequence: row.sequence as number,
    parent: row.parent as Case['parent'],
    startedAt: instant(row.started_at),
    endedAt: optional(row.ended_at),
    dueAt: deadline(row.due_at),
    warnAt: deadline(row.warn_at),
    suspendedAt: optional(row.suspended_at),
    version: row.version as number,
  };
}

export function toToken(row: JsonRow): Token {
  return {
    id: row.id as string,
    node: row.node as string,
    sequence: row.sequence as number,
    status: row.state as Token['status'],
    cameBy: row.came_by as string | null,
    carries: row.carries as string | null,
    trail: row.trail as Token['trail'],
    previous: row.previous as string[],
    returnsTo: row.returns_to as Token['returnsTo'],
    wakeAt: optional(row.wake_at),
    attempts: row.attempts as number,
    failure: row.failure as Token['failure'],
    child: row.child as Token['child'],
    arrivedAt: instant(row.arrived_at),
    leftAt: optional(row.left_at),
  };
}

export function toTask(row: JsonRow): Task {
  return {
    tenantId: row.tenant_id as string,
    id: row.id as string,
    tokenId: row.token_id as string,
    node: row.node as string,
    name: { zh: row.name_zh as string, en: row.name_en as string },
    doer: doerOf(row),
    status: row.state as TaskStatus,
    place: row.place as number,
    added: row.added as Task['added'],
    addedBy: row.added_by as string | null,
    anchorId: row.anchor_id as string | null,
    choice: row.choice as string | null,
    comment: row.comment as string | null,
    decidedBy: row.decided_by as string | null,
    onBehalfOf: row.on_behalf_of as string | null,
    openedAt: instant(row.opened_at),
    endedAt: optional(row.ended_at),
    dueAt: deadline(row.due_at),
    warnAt: deadline(row.warn_at),
    urgedAt: optional(row.urged_at),
    overdueAt: optional(row.overdue_at),
    version: row.version as number,
  };
}

export function doerOf(row: JsonRow): Doer {
  if (row.person_id) return { personId: row.person_id as string };
  return {
    role: row.role as string,
    organisationId: row.organisation_id as string,
    tenantId: row.tenant_id as string,
  };
}
