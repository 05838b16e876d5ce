import { recount, settleEnrolments, tenantsOf } from '#modules/directory/index.ts';
import { dangerouslyAsSystem } from '#platform/auth/authorise.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { JobDefinition, ScheduleDefinition } from '#platform/jobs.ts';
import { applyJob } from './promotion-apply.service.ts';
import { undoJob } from './promotion-undo.service.ts';

export const jobs: JobDefinition[] = [applyJob, undoJob];

/** Changes that were announced for today take effect: who belongs where, and the headcounts, are written anew. */
async function settle(ctx: Ctx): Promise<void> {
  for (const { id } of await tenantsOf(ctx)) {
    const scoped = dangerouslyAsSystem(ctx, 'status changes take effect', [id]);
    if ((await settleEnrolments(scoped, id)) > 0) await recount(scoped, id);
  }
}

export const schedules: ScheduleDefinition[] = [{ name: 'register.settle', cron: '5 0 * * *', run: settle }];
