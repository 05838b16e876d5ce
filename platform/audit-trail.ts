import { platformTenant } from './audit.ts';
import type { Ctx } from './ctx.ts';
import { cutPage, fromCursor, type Page } from './http/page.ts';

export type TrailFilter = {
  from: Date;
  to: Date;
  /** The beginning of an action's name: `identity.` or `identity.session.open`. */
  action?: string | undefined;
  outcome?: 'done' | 'refused' | 'failed' | undefined;
  personId?: string | undefined;
  subjectId?: string | undefined;
  cursor?: string | undefined;
  limit: number;
};

/** The tenants whose trail the context sees; whoever stands at the top of the tree sees the installation's too. */
function tenantsOfTrail(ctx: Ctx): string[] {
  const { actor } = ctx;
  const isTop = actor.kind === 'person' && actor.grant?.path.split('.').length === 2;
  return isTop ? [...ctx.tenants, platformTenant] : [...ctx.tenants];
}

/** Entries of the audit trail, the newest first. No right is checked; only tenants of the context are read. */
export async function readTrail(ctx: Ctx, filter: TrailFilter): Promise<Page<TrailEntry>> {
  const tenants = tenantsOfTrail(ctx);
  if (tenants.length === 0) return { items: [], nextCursor: null };
  const after = fromCursor(filter.cursor, 2) as [string, string] | undefined;
  let query = ctx.db
    .scopedTo(tenants)
    .selectFrom('platform.audit_entry')
    .selectAll()
    .where('tenant_id', 'in', tenants)
    .where('occurred_at', '>=', filter.from)
    .where('occurred_at', '<', filter.to);
  if (filter.action)
    query = query.where('action', '>=', filter.action).where('action', '<', `${filter.action}~`);
  if (filter.outcome) query = query.where('outcome', '=', filter.outcome);
  if (filter.personId) query = query.where('person_id', '=', filter.personId);
  if (filter.subjectId) query = query.where('subject_id', '=', filter.subjectId);
  if (after) {
    const at = new Date(after[0]);
    query = query
      .where('occurred_at', '<=', at)
      .where((eb) => eb.or([eb('occurred_at', '<', at), eb('id', '<', after[1])]));
  }
  const rows = await query
    .orderBy('occurred_at', 'desc')
    .orderBy('id', 'desc')
    .limit(filter.limit + 1)
    .execute();
  return cutPage(rows.map(toEntry), filter.limit, ({ occurredAt, id }) => [occurredAt.toISOString(), id]);
}

export type TrailEntry = {
  id: string;
  tenantId: string;
  occurredAt: Date;
  action: string;
  outcome: 'done' | 'refused' | 'failed';
  personId: string | undefined;
  actor: Record<string, unknown>;
  subject: { type: string; id: string } | undefined;
  detail: Record<string, unknown>;
  requestId: string;
  address: string | undefined;
};

type Row = {
  id: string;
  tenant_id: string;
  occurred_at: Date;
  action: string;
  outcome: string;
  person_id: string | null;
  actor: unknown;
  subject_type: string | null;
  subject_id: string | null;
  detail: unknown;
  request_id: string;
  address: string | null;
};

const toEntry = (row: Row): TrailEntry => ({
  id: row.id,
  tenantId: row.tenant_id,
  occurredAt: row.occurred_at,
  action: row.action,
  outcome: row.outcome as TrailEntry['outcome'],
  personId: row.person_id ?? undefined,
  actor: row.actor as Record<string, unknown>,
  subject: row.subject_type && row.subject_id ? { type: row.subject_type, id: row.subject_id } : undefined,
  detail: row.detail as Record<string, unknown>,
  requestId: row.request_id,
  address: row.address ?? undefined,
});
