import { z } from 'zod';
import { type Ctx, personOf } from '#platform/ctx.ts';
import { type AnyRoute, route } from '#platform/http/route.ts';
import { preferenceSchema } from './preference.schema.ts';
import { getPreference, setPreference } from './preference.service.ts';

export const preferenceRoutes: AnyRoute[] = [
  route({
    method: 'GET',
    path: '/preference',
    permission: 'signed-in',
    summary: 'Through which channels I want to be told, besides these pages',
    response: preferenceSchema,
    handler: (ctx: Ctx) => getPreference(ctx, personOf(ctx).personId),
  }),
  route({
    method: 'PUT',
    path: '/preference',
    permission: 'signed-in',
    summary: 'Choose the channels',
    body: preferenceSchema,
    response: z.object({ saved: z.literal(true) }),
    handler: async (ctx, { body }) => {
      await setPreference(ctx, body);
      return { saved: true as const };
    },
  }),
];
