import { tenantsOf } from '#modules/directory/index.ts';
import { dangerouslyAsSystem } from '#platform/auth/authorise.ts';
import { type EventHandler, subscribe } from '#platform/events.ts';
import type { ScheduleDefinition } from '#platform/jobs.ts';
import { caseOverdue, taskOverdue } from '#platform/workflow/workflow.events.ts';
import { refreshBoard } from './board.service.ts';

/** What became late stands on the board at once. */
export const subscriptions: EventHandler[] = [
  subscribe('procedures.board', taskOverdue, (ctx, _late, { tenantId }) => refreshBoard(ctx, tenantId)),
  subscribe('procedures.board', caseOverdue, (ctx, _late, { tenantId }) => refreshBoard(ctx, tenantId)),
];

export const schedules: ScheduleDefinition[] = [
  {
    name: 'procedures.board',
    cron: '*/5 * * * *',
    run: async (ctx) => {
      for (const tenant of await tenantsOf(ctx)) {
        const inside = dangerouslyAsSystem(ctx, 'supervision board', [tenant.id]);
        await refreshBoard(inside, tenant.id);
      }
    },
  },
];
