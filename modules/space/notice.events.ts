import { z } from 'zod';
import { defineEvent } from '#platform/events.ts';

export const noticePublished = defineEvent(
  'space.notice.published',
  z.object({ noticeId: z.uuid(), organisationId: z.uuid(), roles: z.array(z.string()) }),
);
/** Those who have not read it are to be told again. */
export const noticeReminded = defineEvent('space.notice.reminded', z.object({ noticeId: z.uuid() }));
export const noticeWithdrawn = defineEvent('space.notice.withdrawn', z.object({ noticeId: z.uuid() }));
