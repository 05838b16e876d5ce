import { z } from 'zod';
import { kindsOf } from './audience.policy.ts';
import type { NoticeRow } from './notice.queries.ts';

export const noticeResponse = z.object({
  id: z.uuid(),
  tenantId: z.uuid(),
  title: z.string(),
  body: z.string(),
  publisher: z.string(),
  authorName: z.string(),
  publishedAt: z.iso.datetime(),
  expiresAt: z.iso.datetime().nullable(),
  mustConfirm: z.boolean(),
  readAt: z.iso.datetime().nullable(),
  confirmedAt: z.iso.datetime().nullable(),
  withdrawn: z.boolean(),
});
export type Notice = z.infer<typeof noticeResponse>;

export const sentNoticeResponse = noticeResponse.omit({ readAt: true, confirmedAt: true }).extend({
  /** The place that it went to, with everybody below. */
  to: z.string(),
  roles: z.array(z.string()),
  isPublic: z.boolean(),
  version: z.number(),
  /** How many people it is addressed to; null while it is being counted. */
  recipients: z.number().nullable(),
  read: z.number(),
  confirmed: z.number(),
  /** When those who had not read it were last told again, and how many; the number is null while it is counted. */
  remindedAt: z.iso.datetime().nullable(),
  reminded: z.number().nullable(),
  /** Whether its readers can be told one by one. */
  canRemind: z.boolean(),
});

export const noticeInput = z.object({
  organisationId: z.uuid(),
  title: z.string().trim().min(1).max(100),
  body: z.string().trim().min(1).max(20_000),
  roles: z.array(z.string().max(40)).max(20).default([]),
  mustConfirm: z.boolean().default(false),
  isPublic: z.boolean().default(false),
  expiresAt: z.iso.datetime({ offset: true }).optional(),
});
export type NoticeInput = z.infer<typeof noticeInput>;

const iso = (date: Date | null | undefined) => date?.toISOString() ?? null;

export function toNotice(row: NoticeRow): Notice {
  return {
    id: row.id,
    tenantId: row.tenant_id,
    title: row.title,
    body: row.body,
    publisher: row.publisher,
    authorName: row.author_name,
    publishedAt: row.published_at.toISOString(),
    expiresAt: iso(row.expires_at),
    mustConfirm: row.must_confirm,
    readAt: iso(row.read_at),
    confirmedAt: iso(row.confirmed_at),
    withdrawn: row.withdrawn_at !== null,
  };
}

export function toSentNotice(row: NoticeRow, counts: { read: number; confirmed: number }) {
  const { readAt: _read, confirmedAt: _confirmed, ...notice } = toNotice(row);
  return {
    ...notice,
    to: row.place_name ?? row.publisher,
    roles: row.roles,
    isPublic: row.is_public,
    version: row.version,
    recipients: row.recipients,
    remindedAt: iso(row.reminded_at),
    reminded: row.reminded,
    canRemind: kindsOf(row.roles) !== undefined,
    ...counts,
  };
}
