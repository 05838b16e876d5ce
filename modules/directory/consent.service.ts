import type { Ctx } from '#platform/ctx.ts';

export type Consent = { id: string; guardianId: string; givenAt: Date };

/**
 * The consent in force that a guardian gave for a child's data, for one purpose and recipient, of the tenants that the
 * context sees. No right is checked. Personal Information Protection Law, article 31.
 */
export async function consentFor(
  ctx: Ctx,
  childId: string,
  purpose: string,
  recipient: string,
): Promise<Consent | undefined> {
  const row = await ctx.db
    .selectFrom('directory.consent')
    .select(['id', 'guardian_id', 'given_at'])
    .where('tenant_id', 'in', [...ctx.tenants])
    .where('child_id', '=', childId)
    .where('purpose', '=', purpose)
    .where('recipient', '=', recipient)
    .where('revoked_at', 'is', null)
    .orderBy('given_at', 'desc')
    .executeTakeFirst();
  return row && { id: row.id, guardianId: row.guardian_id, givenAt: row.given_at };
}
