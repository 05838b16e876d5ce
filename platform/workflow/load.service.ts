import type { Ctx } from '../ctx.ts';
import { run } from './case.queries.ts';

/** Open work of one doer at one step of one procedure, for the cases of one organisation. Counts; ages in whole days. */
export type TaskLoad = {
  organisationId: string;
  path: string;
  procedure: string;
  node: string;
  name: { zh: string; en: string };
  personId: string | null;
  role: string | null;
  doerOrganisationId: string | null;
  open: number;
  yellow: number;
  red: number;
  /** Open for at most 1, 3, 7, 15 days, and longer. */
  ages: [number, number, number, number, number];
  oldest: Date;
};

/** Cases of one procedure at one organisation: those that run, and those that ended in the last 30 days. */
export type CaseLoad = {
  organisationId: string;
  path: string;
  procedure: string;
  running: number;
  yellow: number;
  red: number;
  ended: number;
  endedLate: number;
  /** Mean from start to end, in seconds. */
  meanSeconds: number | null;
};

/**
 * How a tenant's open work is spread, for rollups: two scans, made by the worker, never at a request.
 * Tasks that lie with another tenant's doers are counted there.
 */
export async function workLoad(
  ctx: Ctx,
  tenantId: string,
): Promise<{ tasks: TaskLoad[]; cases: CaseLoad[] }> {
  const db = ctx.db.scopedTo([tenantId]);
  const now = ctx.now();
  const { rows: tasks } = await run<Omit<TaskLoad, 'name'> & { zh: string; en: string }>(
    db,
    `select c.organisation_id as "organisationId", min(c.path) as path, t.procedure, t.node, min(t.name_zh) as zh,
       min(t.name_en) as en, t.person_id as "personId", t.role, t.organisation_id as "doerOrganisationId",
       count(*)::int as open,
       count(*) filter (where t.warn_at <= $2 and t.due_at > $2)::int as yellow,
       count(*) filter (where t.due_at <= $2)::int as red,
       array[count(*) filter (where t.opened_at > $2::timestamptz - interval '1 day'),
         count(*) filter (where t.opened_at <= $2::timestamptz - interval '1 day' and t.opened_at > $2::timestamptz - interval '3 days'),
         count(*) filter (where t.opened_at <= $2::timestamptz - interval '3 days' and t.opened_at > $2::timestamptz - interval '7 days'),
         count(*) filter (where t.opened_at <= $2::timestamptz - interval '7 days' and t.opened_at > $2::timestamptz - interval '15 days'),
         count(*) filter (where t.opened_at <= $2::timestamptz - interval '15 days')]::int[] as ages,
       min(t.opened_at) as oldest
     from workflow.task t join workflow."case" c on c.tenant_id = t.tenant_id and c.id = t.case_id
     where t.tenant_id = $1 and t.state = 'open'
     group by c.organisation_id, t.procedure, t.node, t.person_id, t.role, t.organisation_id`,
    [tenantId, now],
  );
  const { rows: cases } = await run<CaseLoad>(
    db,
    `select organisation_id as "organisationId", min(path) as path, procedure,
       count(*) filter (where ended_at is null)::int as running,
       count(*) filter (where ended_at is null and warn_at <= $2 and due_at > $2)::int as yellow,
       count(*) filter (where ended_at is null and due_at <= $2)::int as red,
       count(*) filter (where ended_at is not null)::int as ended,
       count(*) filter (where ended_at > due_at)::int as "endedLate",
       extract(epoch from avg(ended_at - started_at) filter (where ended_at is not null))::float8 as "meanSeconds"
     from workflow."case"
     where tenant_id = $1 and state <> 'draft' and (ended_at is null or ended_at > $2::timestamptz - interval '30 days')
     group by organisation_id, procedure`,
    [tenantId, now],
  );
  return { tasks: tasks.map(({ zh, en, ...rest }) => ({ ...rest, name: { zh, en } })), cases };
}
