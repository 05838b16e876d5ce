import { Readable } from 'node:stream';
import { z } from 'zod';
import { pageOf, pageQuery } from '#platform/http/page.ts';
import { type AnyRoute, route } from '#platform/http/route.ts';
import { exportTrail, listTrail } from './audit.service.ts';

const filters = z.object({
  from: z.iso.datetime({ offset: true }).optional().describe('Thirty days before `to` unless told'),
  to: z.iso.datetime({ offset: true }).optional(),
  action: z
    .string()
    .max(80)
    .regex(/^[a-z.-]*$/)
    .optional()
    .describe('The beginning of an action’s name'),
  outcome: z.enum(['done', 'refused', 'failed']).optional(),
  personId: z.uuid().optional(),
  subjectId: z.string().max(100).optional(),
});

const entry = z.object({
  id: z.uuid(),
  tenantId: z.uuid(),
  occurredAt: z.iso.datetime(),
  action: z.string(),
  outcome: z.enum(['done', 'refused', 'failed']),
  personId: z.uuid().nullable(),
  personName: z.string().nullable(),
  actor: z.record(z.string(), z.unknown()),
  subject: z.object({ type: z.string(), id: z.string() }).nullable(),
  detail: z.record(z.string(), z.unknown()),
  address: z.string().nullable(),
  requestId: z.string(),
});

export const auditRoutes: AnyRoute[] = [
  route({
    method: 'GET',
    path: '/audit',
    permission: 'identity.audit.read',
    summary: 'The audit trail, the newest first',
    query: filters.extend(pageQuery.shape),
    response: pageOf(entry),
    handler: async (ctx, { query }) => {
      const page = await listTrail(ctx, query);
      const items = page.items.map((item) => ({
        ...item,
        occurredAt: item.occurredAt.toISOString(),
        personId: item.personId ?? null,
        personName: item.personName ?? null,
        subject: item.subject ?? null,
        address: item.address ?? null,
      }));
      return { items, nextCursor: page.nextCursor };
    },
  }),
  route({
    method: 'GET',
    path: '/audit/export',
    permission: 'identity.audit.read',
    summary: 'The audit trail as CSV, at most 200,000 entries',
    query: filters,
    response: z.string(),
    produces: 'text/csv; charset=utf-8',
    perMinute: 6,
    handler: async (ctx, { query }, { reply }) => {
      const lines = await exportTrail(ctx, { ...query, limit: 1 });
      reply
        .header('content-disposition', 'attachment; filename="audit.csv"')
        .header('cache-control', 'no-store');
      return Readable.from(lines);
    },
  }),
];
