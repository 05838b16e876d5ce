import fastify, { type FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { App } from '../app.ts';
import { uuidv7 } from '../codes/uuid.ts';
import { PlatformError } from '../errors.ts';
import { metricsText } from '../metrics.ts';
import { sendProblem } from './problem.ts';
import { type AnyRoute, route } from './route.ts';

const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/** What whoever looks after the process asks: is it alive, may it be given work, how does it fare. */
export function healthRoutes(app: App): AnyRoute[] {
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
  ];
}

/** The door of a process that only works: it answers its keeper, and nobody else. */
export function buildHealthServer(app: App): FastifyInstance {
  const server = fastify({
    loggerInstance: app.log,
    disableRequestLogging: true,
    genReqId: () => uuidv7(),
    requestTimeout: 10_000,
    forceCloseConnections: true,
  }) as unknown as FastifyInstance;
  server.setErrorHandler((error, request, reply) => sendProblem(request, reply, error));
  server.setNotFoundHandler((request, reply) =>
    sendProblem(request, reply, new PlatformError('resource.not-found')),
  );
  const nobody = app.context({ kind: 'anonymous' }, []);
  for (const { method, path, produces, handler } of healthRoutes(app)) {
    server.route({
      method,
      url: path,
      handler: async (request, reply) => {
        if (produces) reply.type(produces);
        const http = { request, reply, ifMatch: () => 0 };
        return handler(nobody, { params: {}, query: {}, body: undefined }, http);
      },
    });
  }
  return server;
}
