import { z } from 'zod';
import { type AnyRoute, route } from '#platform/http/route.ts';
import { entryInput, entryResponse } from './calendar.schema.ts';
import { changeEntry, createEntry, listEntries, removeEntry } from './calendar.service.ts';

const one = z.object({ id: z.uuid() });
const done = z.object({ done: z.literal(true) });

export const calendarRoutes: AnyRoute[] = [
  route({
    method: 'GET',
    path: '/calendar-entries',
    permission: 'signed-in',
    summary: 'My calendar between two instants, at most 62 days apart',
    query: z.object({ from: z.iso.datetime({ offset: true }), to: z.iso.datetime({ offset: true }) }),
    response: z.object({ items: z.array(entryResponse) }),
    handler: async (ctx, { query }) => ({
      items: await listEntries(ctx, { from: new Date(query.from), to: new Date(query.to) }),
    }),
  }),
  route({
    method: 'POST',
    path: '/calendar-entries',
    permission: 'signed-in',
    summary: 'Add an entry for myself, or for everybody at and below a node',
    body: entryInput,
    response: z.object({ id: z.uuid() }),
    status: 201,
    handler: (ctx, { body }) => createEntry(ctx, body),
  }),
  route({
    method: 'PUT',
    path: '/calendar-entries/:id',
    permission: 'signed-in',
    summary: 'Change an entry that I made',
    params: one,
    body: entryInput,
    response: done,
    handler: async (ctx, { params, body }, http) => {
      await changeEntry(ctx, params.id, http.ifMatch(), body);
      return { done: true as const };
    },
  }),
  route({
    method: 'DELETE',
    path: '/calendar-entries/:id',
    permission: 'signed-in',
    summary: 'Remove an entry that I made',
    params: one,
    response: done,
    handler: async (ctx, { params }) => {
      await removeEntry(ctx, params.id);
      return { done: true as const };
    },
  }),
];
