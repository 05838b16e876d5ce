import fastifyCompress from '@fastify/compress';
import fastifyCookie from '@fastify/cookie';
import fastifyEtag from '@fastify/etag';
import fastifyMultipart from '@fastify/multipart';
import fastifyRateLimit from '@fastify/rate-limit';
import fastify, {
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify';
import { serializerCompiler } from 'fastify-type-provider-zod';
import type { App } from '../app.ts';
import { holds } from '../auth/authorise.ts';
import { uuidv7 } from '../codes/uuid.ts';
import type { Actor, Ctx } from '../ctx.ts';
import { PlatformError } from '../errors.ts';
import { countRequest } from '../metrics.ts';
import type { ModuleDefinition } from '../module.ts';
import { type Crowd, createCrowd } from './crowd.ts';
import { claimOf, remember, replay } from './idempotency.ts';
import { addOpenApi } from './openapi.ts';
import { servePages } from './pages.ts';
import { platformRoutes } from './platform.routes.ts';
import { localeOf, sendProblem } from './problem.ts';
import { type AnyRoute, type Http, urlOf } from './route.ts';
import { addSecurityHeaders, refuseForeignOrigin } from './security.ts';
import { validatorCompiler } from './validate.ts';

const defaultBodyLimit = 256 * 1024;
const defaultPerMinute = 600;

/** Builds the HTTP server of all modules. @throws when a route lacks a permission or a schema: the app does not boot. */
export async function buildServer(app: App, modules: readonly ModuleDefinition[]): Promise<FastifyInstance> {
  const https = app.config.publicUrl?.startsWith('https:') ?? false;
  const server = fastify({
    loggerInstance: app.log,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: app.config.trustProxy,
    bodyLimit: defaultBodyLimit,
    genReqId: () => uuidv7(),
    routerOptions: { maxParamLength: 300, ignoreTrailingSlash: true },
    requestTimeout: 120_000,
    forceCloseConnections: 'idle',
  }) as unknown as FastifyInstance;
  server.setValidatorCompiler(validatorCompiler);
  server.setSerializerCompiler(serializerCompiler);
  server.setErrorHandler((error, request, reply) => sendProblem(request, reply, error));
  server.decorateRequest('ctx');

  await server.register(fastifyCookie);
  await server.register(fastifyEtag, { weak: true });
  await server.register(fastifyCompress, { threshold: 2048, encodings: ['gzip', 'identity'] });
  await server.register(fastifyMultipart, { limits: { files: 1, fields: 20, fieldSize: 4096 } });
  await server.register(fastifyRateLimit, {
    global: false,
    hook: 'preHandler',
    keyGenerator: limitKey,
    errorResponseBuilder: (_request, { ttl }) =>
      Object.assign(new Error('too many'), { statusCode: 429, retryAfter: Math.ceil(ttl / 1000) }),
  });
  addSecurityHeaders(server, { https });
  server.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
  });
  server.addHook('onResponse', async (request, reply) => {
    countRequest(request.method, request.routeOptions.url ?? 'unknown', reply.statusCode, reply.elapsedTime);
  });
  await addOpenApi(server);

  const add = (module: string, routes: readonly AnyRoute[]) => {
    for (const definition of routes) addRoute(server, app, module, definition);
  };
  add('', platformRoutes(app));
  for (const module of modules) add(module.name, module.routes ?? []);
  for (const module of modules) {
    if (!module.mount) continue;
    if (!module.mountedPaths?.length) throw new Error(`${module.name} mounts paths without listing them`);
    await module.mount(server, app);
  }
  await servePages(server);
  return server;
}

/** A school sits behind one address: limits count accounts, and addresses only where nobody is signed in. */
function limitKey(request: FastifyRequest): string {
  const actor = request.ctx?.actor;
  if (actor?.kind === 'person') return `a:${actor.accountId}`;
  if (actor?.kind === 'app') return `p:${actor.appId}`;
  return `i:${request.ip}`;
}

