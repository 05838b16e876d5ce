import { z } from 'zod';
import { defineEvent } from '#platform/events.ts';

export const planPublished = defineEvent('admissions.plan.published', z.object({ planId: z.uuid() }));
export const planDrawn = defineEvent(
  'admissions.plan.drawn',
  z.object({ planId: z.uuid(), placed: z.number().int(), unplaced: z.number().int() }),
);
const facts = z.object({ applicationId: z.uuid(), planId: z.uuid(), guardianId: z.uuid() });
export const applicationSubmitted = defineEvent('admissions.application.submitted', facts);
export const applicationDecided = defineEvent(
  'admissions.application.decided',
  facts.extend({ state: z.enum(['eligible', 'returned', 'refused']) }),
);
export const seatConfirmed = defineEvent(
  'admissions.seat.confirmed',
  facts.extend({ schoolId: z.uuid(), childId: z.uuid().nullable() }),
);
