import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { projectRoot } from '../config.ts';
import { PlatformError } from '../errors.ts';
import { sendProblem } from './problem.ts';

/** Where the built pages are. */
export const pagesDir = join(projectRoot, 'dist/web');

/**
 * The built pages: hashed assets for a year, everything else asks again; an unknown path is the shell's to answer.
 * Where there are none, and for programs, an unknown path is a problem document.
 */
export async function servePages(server: FastifyInstance): Promise<void> {
  const notFound = (request: FastifyRequest, reply: FastifyReply) =>
    sendProblem(request, reply, new PlatformError('resource.not-found'));
  // The first start makes the folder before the pages are in it: they are built while the demo loads.
  if (!existsSync(pagesDir)) {
    server.setNotFoundHandler(notFound);
    return;
  }
  await server.register(fastifyStatic, {
    root: pagesDir,
    preCompressed: true,
    cacheControl: false,
    wildcard: true,
    setHeaders(response, path) {
      const forever = path.includes('/assets/');
      response.header('cache-control', forever ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  server.setNotFoundHandler((request, reply) => {
    const wantsPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html');
    const isApi = request.url.startsWith('/api/') || request.url.startsWith('/ims/');
    if (!wantsPage || isApi || !existsSync(join(pagesDir, 'index.html'))) return notFound(request, reply);
    return reply.header('cache-control', 'no-cache').sendFile('index.html');
  });
}
