import { audit } from '#platform/audit.ts';
import { authorise } from '#platform/auth/authorise.ts';
import type { Ctx } from '#platform/ctx.ts';
import { notFound } from '#platform/errors.ts';
import { failedWork, retryWork } from '#platform/queue-status.ts';
import type { FailedWorkView } from './status.schema.ts';

const most = 100;

/** Background work that was given up, the newest first: its queue and reason, never its content. */
export async function listFailedWork(ctx: Ctx): Promise<FailedWorkView> {
  authorise(ctx, 'operations.status.read');
  const rows = await failedWork(ctx.db.pool, most);
  return {
    items: rows.map((row) => ({
      ...row,
      createdAt: row.createdAt.toISOString(),
      failedAt: row.failedAt.toISOString(),
    })),
  };
}

/** One more attempt. @throws resource.not-found when it is not there any more, or runs again already */
export async function retryFailedWork(ctx: Ctx, id: string, queue: string): Promise<{ retried: true }> {
  authorise(ctx, 'operations.work.retry');
  if (!(await retryWork(ctx.db.pool, queue, id))) throw notFound('这项失败的任务', 'failed work');
  await audit(ctx, { action: 'operations.work.retry', subject: { type: 'work', id }, detail: { queue } });
  return { retried: true };
}
