import { pageOf, pageQuery } from '#platform/http/page.ts';
import { type AnyRoute, route } from '#platform/http/route.ts';
import { todoResponse } from './todo.schema.ts';
import { listTodos } from './todo.service.ts';

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
];
