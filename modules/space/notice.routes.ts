import { z } from 'zod';
import { pageOf, pageQuery } from '#platform/http/page.ts';
import { type AnyRoute, route } from '#platform/http/route.ts';
import { noticeInput, noticeResponse, sentNoticeResponse } from './notice.schema.ts';
import {
  confirmNotice,
  listNotices,
  listSentNotices,
  openNotice,
  publishNotice,
  unreadNotices,
  withdraw,
} from './notice.service.ts';
import { remindReaders } from './reminder.service.ts';

const one = z.object({ id: z.uuid() });

export const noticeRoutes: AnyRoute[] = [
  route({
    method: 'GET',
    path: '/notices',
    permission: 'signed-in',
    summary: 'Notices addressed to me, the newest first',
    query: pageQuery.extend({ unread: z.stringbool().default(false) }),
    response: pageOf(noticeResponse),
    handler: (ctx, { query }) => listNotices(ctx, query),
  }),
  route({
    method: 'GET',
    path: '/notices/unread-count',
    permission: 'signed-in',
    summary: 'How many notices I have not opened, up to 99',
    response: z.object({ count: z.number() }),
    handler: async (ctx) => ({ count: await unreadNotices(ctx) }),
  }),
  route({
    method: 'GET',
    path: '/sent-notices',
    permission: 'space.notice.publish',
    summary: 'What I published, with receipts',
    query: pageQuery,
    response: pageOf(sentNoticeResponse),
    handler: (ctx, { query }) => listSentNotices(ctx, query),
  }),
  route({
    method: 'POST',
    path: '/notices',
    permission: 'space.notice.publish',
    summary: 'Publish a notice to everybody at and below a node, or to some roles there',
    body: noticeInput,
    response: z.object({ id: z.uuid() }),
    status: 201,
    perMinute: 30,
    handler: (ctx, { body }) => publishNotice(ctx, body),
  }),
  route({
    method: 'POST',
    path: '/notices/:id/receipt',
    permission: 'signed-in',
    summary: 'Open a notice: its read receipt',
    params: one,
    response: noticeResponse,
    handler: (ctx, { params }) => openNotice(ctx, params.id),
  }),
  route({
    method: 'POST',
    path: '/notices/:id/confirmation',
    permission: 'signed-in',
    summary: 'Confirm a notice that asks for it',
    params: one,
    response: noticeResponse,
    handler: (ctx, { params }) => confirmNotice(ctx, params.id),
  }),
  route({
    method: 'POST',
    path: '/notices/:id/reminder',
    permission: 'space.notice.publish',
    summary: 'Tell those again who have not read my notice; once a day',
    params: one,
    response: z.object({ remindedAt: z.iso.datetime() }),
    perMinute: 30,
    handler: (ctx, { params }) => remindReaders(ctx, params.id),
  }),
  route({
    method: 'DELETE',
    path: '/notices/:id',
    permission: 'space.notice.publish',
    summary: 'Withdraw my notice everywhere',
    params: one,
    response: z.object({ withdrawn: z.literal(true) }),
    handler: async (ctx, { params }, http) => {
      await withdraw(ctx, params.id, http.ifMatch());
      return { withdrawn: true as const };
    },
  }),
];
