import { z } from 'zod';
import { personOf } from '#platform/ctx.ts';
import { route } from '#platform/http/route.ts';
import { childrenOf } from './guardianship.service.ts';
import { endGuardianship, registerGuardian } from './guardianship-edit.service.ts';
import { id, idParams, named } from './organisation.schema.ts';
import { personDetailWire, relations, summaryWire } from './person.schema.ts';
import { getChildDetail } from './person-detail.service.ts';

const childWire = z.object({
  guardianshipId: id,
  relation: z.enum(relations),
  person: summaryWire,
  enrolments: z.array(
    z.object({ id, tenantId: id, school: named, class: named.optional(), status: z.string() }),
  ),
});

const nothing = z.null();

export const guardianshipRoutes = [
  route({
    method: 'POST',
    path: '/pupils/:id/guardianships',
    permission: 'directory.guardianship.update',
    summary: 'Register a guardian of a pupil by the school',
    params: idParams,
    body: z.strictObject({
      guardianId: id,
      relation: z.enum(relations),
      kind: z.enum(['legal', 'delegated']).default('legal'),
    }),
    response: z.object({ id }),
    status: 201,
    handler: (ctx, { params, body }) => registerGuardian(ctx, { ...body, childId: params.id }),
  }),
  route({
    method: 'POST',
    path: '/guardianships/:id/end',
    permission: 'signed-in',
    summary: 'End a guardianship: your own, or one that your school keeps',
    params: idParams,
    response: nothing,
    handler: (ctx, { params }) => endGuardianship(ctx, params.id),
  }),
  route({
    method: 'GET',
    path: '/children',
    permission: 'signed-in',
    summary: 'Your children with their schools and classes',
    response: z.object({ items: z.array(childWire) }),
    handler: async (ctx) => ({ items: await childrenOf(ctx, personOf(ctx).personId) }),
  }),
  route({
    method: 'GET',
    path: '/children/:id',
    permission: 'signed-in',
    summary: 'What the directory knows of your child, masked',
    params: idParams,
    response: personDetailWire,
    handler: (ctx, { params }) => getChildDetail(ctx, params.id),
  }),
];
