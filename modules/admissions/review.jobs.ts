import { type EventHandler, subscribe } from '#platform/events.ts';
import { caseEnded } from '#platform/workflow/workflow.events.ts';
import { applicationSubmitted } from './admissions.events.ts';
import { openReview, settleReview } from './review-case.service.ts';
import { reviewKey } from './review-flow.ts';

export const subscriptions: EventHandler[] = [
  subscribe('admissions.review', applicationSubmitted, async (ctx, { applicationId }, { tenantId }) => {
    await openReview(ctx, { tenantId, id: applicationId });
  }),
  subscribe('admissions.review', caseEnded, async (ctx, { caseId, procedure, status }, { tenantId }) => {
    if (procedure === reviewKey && status !== 'completed')
      await settleReview(ctx, { tenantId, caseId, status });
  }),
];
