import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type Provider from 'oidc-provider';
import type { App } from '#platform/app.ts';
import type { Config } from '#platform/config.ts';
import type { Ctx } from '#platform/ctx.ts';
import { contentPolicy } from '#platform/http/security.ts';
import { contextFor, strangerOf } from '#platform/http/server.ts';
import { createProviders, type Providers, providerPaths } from './oidc-provider.service.ts';
import { rememberRequest } from './oidc-session.service.ts';

/** One running platform has one set of settings, so they stand for it. */
const providersOf = new WeakMap<Config, Providers>();

const thisMachine = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/;

/**
 * The issuer: the address that the operator gave, or in development the one that was asked for, as long as it is this
 * machine. A foreign `Host` header never becomes an issuer.
 */
export function issuerOf(config: Config, host: string | undefined): string {
  if (config.publicUrl) return config.publicUrl;
  return host && thisMachine.test(host) ? `http://${host}` : `http://localhost:${config.port}`;
}

/** The provider that a request speaks to; without a request, the one of the platform's own address. */
export function providerFor({ ports: { config } }: Ctx, request?: FastifyRequest): Promise<Provider> {
  const providers = providersOf.get(config);
  if (!providers) throw new Error('the OpenID provider is not mounted');
  return providers(issuerOf(config, request?.headers.host));
}

/** Puts the OpenID provider beside our own routes. It reads requests and writes answers by itself. */
export async function mountProvider(server: FastifyInstance, app: App): Promise<void> {
  const providers = createProviders(app);
  providersOf.set(app.config, providers);
  await server.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    // The provider bounds and parses bodies itself (56 KiB).
    scope.addContentTypeParser('*', (_request, _payload, done) => done(null));
    for (const url of providerPaths) {
      scope.route({
        method: ['GET', 'POST', 'OPTIONS'],
        url,
        config: { permission: 'public', rateLimit: { max: 6000, timeWindow: '1 minute' } },
        handler: (request, reply) => handOver(app, providers, request, reply),
      });
    }
  });
}

async function handOver(app: App, providers: Providers, request: FastifyRequest, reply: FastifyReply) {
  const issuer = issuerOf(app.config, request.headers.host);
  const provider = await providers(issuer);
  rememberRequest(request.raw, await visitorOf(app, request));
  const { protocol, host } = new URL(issuer);
  request.raw.headers['x-forwarded-proto'] = protocol.slice(0, -1);
  request.raw.headers['x-forwarded-host'] = host;
  reply.hijack();
  const { raw } = reply;
  raw.setHeader('content-security-policy', contentPolicy);
  raw.setHeader('x-content-type-options', 'nosniff');
  raw.setHeader('referrer-policy', 'no-referrer');
  raw.setHeader('x-request-id', request.id);
  if (protocol === 'https:')
    raw.setHeader('strict-transport-security', 'max-age=31536000; includeSubDomains');
  await provider.callback()(request.raw, raw);
}

/** Who is signed in to the platform in this browser. Tokens are the provider's to read, so they are left alone. */
async function visitorOf(app: App, request: FastifyRequest): Promise<Ctx> {
  const stranger = strangerOf(app, request);
  if (!request.headers.cookie) return stranger;
  for (const authenticate of app.authenticators) {
    const actor = await authenticate(stranger, { cookies: request.cookies, bearer: undefined });
    if (actor) return contextFor(stranger, actor);
  }
  return stranger;
}
