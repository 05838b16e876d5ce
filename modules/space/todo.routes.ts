import { z } from 'zod';
import { pageOf, pageQuery } from '#platform/http/page.ts';
import { type AnyRoute, route } from '#platform/http/route.ts';
import { todoResponse } from './todo.schema.ts';
import { listTodos, tickOff } from './todo.service.ts';

export const todoRoutes: AnyRoute[] = [
  route({
    method: 'GET',
    path: '/todos',
    permission: 'signed-in',
    summary: 'What I must do, from every module, the most urgent first',
    query: pageQuery,
    response: pageOf(todoResponse),
    handler: (ctx, { query }) => listTodos(ctx, query),
  }),
  route({
    method: 'POST',
    path: '/todos/:id/done',
    permission: 'signed-in',
    summary: 'Tick off work that has no end of its own',
    params: z.object({ id: z.uuid() }),
    response: z.object({ done: z.literal(true) }),
    handler: async (ctx, { params }) => {
      await tickOff(ctx, params.id);
      return { done: true as const };
    },
  }),
];
