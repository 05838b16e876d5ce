import { findRole, organisationsByIds, peopleByIds } from '#modules/directory/index.ts';
import { authorise } from '#platform/auth/authorise.ts';
import { type Ctx, grantOf } from '#platform/ctx.ts';
import { inTx, read } from '#platform/db/db.ts';
import type { Bilingual } from '#platform/errors.ts';
import { findProcedure, workLoad } from '#platform/workflow/index.ts';
import { replaceBoard, selectBoards, selectCaseLoads, selectTaskLoads } from './board.queries.ts';

type Load = { open: number; yellow: number; red: number; oldest: Date };

/** Makes a tenant's rollups anew: by the clock, and at once when work becomes late. */
export async function refreshBoard(ctx: Ctx, tenantId: string): Promise<void> {
  const inside = { ...ctx, tenants: [tenantId], db: ctx.db.scopedTo([tenantId]) };
  const load = await workLoad(inside, tenantId);
  await inTx(inside, (ctx) => replaceBoard(ctx.db, tenantId, load, ctx.now()));
}

function gather<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  return Map.groupBy(items, keyOf);
}

const total = (loads: readonly Load[]) => ({
  open: loads.reduce((sum, load) => sum + load.open, 0),
  yellow: loads.reduce((sum, load) => sum + load.yellow, 0),
  red: loads.reduce((sum, load) => sum + load.red, 0),
  oldest: new Date(Math.min(...loads.map((load) => load.oldest.getTime()))).toISOString(),
});

const worstFirst = (
  a: { red: number; yellow: number; open: number },
  b: { red: number; yellow: number; open: number },
) => b.red - a.red || b.yellow - a.yellow || b.open - a.open;

const shown = 50;

/** 全程监督 of the actor's node and below: lights, ages, offices, clerks and steps, the worst first. From rollups only. */
export async function showBoard(ctx: Ctx) {
  authorise(ctx, 'procedures.supervision.read');
  const grant = grantOf(ctx);
  return read(ctx, async (ctx) => {
    const [boards, taskRows, cases] = await Promise.all([
      selectBoards(ctx.db, grant.tenants),
      selectTaskLoads(ctx.db, grant),
      selectCaseLoads(ctx.db, grant),
    ]);
    const tasks = taskRows.map((row) => ({ ...row, oldest: row.oldest_at }));
    const names = await procedureNames(ctx, [...tasks, ...cases]);
    const people = await peopleByIds(
      ctx,
      tasks.flatMap((task) => task.person_id ?? []),
    );
    const organisations = await organisationsByIds(
      ctx,
      tasks.flatMap((task) => [
        task.organisation_id,
        ...(task.doer_organisation_id ? [task.doer_organisation_id] : []),
      ]),
    );
    const nameOf = (key: string): Bilingual => names.get(key) ?? { zh: key, en: key };
    const sum = (field: 'running' | 'yellow' | 'red' | 'ended' | 'ended_late') =>
      cases.reduce((all, row) => all + row[field], 0);
    const clerk = ({ person_id, role, doer_organisation_id }: (typeof tasks)[number]) => {
      const name = person_id ? people.get(person_id)?.name : undefined;
      const roleName = role ? findRole(role)?.name : undefined;
      return {
        name: name ? { zh: name, en: name } : (roleName ?? { zh: '—', en: '—' }),
        organisation: doer_organisation_id ? (organisations.get(doer_organisation_id)?.name ?? null) : null,
      };
    };
    const late = tasks.filter((task) => task.red + task.yellow > 0);
    return {
      computedAt: boards.map((board) => board.computed_at.toISOString()).sort()[0] ?? null,
      running: sum('running'),
      // A case is as late as its latest part: its own deadline or a task's.
      yellow: Math.max(
        sum('yellow'),
        tasks.reduce((all, row) => all + row.yellow, 0),
      ),
      red: Math.max(
        sum('red'),
        tasks.reduce((all, row) => all + row.red, 0),
      ),
      ended: sum('ended'),
      endedLate: sum('ended_late'),
      ages: [0, 1, 2, 3, 4].map((age) => tasks.reduce((all, row) => all + (row.ages[age] ?? 0), 0)),
      procedures: [...gather(cases, (row) => row.procedure)].map(([key, rows]) => {
        const add = (field: 'running' | 'ended' | 'ended_late') =>
          rows.reduce((all, row) => all + row[field], 0);
        const of = tasks.filter((task) => task.procedure === key);
        const ended = add('ended');
        const seconds = rows.reduce((all, row) => all + (row.mean_seconds ?? 0) * row.ended, 0);
        return {
          key,
          name: nameOf(key),
          running: add('running'),
          yellow: of.reduce((all, row) => all + row.yellow, 0),
          red: of.reduce((all, row) => all + row.red, 0),
          ended,
          endedLate: add('ended_late'),
          meanSeconds: ended > 0 ? seconds / ended : null,
        };
      }),
      offices: [...gather(tasks, (row) => row.organisation_id)]
        .map(([organisationId, rows]) => ({
          organisationId,
          name: organisations.get(organisationId)?.name ?? '—',
          ...total(rows),
        }))
        .sort(worstFirst)
        .slice(0, shown),
      clerks: [
        ...gather(
          tasks,
          (row) => `${row.person_id ?? ''}|${row.role ?? ''}|${row.doer_organisation_id ?? ''}`,
        ),
      ]
        .map(([key, rows]) => ({ key, ...clerk(rows[0] as (typeof tasks)[number]), ...total(rows) }))
        .sort(worstFirst)
        .slice(0, shown),
      bottlenecks: [...gather(late, (row) => `${row.procedure}|${row.node}`)]
        .map(([, rows]) => {
          const [first] = rows as [(typeof tasks)[number]];
          return {
            procedure: nameOf(first.procedure),
            step: { zh: first.name_zh, en: first.name_en },
            ...total(rows),
          };
        })
        .sort(worstFirst)
        .slice(0, shown),
    };
  });
}

/** What procedures are called now, by key: one question for each that occurs. */
export async function procedureNames(
  ctx: Ctx,
  rows: readonly { tenant_id: string; procedure: string }[],
): Promise<Map<string, Bilingual>> {
  const keys = new Map(rows.map((row) => [row.procedure, row.tenant_id]));
  const names = new Map<string, Bilingual>();
  for (const [key, tenantId] of keys) {
    const found = await findProcedure(ctx, { tenantId, key });
    if (found) names.set(key, found.name);
  }
  return names;
}
