import { z } from 'zod';
import type { App } from '../app.ts';
import { PlatformError } from '../errors.ts';
import { cancelJob, getJob } from '../jobs.ts';
import { metricsText } from '../metrics.ts';
import { errorPage } from './error-page.ts';
import { type AnyRoute, route } from './route.ts';

const bilingual = z.object({ zh: z.string(), en: z.string() });

const jobResponse = z.object({
  id: z.uuid(),
  kind: z.string(),
  state: z.enum(['queued', 'running', 'done', 'failed', 'cancelled']),
  done: z.number(),
  total: z.number().nullable(),
  message: bilingual.nullable(),
  result: z.unknown(),
  createdAt: z.iso.datetime(),
  startedAt: z.iso.datetime().nullable(),
  endedAt: z.iso.datetime().nullable(),
});

const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/** What the floor itself answers: health, metrics, the document of the API, and jobs to follow. */
export function platformRoutes(app: App): AnyRoute[] {
  const jobId = z.object({ id: z.uuid() });
  return [
    route({
      method: 'GET',
      path: '/healthz',
      permission: 'public',
      summary: 'The process is alive',
      response: z.object({ status: z.literal('ok') }),
      handler: async () => ({ status: 'ok' as const }),
    }),
    route({
      method: 'GET',
      path: '/readyz',
      permission: 'public',
      summary: 'The process can serve: its database answers and it is not shutting down',
      response: z.object({ status: z.literal('ready') }),
      handler: async () => {
        if (app.closing()) throw new PlatformError('platform.busy');
        await app.pool.query('select 1').catch((cause) => {
          throw new PlatformError('platform.busy', { cause, retryAfter: 5 });
        });
        return { status: 'ready' as const };
      },
    }),
    route({
      method: 'GET',
      path: '/metrics',
      permission: 'public',
      summary: 'Prometheus metrics; from this machine only, unless TONGXUE_METRICS says otherwise',
      response: z.string(),
      produces: 'text/plain; version=0.0.4; charset=utf-8',
      handler: async (_ctx, _input, { request }) => {
        const { metrics } = app.config;
        const here = loopback.has(request.socket.remoteAddress ?? '') && !request.headers['x-forwarded-for'];
        if (metrics === 'off' || (metrics === 'loopback' && !here))
          throw new PlatformError('resource.not-found');
        return metricsText(app.pool);
      },
    }),
    route({
      method: 'GET',
      path: '/openapi.json',
      permission: 'public',
      summary: 'This API as an OpenAPI 3.1 document',
      response: z.unknown(),
      handler: async (_ctx, _input, { request }) => request.server.swagger(),
    }),
    route({
      method: 'GET',
      path: '/docs/errors',
      permission: 'public',
      summary: 'Every error code with its status and texts: what the type of a problem document points to',
      response: z.string(),
      produces: 'text/html; charset=utf-8',
      handler: async () => errorPage(),
    }),
    route({
      method: 'GET',
      path: '/api/jobs/:id',
      permission: 'signed-in',
      summary: 'Long work: where it is, and its result',
      params: jobId,
      response: jobResponse,
      handler: async (ctx, { params }) => {
        const job = await getJob(ctx, params.id);
        return {
          id: job.id,
          kind: job.kind,
          state: job.state as 'queued',
          done: job.done,
          total: job.total,
          message: job.message as { zh: string; en: string } | null,
          result: job.result,
          createdAt: job.created_at.toISOString(),
          startedAt: job.started_at?.toISOString() ?? null,
          endedAt: job.ended_at?.toISOString() ?? null,
        };
      },
    }),
    route({
      method: 'POST',
      path: '/api/jobs/:id/cancellation',
      permission: 'signed-in',
      summary: 'Ask a job to stop at its next step',
      params: jobId,
      response: z.object({ asked: z.literal(true) }),
      status: 202,
      handler: async (ctx, { params }) => {
        await cancelJob(ctx, params.id);
        return { asked: true as const };
      },
    }),
  ];
}
