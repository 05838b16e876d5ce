import { z } from 'zod';
import type { Ctx } from '../ctx.ts';
import { sendWork } from '../jobs.ts';
import type { Effect } from './draft.ts';
import type { Case } from './state.ts';

/** Work that moves send to the queue, in their own transaction; `workflow.jobs.ts` does it. */

const id = z.uuid();
const token = z.object({ caseId: id, tokenId: id });

export const wakeWork = { name: 'workflow.wake', input: token };
export const actWork = { name: 'workflow.act', input: token };
export const spawnWork = { name: 'workflow.spawn', input: token };
export const childEndedWork = { name: 'workflow.child-ended', input: token.extend({ outcome: z.string() }) };
export const stopChildWork = {
  name: 'workflow.stop-child',
  input: z.object({ caseId: id, status: z.enum(['withdrawn', 'voided']) }),
};

export async function sendEffect(ctx: Ctx, c: Case, effect: Effect): Promise<void> {
  switch (effect.kind) {
    case 'wake': {
      const { id: tokenId, wakeAt } = effect.token;
      return sendWork(ctx, wakeWork, c.tenantId, { caseId: c.id, tokenId }, wakeAt ?? undefined);
    }
    case 'act':
      return sendWork(ctx, actWork, c.tenantId, { caseId: c.id, tokenId: effect.token.id });
    case 'spawn':
      return sendWork(ctx, spawnWork, c.tenantId, { caseId: c.id, tokenId: effect.token.id });
    case 'stop-child': {
      const { child, status } = effect;
      return sendWork(ctx, stopChildWork, child.tenantId, { caseId: child.caseId, status });
    }
    default:
      return undefined;
  }
}

/** What its parent hears when a sub-procedure ends: its outcome, or that it was withdrawn or voided. */
export function sendChildEnded(ctx: Ctx, c: Case, parent: NonNullable<Case['parent']>): Promise<void> {
  const { tenantId, caseId, tokenId } = parent;
  return sendWork(ctx, childEndedWork, tenantId, { caseId, tokenId, outcome: c.outcome ?? c.status });
}
