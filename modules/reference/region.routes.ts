import { z } from 'zod';
import { route } from '#platform/http/route.ts';
import { listRegions, listSubjects } from './region.service.ts';

const bilingual = z.object({ zh: z.string(), en: z.string() });

export const regionRoutes = [
  route({
    method: 'GET',
    path: '/subjects',
    permission: 'signed-in',
    summary: 'Subjects, of one stage or all',
    query: z.object({
      stage: z
        .string()
        .regex(/^[a-z-]{1,20}$/)
        .optional(),
    }),
    response: z.object({
      items: z.array(z.object({ code: z.string(), name: bilingual, stages: z.array(z.string()) })),
    }),
    handler: async (ctx, { query }) => ({ items: await listSubjects(ctx, query.stage) }),
  }),
  route({
    method: 'GET',
    path: '/regions',
    permission: 'public',
    summary: 'Divisions (GB/T 2260) right below one; provinces without',
    query: z.object({
      parent: z
        .string()
        .regex(/^\d{6}$/)
        .optional(),
    }),
    response: z.object({
      items: z.array(
        z.object({
          code: z.string(),
          name: z.string(),
          level: z.string(),
          parentCode: z.string().nullable(),
        }),
      ),
    }),
    handler: async (ctx, { query }) => ({ items: await listRegions(ctx, query.parent) }),
  }),
];
