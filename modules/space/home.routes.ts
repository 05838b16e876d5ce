import { z } from 'zod';
import { type AnyRoute, route } from '#platform/http/route.ts';
import { homeResponse } from './home.schema.ts';
import { homeOf } from './home.service.ts';
import { portalResponse, schoolResponse } from './portal.schema.ts';
import { portalOf, searchSchools } from './portal.service.ts';

export const homeRoutes: AnyRoute[] = [
  route({
    method: 'GET',
    path: '/home',
    permission: 'signed-in',
    summary: 'My home in the role that I chose: what to do, what is new, where to go',
    response: homeResponse,
    handler: (ctx) => homeOf(ctx),
  }),
  route({
    method: 'GET',
    path: '/portal',
    permission: 'public',
    summary: 'The public first page: the region, its counts, public notices',
    response: portalResponse,
    perMinute: 120,
    handler: (ctx) => portalOf(ctx),
  }),
  route({
    method: 'GET',
    path: '/portal/schools',
    permission: 'public',
    summary: 'Search schools by name, pinyin or initials',
    query: z.object({ q: z.string().trim().min(1).max(40) }),
    response: z.object({ items: z.array(schoolResponse) }),
    perMinute: 120,
    handler: async (ctx, { query }) => ({ items: await searchSchools(ctx, query.q) }),
  }),
];
