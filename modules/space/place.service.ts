import { ancestorPaths, childrenOf, noPath, organisationsByIds } from '#modules/directory/index.ts';
import { type Ctx, grantOf, personOf } from '#platform/ctx.ts';

/** Where a person stands in one tenant: what is published at any of these paths reaches it. */
export type Standing = { tenantId: string; paths: string[] };

/**
 * The nodes whose notices and calendars reach the actor in its chosen role: its own and those above it; for a guardian
 * the classes of its children. Empty for a person without a role.
 */
export async function standingsOf(ctx: Ctx): Promise<Standing[]> {
  const { grant } = personOf(ctx);
  if (!grant) return [];
  if (grant.path !== noPath)
    return [{ tenantId: grant.tenantId, paths: [...ancestorPaths(grant.path), grant.path] }];
  const children = await childrenOf(ctx, personOf(ctx).personId);
  const places = children
    .flatMap((child) => child.enrolments)
    .map(({ tenantId, school, class: room }) => ({ tenantId, id: room?.id ?? school.id }));
  const organisations = await organisationsByIds(
    ctx,
    places.map((place) => place.id),
  );
  const standings = new Map<string, Set<string>>();
  for (const { tenantId, id } of places) {
    const path = organisations.get(id)?.path;
    if (!path) continue;
    const paths = standings.get(tenantId) ?? new Set();
    for (const above of [...ancestorPaths(path), path]) paths.add(above);
    standings.set(tenantId, paths);
  }
  return [...standings].map(([tenantId, paths]) => ({ tenantId, paths: [...paths] }));
}

/** The role chosen now. */
export const roleOf = (ctx: Ctx): string => grantOf(ctx).role;
