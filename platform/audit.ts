import { uuidv7 } from './codes/uuid.ts';
import type { Ctx } from './ctx.ts';
import { prepare } from './db/prepare.ts';
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

type Entry = {
  tenant_id: string;
  occurred_at: Date;
  id: string;
  action: string;
  outcome: string;
  person_id: string | null;
  account_id: string | null;
  actor: string;
  subject_type: string | null;
  subject_id: string | null;
  detail: string;
  request_id: string;
  address: string | null;
};

const append = prepare((db, entry: Entry) =>
  db.insertInto('platform.audit_entry').values({
    tenant_id: entry.tenant_id,
    occurred_at: entry.occurred_at,
    id: entry.id,
    action: entry.action,
    outcome: entry.outcome,
    person_id: entry.person_id,
    account_id: entry.account_id,
    actor: entry.actor,
    subject_type: entry.subject_type,
    subject_id: entry.subject_id,
    detail: entry.detail,
    request_id: entry.request_id,
    address: entry.address,
  }),
);

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
  await append(db, {
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
  });
}
