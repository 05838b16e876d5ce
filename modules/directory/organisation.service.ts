import type { Ctx } from '#platform/ctx.ts';
import { notFound } from '#platform/errors.ts';
import { type OrganisationRow, selectOrganisations } from './organisation.queries.ts';
import { type Organisation, toOrganisation } from './organisation.schema.ts';

/**
 * Organisations by id, of the tenants that the context sees (or of those given, which must be among them).
 * No right is checked: for modules that show names of what they themselves authorised.
 */
export async function organisationsByIds(
  ctx: Ctx,
  ids: readonly string[],
  tenantIds?: readonly string[],
): Promise<Map<string, Organisation>> {
  const rows = await selectOrganisations(ctx.db, [...new Set(ids)], tenantIds ?? ctx.db.tenants);
  return new Map(rows.map((row) => [row.id, toOrganisation(row)]));
}

/** One organisation that the context's tenants hold. @throws resource.not-found */
export async function getOrganisation(ctx: Ctx, id: string): Promise<Organisation> {
  return toOrganisation(await getOrganisationRow(ctx, id));
}

/** @throws resource.not-found */
export async function getOrganisationRow(ctx: Ctx, id: string): Promise<OrganisationRow> {
  const [row] = await selectOrganisations(ctx.db, [id]);
  if (!row) throw notFound('这个机构', 'organisation');
  return row;
}
