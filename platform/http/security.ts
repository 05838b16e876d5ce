import type { FastifyInstance, FastifyRequest } from 'fastify';
import { PlatformError } from '../errors.ts';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * A request that changes something and carries the session's cookie must come from our own pages:
 * `Origin` must be ours, or be absent together with a same-site `Sec-Fetch-Site`.
 */
export function refuseForeignOrigin(request: FastifyRequest, ownOrigin: string | undefined): void {
  if (safeMethods.has(request.method) || request.headers.authorization) return;
  const { origin } = request.headers;
  const site = request.headers['sec-fetch-site'];
  if (site === 'cross-site') throw new PlatformError('request.foreign-origin');
  if (origin === undefined) return;
  if (origin === ownOrigin) return;
  try {
    if (new URL(origin).host === request.headers.host) return;
  } catch {
    // `Origin: null` of a sandboxed page is foreign.
  }
  throw new PlatformError('request.foreign-origin');
}

/** What our own pages may load. */
export const contentPolicy = [
  "default-src 'self'",
  "img-src 'self' data: blob:",
  // Ant Design writes its styles at run time.
  "style-src 'self' 'unsafe-inline'",
  "script-src 'self'",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** Headers of every answer; a route may set its own policy before. */
export function addSecurityHeaders(server: FastifyInstance, { https }: { https: boolean }): void {
  server.addHook('onSend', async (_request, reply) => {
    if (!reply.hasHeader('content-security-policy')) reply.header('content-security-policy', contentPolicy);
    reply.header('x-content-type-options', 'nosniff');
    reply.header('referrer-policy', 'same-origin');
    reply.header('cross-origin-opener-policy', 'same-origin');
    reply.header('permissions-policy', 'geolocation=(), payment=(), usb=()');
    if (https) reply.header('strict-transport-security', 'max-age=31536000; includeSubDomains');
  });
}
