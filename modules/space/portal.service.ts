import { headcountsOf, searchPublicSchools, tenantsOf } from '#modules/directory/index.ts';
import { dangerouslyAsSystem } from '#platform/auth/authorise.ts';
import { divisionFullName } from '#platform/codes/divisions.ts';
import type { Ctx } from '#platform/ctx.ts';
import { selectPublic } from './notice.queries.ts';
import type { Portal, School } from './portal.schema.ts';

const shown = 6;
const mostSchools = 20;

/** What anybody may see of the region. Reads as the system: public notices and sums only, no person. */
export async function portalOf(ctx: Ctx): Promise<Portal> {
  const tenants = await tenantsOf(ctx);
  const seeing = dangerouslyAsSystem(
    ctx,
    'public portal',
    tenants.map((tenant) => tenant.id),
  );
  const root = tenants.find((tenant) => !tenant.parentId);
  const [notices, headcounts] = tenants.length
    ? await Promise.all([
        selectPublic(seeing.db, root ? [root.id] : [], ctx.now(), shown),
        headcountsOf(
          seeing,
          tenants.map((tenant) => tenant.organisationId),
        ),
      ])
    : [[], new Map()];
  const counts = { schools: 0, pupils: 0, staff: 0 };
  for (const { schools, pupils, staff } of headcounts.values()) {
    counts.schools += schools;
    counts.pupils += pupils;
    counts.staff += staff;
  }
  return {
    region: root ? { name: root.name, bureaus: tenants.length } : null,
    counts,
    notices: notices.map((row) => ({
      id: row.id,
      title: row.title,
      body: row.body.slice(0, 2000),
      publisher: row.publisher,
      publishedAt: row.published_at.toISOString(),
    })),
    demo: ctx.ports.config.demo !== 'none',
  };
}

/** Schools of the whole region by name, pinyin or initials. */
export async function searchSchools(ctx: Ctx, q: string): Promise<School[]> {
  const { items } = await searchPublicSchools(ctx, { q, limit: mostSchools });
  return items.map((school) => ({
    id: school.id,
    name: school.name,
    schoolType: school.schoolType,
    regionName: school.regionCode ? divisionFullName(school.regionCode) : '',
    address: school.address,
  }));
}
