import type { Ctx } from '#platform/ctx.ts';
import { PlatformError } from '#platform/errors.ts';
import { selectOpenTransfers } from './transfer.queries.ts';

/** While a transfer is open, nothing else ends or suspends the enrolment. @throws register.transfer-open */
export async function refuseOpenTransfer(
  ctx: Ctx,
  tenantId: string,
  personIds: readonly string[],
): Promise<void> {
  const [personId] = await selectOpenTransfers(ctx.db.scopedTo([tenantId]), tenantId, personIds);
  if (personId) throw new PlatformError('register.transfer-open', { extra: { personId } });
}
