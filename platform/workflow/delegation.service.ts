import { z } from 'zod';
import { audit } from '../audit.ts';
import { uuidv7 } from '../codes/uuid.ts';
import { type Ctx, grantOf, personOf } from '../ctx.ts';
import { inTx } from '../db/db.ts';
import { invalidField, notFound } from '../errors.ts';
import { reasonText } from './case.schema.ts';

const longestDays = 366;

export const delegationInput = z.strictObject({
  deputyId: z.uuid(),
  /** Only tasks of this procedure; all unless told. */
  procedure: z.string().max(80).nullable().default(null),
  from: z.iso.datetime({ offset: true }),
  until: z.iso.datetime({ offset: true }),
  reason: reasonText,
});

export type Delegation = {
  tenantId: string;
  id: string;
  principalId: string;
  deputyId: string;
  role: string | null;
  organisationId: string | null;
  procedure: string | null;
  from: Date;
  until: Date;
  reason: string;
  endedAt: Date | null;
};

/**
 * 委托: for a period, a deputy sees and does the actor's tasks, its own and those of the role that it acts in now. The
 * trace names both. The deputy must be of the same tenant: the module that calls has looked it up there.
 */
export async function delegate(ctx: Ctx, input: z.input<typeof delegationInput>): Promise<Delegation> {
  const { personId } = personOf(ctx);
  const grant = grantOf(ctx);
  const { deputyId, procedure, reason, ...period } = delegationInput.parse(input);
  const [from, until] = [new Date(period.from), new Date(period.until)];
  if (deputyId === personId) throw invalidField('/deputyId', '不能委托给自己', 'it must be somebody else');
  if (until <= from || until <= ctx.now())
    throw invalidField(
      '/until',
      '结束时间应晚于开始时间和现在',
      'it must be after the beginning, and after now',
    );
  if (until.getTime() - from.getTime() > longestDays * 86_400_000)
    throw invalidField('/until', '委托最长一年', 'a delegation lasts at most a year');
  const row = {
    tenant_id: grant.tenantId,
    id: uuidv7(),
    principal_id: personId,
    role: grant.role,
    organisation_id: grant.organisationId,
    deputy_id: deputyId,
    procedure,
    reason,
    valid_from: from,
    valid_until: until,
    created_at: ctx.now(),
    ended_at: null,
  };
  await inTx(ctx, async (ctx) => {
    await ctx.db.insertInto('workflow.delegation').values(row).execute();
    await note(ctx, 'workflow.delegation.create', row.tenant_id, row.id, { deputyId, procedure });
  });
  return toDelegation(row);
}

const note = (ctx: Ctx, action: string, tenantId: string, id: string, detail: Record<string, unknown>) =>
  audit(ctx, { action, tenantId, subject: { type: 'delegation', id }, detail });

/** Ends a delegation now; only whoever gave it. */
export async function endDelegation(ctx: Ctx, id: string): Promise<void> {
  const { personId } = personOf(ctx);
  const { tenantId } = grantOf(ctx);
  await inTx(ctx, async (ctx) => {
    const { numUpdatedRows } = await ctx.db
      .updateTable('workflow.delegation')
      .set({ ended_at: ctx.now() })
      .where('tenant_id', '=', tenantId)
      .where('id', '=', id)
      .where('principal_id', '=', personId)
      .where('ended_at', 'is', null)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) throw notFound('这项委托', 'delegation');
    await note(ctx, 'workflow.delegation.end', tenantId, id, {});
  });
}

/** Delegations that the actor gave and received, not ended, the latest first; at most 100 each. */
export async function listDelegations(ctx: Ctx): Promise<{ given: Delegation[]; received: Delegation[] }> {
  const { personId } = personOf(ctx);
  const { tenantId } = grantOf(ctx);
  const of = (side: 'principal_id' | 'deputy_id') =>
    ctx.db
      .selectFrom('workflow.delegation')
      .selectAll()
      .where('tenant_id', '=', tenantId)
      .where(side, '=', personId)
      .where('valid_until', '>', ctx.now())
      .where('ended_at', 'is', null)
      .orderBy('valid_until', 'desc')
      .limit(100)
      .execute();
  const [given, received] = await Promise.all([of('principal_id'), of('deputy_id')]);
  return { given: given.map(toDelegation), received: received.map(toDelegation) };
}

type Row = {
  tenant_id: string;
  id: string;
  principal_id: string;
  role: string | null;
  organisation_id: string | null;
  deputy_id: string;
  procedure: string | null;
  reason: string;
  valid_from: Date;
  valid_until: Date;
  ended_at: Date | null;
};

const toDelegation = (row: Row): Delegation => ({
  tenantId: row.tenant_id,
  id: row.id,
  principalId: row.principal_id,
  deputyId: row.deputy_id,
  role: row.role,
  organisationId: row.organisation_id,
  procedure: row.procedure,
  from: row.valid_from,
  until: row.valid_until,
  reason: row.reason,
  endedAt: row.ended_at,
});
