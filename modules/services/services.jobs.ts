import { inTx } from '#platform/db/db.ts';
import { type EventHandler, emit, subscribe } from '#platform/events.ts';
import { caseEnded } from '#platform/workflow/workflow.events.ts';
import { endApplication } from './application.queries.ts';
import { applicationEnded } from './services.events.ts';

export const subscriptions: EventHandler[] = [
  // An application follows its case.
  subscribe('services.application', caseEnded, async (ctx, { caseId, status, outcome }, { tenantId }) => {
    await inTx(ctx, async (ctx) => {
      const ended = await endApplication(
        ctx.db,
        { tenantId, caseId },
        { state: status, outcome, at: ctx.now() },
      );
      if (!ended) return;
      await emit(ctx, applicationEnded, tenantId, {
        applicationId: ended.id,
        itemKey: ended.item_key,
        applicantId: ended.applicant_id,
        number: ended.number,
        state: status,
        outcome,
      });
    });
  }),
];
