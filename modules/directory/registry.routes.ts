import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { route } from '#platform/http/route.ts';
import { exportOrganisations, exportPeople } from './export.service.ts';
import { getHeadcount } from './headcount.service.ts';
import { listMerges } from './merge.service.ts';
import { day, id, idParams, named } from './organisation.schema.ts';
import { getRemains } from './organisation-close.service.ts';
import { newPersonBody, personKinds, relations, summaryWire } from './person.schema.ts';
import { registerPerson } from './registration.service.ts';

const standing = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('pupil'),
    classId: id.optional(),
    entryYear: z.number().int().min(1900).max(2100).optional(),
    on: day.optional(),
  }),
  z.strictObject({
    kind: z.literal('staff'),
    post: z.string().min(1).max(40),
    subjects: z.array(z.string().min(1).max(60)).max(20).optional(),
    on: day.optional(),
  }),
  z.strictObject({ kind: z.literal('guardian'), childId: id, relation: z.enum(relations) }),
]);

function sendCsv(reply: FastifyReply, name: string, lines: AsyncGenerator<string>): Readable {
  reply
    .header('content-disposition', `attachment; filename="${name}.csv"`)
    .header('cache-control', 'no-store');
  return Readable.from(lines);
}

/** What the people who keep the register need beside the plain records: whole registrations, counts, merges, lists. */
export const registryRoutes = [
  route({
    method: 'POST',
    path: '/registrations',
    permission: 'directory.person.create',
    summary: 'Register a person together with enrolment, posting or guardianship: both or nothing',
    body: newPersonBody.extend({ standing }),
    response: summaryWire,
    status: 201,
    handler: (ctx, { body }) => registerPerson(ctx, body),
  }),
  route({
    method: 'GET',
    path: '/organisations/:id/headcount',
    permission: 'directory.organisation.read',
    summary: 'Pupils, staff and classes at or below an organisation',
    params: idParams,
    response: z.object({
      schools: z.number().int(),
      classes: z.number().int(),
      pupils: z.number().int(),
      staff: z.number().int(),
      countedAt: z.iso.datetime(),
    }),
    handler: (ctx, { params }) => getHeadcount(ctx, params.id),
  }),
  route({
    method: 'GET',
    path: '/organisations/:id/remains',
    permission: 'directory.organisation.close',
    summary: 'What is still open at or below an organisation and stands in the way of closing it',
    params: idParams,
    response: z.object({ children: z.number().int(), pupils: z.number().int(), staff: z.number().int() }),
    handler: (ctx, { params }) => getRemains(ctx, params.id),
  }),
  route({
    method: 'GET',
    path: '/organisations/:id/export',
    permission: 'directory.organisation.read',
    summary: 'Everything at or below an organisation as CSV; recorded',
    params: idParams,
    response: z.string(),
    produces: 'text/csv; charset=utf-8',
    perMinute: 6,
    handler: async (ctx, { params }, { reply }) =>
      sendCsv(reply, 'organisations', await exportOrganisations(ctx, params.id)),
  }),
  route({
    method: 'GET',
    path: '/organisations/:id/people/export',
    permission: 'directory.person.export',
    summary: 'The people of one kind at or below an organisation as CSV, without identifiers; recorded',
    params: idParams,
    query: z.object({ kind: z.enum(personKinds) }),
    response: z.string(),
    produces: 'text/csv; charset=utf-8',
    perMinute: 6,
    handler: async (ctx, { params, query }, { reply }) =>
      sendCsv(reply, query.kind, await exportPeople(ctx, { id: params.id, kind: query.kind })),
  }),
  route({
    method: 'GET',
    path: '/people/:id/merges',
    permission: 'directory.person.merge',
    summary: 'Merges that a person’s record was part of, the latest first',
    params: idParams,
    response: z.object({
      items: z.array(
        z.object({
          id,
          kept: named.extend({ number: z.string() }),
          merged: named.extend({ number: z.string() }),
          mergedAt: z.iso.datetime(),
          mergedBy: named.nullable(),
          undoneAt: z.iso.datetime().nullable(),
        }),
      ),
    }),
    handler: async (ctx, { params }) => ({ items: await listMerges(ctx, params.id) }),
  }),
];
