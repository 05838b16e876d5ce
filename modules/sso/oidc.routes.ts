import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '#platform/app.ts';
import type { Ctx } from '#platform/ctx.ts';
import { contentPolicy } from '#platform/http/security.ts';
import { contextFor, strangerOf } from '#platform/http/server.ts';
import { announceProviders, issuerOf } from './oidc-issuer.service.ts';
import { createProviders, type Providers, providerPaths } from './oidc-provider.service.ts';
import { rememberRequest } from './oidc-session.service.ts';

/** Puts the OpenID provider beside our own routes. It reads requests and writes answers by itself. */
export async function mountProvider(server: FastifyInstance, app: App): Promise<void> {
  const providers = createProviders(app);
  announceProviders(app.config, providers);
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
