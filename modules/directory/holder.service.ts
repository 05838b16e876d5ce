import { todayInChina } from '#platform/codes/dates.ts';
import type { Ctx } from '#platform/ctx.ts';
import { selectAssigned, selectPosted } from './holder.queries.ts';
import { posts, roleOfPosting } from './role.policy.ts';

const most = 20;

/**
 * Who holds a role at an organisation today, by assignment or because of a post there; at most 20. For the platform's
 * procedures: no right is checked.
 */
export async function holdersOf(
  ctx: Ctx,
  {
    tenantId,
    organisationId,
    kind,
    role,
  }: { tenantId: string; organisationId: string; kind: string; role: string },
): Promise<string[]> {
  const db = ctx.db.scopedTo([tenantId]);
  const today = todayInChina(ctx.now().getTime());
  const giving = Object.keys(posts).filter((post) => roleOfPosting(post, kind) === role);
  const where = { tenantId, organisationId, today, limit: most };
  const [posted, assigned] = await Promise.all([
    selectPosted(db, { ...where, posts: giving }),
    selectAssigned(db, { ...where, role }),
  ]);
  return [...new Set([...posted, ...assigned])].slice(0, most);
}
