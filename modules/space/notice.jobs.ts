import { subscribe } from '#platform/events.ts';
import { deliverNotice, deliverReminder } from './delivery.service.ts';
import { noticePublished, noticeReminded } from './notice.events.ts';

export const noticeSubscriptions = [
  subscribe('space', noticePublished, (ctx, { noticeId }, { tenantId }) =>
    deliverNotice(ctx, tenantId, noticeId),
  ),
  subscribe('space', noticeReminded, (ctx, { noticeId }, { tenantId }) =>
    deliverReminder(ctx, tenantId, noticeId),
  ),
];
