import type { Db } from '../db/db.ts';
import { run } from './case.queries.ts';
import { doerOf, type JsonRow } from './rows.ts';
import { type Doer, type Light, lightOf, type TaskStatus } from './state.ts';

/** A task as a list shows it. */
export type TaskItem = {
  tenantId: string;
  id: string;
  caseTenantId: string;
  caseId: string;
  procedure: string;
  node: string;
  /** What the step is called, and what the case is about. */
  name: { zh: string; en: string };
  title: { zh: string; en: string };
  doer: Doer;
  status: TaskStatus;
  choice: string | null;
  openedAt: Date;
  endedAt: Date | null;
  dueAt: Date | null;
  urgedAt: Date | null;
  light: Light;
  version: number;
};

const shown = `k.tenant_id, k.id, k.case_tenant_id, k.case_id, k.procedure, k.node, k.name_zh, k.name_en, k.title_zh,
  k.title_en, k.person_id, k.role, k.organisation_id, k.state, k.choice, k.opened_at, k.ended_at, k.due_at, k.warn_at,
  k.urged_at, k.version`;

const finite = (value: unknown) => (value instanceof Date ? value : null);

export function toItem(row: JsonRow, now: Date): TaskItem {
  const dueAt = finite(row.due_at);
  const status = row.state as TaskStatus;
  return {
    tenantId: row.tenant_id as string,
    id: row.id as string,
    caseTenantId: row.case_tenant_id as string,
    caseId: row.case_id as string,
    procedure: row.procedure as string,
    node: row.node as string,
    name: { zh: row.name_zh as string, en: row.name_en as string },
    title: { zh: row.title_zh as string, en: row.title_en as string },
    doer: doerOf(row),
    status,
    choice: row.choice as string | null,
    openedAt: row.opened_at as Date,
    endedAt: row.ended_at as Date | null,
    dueAt,
    urgedAt: row.urged_at as Date | null,
    light: status === 'open' ? lightOf({ dueAt, warnAt: finite(row.warn_at) }, now) : 'none',
    version: row.version as number,
  };
}

/** Under which keys a person's tasks stand, and where. */
export type DoerKey = { tenantId: string; key: string; procedure: string | null };

/** Open tasks, the most urgent first: one range of the index a doer, merged. */
export async function selectOpenTasks(
  db: Db,
  doers: readonly DoerKey[],
  { after, limit, procedure }: { after?: [string, string]; limit: number; procedure?: string | undefined },
): Promise<JsonRow[]> {
  const { rows } = await run(
    db,
    `select ${shown} from unnest($1::uuid[], $2::text[], $7::text[]) as d (tenant_id, doer, procedure) cross join lateral (
       select * from workflow.task t
       where t.tenant_id = d.tenant_id and t.doer = d.doer collate "C" and t.state = 'open'
         and (t.due_at, t.id) > ($3::timestamptz, $4::uuid) and ($5::text is null or t.procedure = $5)
         and (d.procedure is null or t.procedure = d.procedure)
       order by t.due_at, t.id limit $6) k
     order by k.due_at, k.id limit $6`,
    [
      doers.map(({ tenantId }) => tenantId),
      doers.map(({ key }) => key),
      after?.[0] ?? '-infinity',
      after?.[1] ?? '00000000-0000-0000-0000-000000000000',
      procedure ?? null,
      limit,
      doers.map((doer) => doer.procedure),
    ],
  );
  return rows;
}

/** What a person has done, the latest first. */
export async function selectDoneTasks(
  db: Db,
  {
    tenants,
    personId,
    before,
    limit,
  }: {
    tenants: readonly string[];
    personId: string;
    before?: [string, string];
    limit: number;
  },
): Promise<JsonRow[]> {
  const { rows } = await run(
    db,
    `select ${shown} from unnest($1::uuid[]) as d (tenant_id) cross join lateral (
       select * from workflow.task t
       where t.tenant_id = d.tenant_id and t.decided_by = $2 and t.state = 'done'
         and (t.ended_at, t.id) < ($3::timestamptz, $4::uuid)
       order by t.ended_at desc, t.id desc limit $5) k
     order by k.ended_at desc, k.id desc limit $5`,
    [
      [...tenants],
      personId,
      before?.[0] ?? 'infinity',
      before?.[1] ?? 'ffffffff-ffff-ffff-ffff-ffffffffffff',
      limit,
    ],
  );
  return rows;
}

export type TaskCounts = { open: number; yellow: number; red: number };

export async function countOpenTasks(db: Db, doers: readonly DoerKey[], now: Date): Promise<TaskCounts> {
  const { rows } = await run<TaskCounts>(
    db,
    `select count(*)::int as open, count(*) filter (where t.due_at <= $3)::int as red,
       count(*) filter (where t.warn_at <= $3 and t.due_at > $3)::int as yellow
     from unnest($1::uuid[], $2::text[], $4::text[]) as d (tenant_id, doer, procedure)
     join workflow.task t on t.tenant_id = d.tenant_id and t.doer = d.doer collate "C" and t.state = 'open'
       and (d.procedure is null or t.procedure = d.procedure)`,
    [
      doers.map(({ tenantId }) => tenantId),
      doers.map(({ key }) => key),
      now,
      doers.map(({ procedure }) => procedure),
    ],
  );
  return rows[0] as TaskCounts;
}
