import { subscribe } from '#platform/events.ts';
import { deliverNotice } from './delivery.service.ts';
import { noticePublished } from './notice.events.ts';

export const noticeSubscriptions = [
  subscribe('space', noticePublished, (ctx, { noticeId }, { tenantId }) =>
    deliverNotice(ctx, tenantId, noticeId),
  ),
];
