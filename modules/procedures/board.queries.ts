import { uuidv7 } from '#platform/codes/uuid.ts';
import type { Db } from '#platform/db/db.ts';
import type { CaseLoad, TaskLoad } from '#platform/workflow/index.ts';

/** Puts a tenant's new rollups in place of the old ones. In the caller's transaction. */
export async function replaceBoard(
  db: Db,
  tenantId: string,
  { tasks, cases }: { tasks: readonly TaskLoad[]; cases: readonly CaseLoad[] },
  now: Date,
): Promise<void> {
  await db.deleteFrom('procedures.task_load').where('tenant_id', '=', tenantId).execute();
  await db.deleteFrom('procedures.case_load').where('tenant_id', '=', tenantId).execute();
  for (let from = 0; from < tasks.length; from += 500)
    await db
      .insertInto('procedures.task_load')
      .values(
        tasks.slice(from, from + 500).map((load) => ({
          tenant_id: tenantId,
          id: uuidv7(),
          organisation_id: load.organisationId,
          path: load.path,
          procedure: load.procedure,
          node: load.node,
          name_zh: load.name.zh,
          name_en: load.name.en,
          person_id: load.personId,
          role: load.role,
          doer_organisation_id: load.doerOrganisationId,
          open: load.open,
          yellow: load.yellow,
          red: load.red,
          ages: load.ages,
          oldest_at: load.oldest,
        })),
      )
      .execute();
  for (let from = 0; from < cases.length; from += 500)
    await db
      .insertInto('procedures.case_load')
      .values(
        cases.slice(from, from + 500).map((load) => ({
          tenant_id: tenantId,
          organisation_id: load.organisationId,
          procedure: load.procedure,
          path: load.path,
          running: load.running,
          yellow: load.yellow,
          red: load.red,
          ended: load.ended,
          ended_late: load.endedLate,
          mean_seconds: load.meanSeconds,
        })),
      )
      .execute();
  await db
    .insertInto('procedures.board')
    .values({ tenant_id: tenantId, computed_at: now })
    .onConflict((conflict) => conflict.column('tenant_id').doUpdateSet({ computed_at: now }))
    .execute();
}

type Below = { tenants: readonly string[]; path: string };

export const selectBoards = (db: Db, tenants: readonly string[]) =>
  db
    .selectFrom('procedures.board')
    .selectAll()
    .where('tenant_id', 'in', [...tenants])
    .execute();

export const selectTaskLoads = (db: Db, { tenants, path }: Below) =>
  db
    .selectFrom('procedures.task_load')
    .selectAll()
    .where('tenant_id', 'in', [...tenants])
    .where('path', '>=', path)
    .where('path', '<', `${path}~`)
    .limit(5000)
    .execute();

export const selectCaseLoads = (db: Db, { tenants, path }: Below) =>
  db
    .selectFrom('procedures.case_load')
    .selectAll()
    .where('tenant_id', 'in', [...tenants])
    .where('path', '>=', path)
    .where('path', '<', `${path}~`)
    .limit(5000)
    .execute();