function addRoute(server: FastifyInstance, app: App, module: string, definition: AnyRoute): void {
  const url = module === '' ? definition.path : urlOf(module, definition);
  const { permission, response } = definition;
  if (!permission) throw new Error(`${definition.method} ${url} has no permission`);
  if (!response) throw new Error(`${definition.method} ${url} has no response schema`);
  if (permission !== 'public' && permission !== 'signed-in' && !app.permissions.has(permission)) {
    throw new Error(`${definition.method} ${url} asks for an unknown permission ${permission}`);
  }
  const status = definition.status ?? 200;
  const crowd = definition.atOnce === undefined ? undefined : createCrowd(definition.atOnce);
  server.route({
    method: definition.method,
    url,
    bodyLimit: definition.bodyLimit ?? defaultBodyLimit,
    config: {
      permission,
      ...(definition.errorBody && { errorBody: definition.errorBody }),
      rateLimit: { max: definition.perMinute ?? defaultPerMinute, timeWindow: '1 minute' },
    },
    schema: {
      summary: definition.summary,
      tags: [module || 'platform'],
      ...(definition.params && { params: definition.params }),
      ...(definition.query && { querystring: definition.query }),
      ...(definition.body && { body: definition.body }),
      ...(!definition.produces && { response: { [status]: response } }),
      ...(definition.produces && { produces: [definition.produces] }),
      ...(definition.consumes && { consumes: definition.consumes }),
      security: permission === 'public' ? [] : [{ session: [] }, { bearer: [] }],
    },
    // Who asks is known before the body is parsed: a stranger's body is never read.
    onRequest: async (request, reply) => {
      // Before anything is asked of the database: turning away must cost little.
      if (crowd) passThrough(crowd, reply);
      request.ctx = await contextOf(app, request);
      refuseForeignOrigin(request, app.config.publicUrl);
      admit(request.ctx, definition);
    },
    handler: async (request, reply) => {
      const { ctx } = request;
      const claim = claimOf(request, ctx);
      if (claim) {
        if (await replay(ctx, claim, reply)) return reply;
        ctx.idempotency = claim;
      }
      const http: Http = { request, reply, ifMatch: () => versionOf(request) };
      const input = { params: request.params ?? {}, query: request.query ?? {}, body: request.body };
      const result = await definition.handler(ctx, input as never, http);
      if (reply.sent || result === reply) return reply;
      // A page may say itself that it tells of a refusal.
      if (reply.statusCode === 200) reply.code(status);
      if (definition.produces) {
        if (!reply.hasHeader('content-type')) reply.type(definition.produces);
        reply.serializer((payload: unknown) => payload as string);
        return reply.send(result);
      }
      if (claim) await remember(ctx, claim, status, result);
      return reply.send(result ?? null);
    },
  });
}

function passThrough(crowd: Crowd, reply: FastifyReply): void {
  const entered = crowd.enter();
  if ('comeAfter' in entered)
    throw new PlatformError('request.crowded', {
      values: { seconds: entered.comeAfter },
      retryAfter: entered.comeAfter,
    });
  reply.raw.once('close', entered.leave);
}

/** The context of a request before anybody was recognised. */
export function strangerOf(app: App, request: FastifyRequest): Ctx {
  const anonymous = app.context({ kind: 'anonymous' }, []);
  anonymous.requestId = request.id;
  anonymous.locale = localeOf(request);
  anonymous.address = request.ip;
  const agent = request.headers['user-agent'];
  if (agent) anonymous.userAgent = agent.slice(0, 300);
  return anonymous;
}

/** The context of one request: nobody, a person with the chosen role, or an app. */
async function contextOf(app: App, request: FastifyRequest): Promise<Ctx> {
  const anonymous = strangerOf(app, request);
  const authorization = request.headers.authorization;
  const credentials = {
    cookies: request.cookies,
    bearer: authorization?.startsWith('Bearer ') ? authorization.slice(7) : undefined,
  };
  for (const authenticate of app.authenticators) {
    const actor = await authenticate(anonymous, credentials);
    if (actor) return contextFor(anonymous, actor);
  }
  return anonymous;
}

/** The same request as another actor: seeing the tenants of its role, and no others. */
export function contextFor(ctx: Ctx, actor: Actor): Ctx {
  const tenants = actor.kind === 'person' || actor.kind === 'app' ? (actor.grant?.tenants ?? []) : [];
  return { ...ctx, actor, tenants, db: ctx.db.scopedTo(tenants) };
}

function admit(ctx: Ctx, { permission, evenIfMustDo }: AnyRoute): void {
  if (permission === 'public') return;
  if (ctx.actor.kind === 'anonymous') throw new PlatformError('auth.signed-out');
  if (ctx.actor.kind === 'person' && ctx.actor.mustDo.length > 0 && !evenIfMustDo) {
    throw new PlatformError('auth.must-do-first', { extra: { mustDo: ctx.actor.mustDo } });
  }
  if (permission === 'signed-in') return;
  if (!holds(ctx, permission)) throw new PlatformError('auth.forbidden', { extra: { permission } });
}

function versionOf(request: FastifyRequest): number {
  const header = request.headers['if-match'];
  const version = header && /^(?:W\/)?"?(\d{1,15})"?$/.exec(header)?.[1];
  if (!version) throw new PlatformError('resource.version-required');
  return Number(version);
}

declare module 'fastify' {
  interface FastifyRequest {
    ctx: Ctx;
  }
  interface FastifyContextConfig {
    permission?: string;
    errorBody?: (error: PlatformError) => unknown;
  }
}
