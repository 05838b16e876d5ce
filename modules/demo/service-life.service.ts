import { childrenOf, tenantsOf } from '#modules/directory/index.ts';
import { addSampleApplications, installServices } from '#modules/services/index.ts';
import { dangerouslyAsSystem } from '#platform/auth/authorise.ts';
import { type Ctx, personOf } from '#platform/ctx.ts';

/** The ready-made services at every bureau, in use at the one that is shown. */
export async function addServices(
  ctx: Ctx,
  { guardian, officer }: { guardian: Ctx; officer: Ctx },
): Promise<void> {
  for (const { id, organisationId, path } of await tenantsOf(ctx)) {
    const system = dangerouslyAsSystem(ctx, 'demo services', [id]);
    await installServices(system, { tenantId: id, organisationId, path });
  }
  const [child] = await childrenOf(guardian, personOf(guardian).personId);
  const enrolment = child?.enrolments[0];
  if (!child || !enrolment) return;
  await addSampleApplications({
    tenantId: enrolment.tenantId,
    guardian,
    childId: child.person.id,
    officer,
  });
}
