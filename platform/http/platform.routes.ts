import { z } from 'zod';
import type { App } from '../app.ts';
import { cancelJob, getJob } from '../jobs.ts';
import { errorPage } from './error-page.ts';
import { healthRoutes } from './health.ts';
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

/** What the floor itself answers: health, metrics, the document of the API, and jobs to follow. */
export function platformRoutes(app: App): AnyRoute[] {
  const jobId = z.object({ id: z.uuid() });
  return [
    ...healthRoutes(app),
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
