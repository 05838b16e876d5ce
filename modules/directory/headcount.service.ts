import { authorise } from '#platform/auth/authorise.ts';
import { todayInChina } from '#platform/codes/dates.ts';
import type { Ctx } from '#platform/ctx.ts';
import { inTx, read } from '#platform/db/db.ts';
import { countAnew, countBelow, type HeadcountRow, selectHeadcounts, sumBelow } from './headcount.queries.ts';
import { getOrganisationRow, placeOf } from './organisation.service.ts';
import { tenantsOf } from './tenant.service.ts';

export type Headcount = {
  schools: number;
  classes: number;
  pupils: number;
  staff: number;
  guardians: number;
  countedAt: string;
};

/** Counts a tenant's schools anew, after a roster landed: smaller changes count as they land. No right is checked. */
export async function recount(ctx: Ctx, tenantId: string): Promise<void> {
  const scoped = { ...ctx, db: ctx.db.scopedTo([tenantId]) };
  await inTx(scoped, (ctx) => countAnew(ctx.db, tenantId, undefined, ctx.now()));
}

/** Counts all tenants, one after another. */
export async function recountAll(ctx: Ctx): Promise<void> {
  for (const tenant of await tenantsOf(ctx)) await recount(ctx, tenant.id);
}

/** Headcounts of schools and bureaus by organisation, as last counted. */
export async function headcountsOf(
  ctx: Ctx,
  organisationIds: readonly string[],
): Promise<Map<string, Headcount>> {
  const rows = await selectHeadcounts(ctx.db, organisationIds);
  return new Map(rows.map((row) => [row.organisation_id, toHeadcount(row)]));
}

/**
 * How many stand at or below one organisation: of bureaus and schools as last counted; of a class, a department or
 * what was never counted, now.
 */
export async function getHeadcount(ctx: Ctx, id: string): Promise<Omit<Headcount, 'guardians'>> {
  return read(ctx, async (ctx) => {
    const node = await getOrganisationRow(ctx, id);
    authorise(ctx, 'directory.organisation.read', placeOf(node));
    if (node.kind === 'bureau') {
      const sum = await sumBelow(ctx.db, node.path);
      if (sum.counted_at) return { ...sum, countedAt: sum.counted_at.toISOString() };
    }
    const known = (await headcountsOf(ctx, [id])).get(id);
    if (known) return known;
    const today = todayInChina(ctx.now().getTime());
    const counts = await countBelow(ctx.db, node.path, today);
    return { ...counts, countedAt: ctx.now().toISOString() };
  });
}

function toHeadcount({ schools, classes, pupils, staff, guardians, counted_at }: HeadcountRow): Headcount {
  return { schools, classes, pupils, staff, guardians, countedAt: counted_at.toISOString() };
}
