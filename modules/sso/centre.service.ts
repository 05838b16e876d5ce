import { tenantsOf } from '#modules/directory/index.ts';
import { type Ctx, personOf } from '#platform/ctx.ts';
import { isOpenTo } from './app.policy.ts';
import { listActiveApps } from './app.queries.ts';
import { findIconOwners } from './key.queries.ts';

/** The apps that the person may enter in the role chosen now: approved by the bureau of the place or one above it. */
export async function listCentre(ctx: Ctx) {
  const { grant } = personOf(ctx);
  if (!grant) return [];
  const tenants = await tenantsOf(ctx);
  const home = tenants.find(({ id }) => id === grant.tenantId);
  const above = tenants.filter(({ path }) => home?.path.startsWith(path)).map(({ id }) => id);
  const apps = (await listActiveApps(ctx, above)).filter(
    ({ approval }) => approval && approval.clientType !== 'service' && isOpenTo(approval, grant),
  );
  const icons = await findIconOwners(
    ctx,
    apps.map(({ id }) => id),
  );
  return apps.flatMap(({ id, approval }) =>
    approval
      ? {
          id,
          name: approval.name,
          summary: approval.summary,
          unit: approval.unit,
          startUrl: approval.startUrl,
          hasIcon: icons.has(id),
        }
      : [],
  );
}
