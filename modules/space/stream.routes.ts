import { z } from 'zod';
import { type Ctx, personOf } from '#platform/ctx.ts';
import { type AnyRoute, type Http, route } from '#platform/http/route.ts';
import { standingsOf } from './place.service.ts';

const heartbeat = 25_000;
/** A stream ends by itself and the page asks again: so a session that ended cannot listen on for long. */
const longest = 10 * 60_000;

export const streamRoutes: AnyRoute[] = [
  route({
    method: 'GET',
    path: '/stream',
    permission: 'signed-in',
    summary: 'Server-sent events for open pages: hints to look again, without content',
    response: z.string(),
    produces: 'text/event-stream',
    perMinute: 60,
    handler: (ctx, _input, http) => openStream(ctx, http),
  }),
];

async function openStream(ctx: Ctx, { request, reply }: Http) {
  const { personId, grant } = personOf(ctx);
  const standings = await standingsOf(ctx);
  reply.hijack();
  const { raw } = reply;
  raw.writeHead(200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  const tell = (hint: unknown) => {
    const { kind } = hint as { kind: string };
    raw.write(`event: ${kind}\ndata: ${JSON.stringify(hint)}\n\n`);
  };
  const { realtime, ending } = ctx.ports;
  const ends = [realtime.subscribe(`person:${personId}`, tell)];
  if (grant) ends.push(realtime.subscribe(`role:${grant.organisationId}:${grant.role}`, tell));
  for (const { tenantId, paths } of standings) {
    const standsAt = new Set(paths);
    const tellIfAddressed = (hint: unknown) => {
      const { path, roles } = hint as { path: string; roles: string[] };
      if (standsAt.has(path) && (roles.length === 0 || roles.includes(grant?.role ?? ''))) tell(hint);
    };
    ends.push(realtime.subscribe(`notices:${tenantId}`, tellIfAddressed));
  }
  raw.write('retry: 5000\n\n');
  const beat = setInterval(() => raw.write(': \n\n'), heartbeat);
  const end = () => raw.end();
  const latest = setTimeout(end, longest);
  beat.unref();
  latest.unref();
  ending.addEventListener('abort', end);
  request.raw.on('close', () => {
    clearInterval(beat);
    clearTimeout(latest);
    ending.removeEventListener('abort', end);
    for (const stop of ends) stop();
  });
  return reply;
}
