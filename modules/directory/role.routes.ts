import { z } from 'zod';
import { pageOf, pageQuery } from '#platform/http/page.ts';
import { route } from '#platform/http/route.ts';
import { bilingual, day, id, idParams, named } from './organisation.schema.ts';
import { listCatalogue } from './role.policy.ts';
import { grantRole, listRoleAssignments, revokeRole } from './role-assignment.service.ts';

const assignmentWire = z.object({
  id,
  role: z.string(),
  roleName: bilingual,
  person: named,
  organisation: named,
  validFrom: day,
  validTo: day.nullable(),
});

export const roleRoutes = [
  route({
    method: 'GET',
    path: '/role-assignments',
    permission: 'directory.role.read',
    summary: 'Granted roles at or below your node',
    query: pageQuery.extend({ personId: id.optional(), organisationId: id.optional() }),
    response: pageOf(assignmentWire),
    handler: (ctx, { query }) => listRoleAssignments(ctx, query),
  }),
  route({
    method: 'POST',
    path: '/role-assignments',
    permission: 'directory.role.grant',
    summary: 'Grant a role at a node',
    body: z.strictObject({
      personId: id,
      role: z.string().min(1).max(40),
      organisationId: id,
      validFrom: day.optional(),
      validTo: day.optional(),
    }),
    response: z.object({ id }),
    status: 201,
    handler: (ctx, { body }) => grantRole(ctx, body),
  }),
  route({
    method: 'POST',
    path: '/role-assignments/:id/revoke',
    permission: 'directory.role.grant',
    summary: 'Take a granted role back',
    params: idParams,
    response: z.null(),
    handler: (ctx, { params }) => revokeRole(ctx, params.id),
  }),
  route({
    method: 'GET',
    path: '/catalogue',
    permission: 'signed-in',
    summary: 'Roles and posts with their names',
    response: z.object({
      roles: z.array(z.object({ code: z.string(), name: bilingual, home: z.string() })),
      posts: z.array(z.object({ code: z.string(), name: bilingual, role: z.string() })),
    }),
    handler: async () => listCatalogue(),
  }),
];
