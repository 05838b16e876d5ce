import type { z } from 'zod';
import { platformTenant } from '#platform/audit.ts';
import type { Ctx } from '#platform/ctx.ts';
import { type EventType, emit } from '#platform/events.ts';

/** Emits a fact about a person to the tenant that knows it; the installation's own for a citizen without one. */
export async function emitHome<P extends z.ZodType>(
  ctx: Ctx,
  event: EventType<P>,
  tenantId: string | undefined,
  payload: z.input<P>,
): Promise<void> {
  const home = tenantId ?? platformTenant;
  await emit({ ...ctx, db: ctx.db.scopedTo([...new Set([...ctx.tenants, home])]) }, event, home, payload);
}
