import { z } from 'zod';
import { defineEvent } from '#platform/events.ts';

const application = z.object({
  applicationId: z.uuid(),
  itemKey: z.string(),
  applicantId: z.uuid(),
  number: z.string(),
});
export const applicationSubmitted = defineEvent('services.application.submitted', application);
export const applicationEnded = defineEvent(
  'services.application.ended',
  application.extend({ state: z.enum(['completed', 'withdrawn', 'voided']), outcome: z.string().nullable() }),
);
export const questionAnswered = defineEvent(
  'services.question.answered',
  z.object({ questionId: z.uuid(), askerId: z.uuid() }),
);
