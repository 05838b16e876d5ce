import { uuidv7 } from './codes/uuid.ts';
import type { Ctx } from './ctx.ts';
import { actorReference } from './events.ts';

/** The tenant of what belongs to no bureau: a failed sign-in of an unknown name, the installation itself. */
export const platformTenant = '00000000-0000-0000-0000-000000000000';

export type AuditFact = {
  /** `module.noun.verb`, as a permission is named. */
  action: string;
  tenantId?: string;
  outcome?: 'done' | 'refused' | 'failed';
  subject?: { type: string; id: string };
  /** Ids and codes only; never names, contents or secrets. */
  detail?: Record<string, unknown>;
  personId?: string;
  accountId?: string;
};

/**
 * Appends to the trail, in the caller's transaction where there is one. The application's role can neither change
 * nor delete it (GB/T 22239: kept at least six months, per user, beyond anybody's reach).
 */
export async function audit(ctx: Ctx, fact: AuditFact): Promise<void> {
  const { actor } = ctx;
  const tenantId =
    fact.tenantId ??
    (actor.kind === 'person' || actor.kind === 'app' ? actor.grant?.tenantId : undefined) ??
    platformTenant;
  const db = ctx.db.tenants.includes(tenantId) ? ctx.db : ctx.db.scopedTo([...ctx.db.tenants, tenantId]);
  await db
    .insertInto('platform.audit_entry')
    .values({
      tenant_id: tenantId,
      occurred_at: ctx.now(),
      id: uuidv7(),
      action: fact.action,
      outcome: fact.outcome ?? 'done',
      person_id: fact.personId ?? (actor.kind === 'person' ? actor.personId : null),
      account_id: fact.accountId ?? (actor.kind === 'person' ? actor.accountId : null),
      actor: JSON.stringify(actorReference(ctx)),
      subject_type: fact.subject?.type ?? null,
      subject_id: fact.subject?.id ?? null,
      detail: JSON.stringify(fact.detail ?? {}),
      request_id: ctx.requestId,
      address: ctx.address ?? null,
    })
    .execute();
}
