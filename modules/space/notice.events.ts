import { z } from 'zod';
import { defineEvent } from '#platform/events.ts';

export const noticePublished = defineEvent(
  'space.notice.published',
  z.object({ noticeId: z.uuid(), organisationId: z.uuid(), roles: z.array(z.string()) }),
);
export const noticeWithdrawn = defineEvent('space.notice.withdrawn', z.object({ noticeId: z.uuid() }));
