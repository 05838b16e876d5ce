import { dangerouslyAsSystem } from '#platform/auth/authorise.ts';
import type { Ctx } from '#platform/ctx.ts';
import { type Organisation, toOrganisation } from './organisation.schema.ts';
import { selectSchoolsByPrefix } from './public-school.queries.ts';
import { tenantsOf } from './tenant.service.ts';

/** Open schools of the whole region by the beginning of name, pinyin or initials. For anybody: schools are public. */
export async function searchPublicSchools(ctx: Ctx, prefix: string, limit: number): Promise<Organisation[]> {
  const tenants = await tenantsOf(ctx);
  if (tenants.length === 0) return [];
  const seeing = dangerouslyAsSystem(
    ctx,
    'public school search',
    tenants.map((tenant) => tenant.id),
  );
  return (await selectSchoolsByPrefix(seeing.db, prefix, limit)).map(toOrganisation);
}
