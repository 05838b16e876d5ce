import { tenantsOf } from '#modules/directory/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { forgetOldDrafts } from '#platform/forms/drafts.ts';
import type { ScheduleDefinition } from '#platform/jobs.ts';

/** Drafts that nobody came back to are deleted. */
async function forget(ctx: Ctx): Promise<void> {
  for (const { id } of await tenantsOf(ctx)) await forgetOldDrafts(ctx, id);
}

export const schedules: ScheduleDefinition[] = [
  { name: 'forms.forget-drafts', cron: '40 3 * * *', run: forget },
];
