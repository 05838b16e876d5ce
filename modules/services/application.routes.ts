import { z } from 'zod';
import { pageOf, pageQuery } from '#platform/http/page.ts';
import { type AnyRoute, route } from '#platform/http/route.ts';
import {
  applicationInput,
  applicationResponse,
  counterInput,
  onBehalf,
  scoreInput,
  startResponse,
} from './application.schema.ts';
import {
  apply,
  beginApplication,
  ownApplications,
  receive,
  scoreApplication,
} from './application.service.ts';

const ofItem = z.object({ tenantId: z.uuid(), itemId: z.uuid() });

export const applicationRoutes: AnyRoute[] = [
  route({
    method: 'POST',
    path: '/tenants/:tenantId/items/:itemId/beginnings',
    permission: 'signed-in',
    summary: 'The form with everything filled in that is known; writes nothing',
    params: ofItem,
    body: z.strictObject({ onBehalf }),
    response: startResponse,
    handler: async (ctx, { params, body }) => {
      const { form, answers, provenance, hidden } = await beginApplication(ctx, { ...params, ...body });
      return { form: { id: form.id, model: form.model }, answers, provenance, hidden };
    },
  }),
  route({
    method: 'POST',
    path: '/tenants/:tenantId/items/:itemId/applications',
    permission: 'signed-in',
    summary: 'Applies for a service',
    params: ofItem,
    body: applicationInput,
    response: applicationResponse,
    status: 201,
    perMinute: 30,
    handler: (ctx, { params, body }) => apply(ctx, params, body),
  }),
  route({
    method: 'POST',
    path: '/tenants/:tenantId/items/:itemId/counter-applications',
    permission: 'services.application.receive',
    summary: 'A clerk takes an application in at the counter',
    params: ofItem,
    body: counterInput,
    response: applicationResponse,
    status: 201,
    handler: (ctx, { params, body }) => receive(ctx, params, body),
  }),
  route({
    method: 'GET',
    path: '/applications/mine',
    permission: 'signed-in',
    summary: 'My applications in every county, the latest first',
    query: pageQuery,
    response: pageOf(applicationResponse),
    handler: (ctx, { query }) => ownApplications(ctx, query),
  }),
  route({
    method: 'POST',
    path: '/tenants/:tenantId/applications/:id/score',
    permission: 'signed-in',
    summary: 'The applicant rates a closed application, 1 to 5',
    params: z.object({ tenantId: z.uuid(), id: z.uuid() }),
    body: scoreInput,
    response: applicationResponse,
    handler: (ctx, { params, body }) => scoreApplication(ctx, params, body),
  }),
];
