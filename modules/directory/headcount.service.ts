import type { Ctx } from '#platform/ctx.ts';
import { inTx } from '#platform/db/db.ts';
import { type HeadcountRow, recountTenant, selectHeadcounts } from './headcount.queries.ts';
import { tenantsOf } from './tenant.service.ts';

export type Headcount = {
  schools: number;
  classes: number;
  pupils: number;
  staff: number;
  guardians: number;
  countedAt: string;
};

/** Counts a tenant's schools anew. For the schedule and for reactions to imports: no right is checked. */
export async function recount(ctx: Ctx, tenantId: string): Promise<void> {
  const tenant = (await tenantsOf(ctx)).find(({ id }) => id === tenantId);
  if (!tenant) return;
  const scoped = { ...ctx, db: ctx.db.scopedTo([tenantId]) };
  await inTx(scoped, (ctx) => recountTenant(ctx.db, tenantId, tenant.organisationId, ctx.now()));
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

function toHeadcount({ schools, classes, pupils, staff, guardians, counted_at }: HeadcountRow): Headcount {
  return { schools, classes, pupils, staff, guardians, countedAt: counted_at.toISOString() };
}
